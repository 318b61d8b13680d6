package org.findbuch.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: what can be said with every command. */
@Command(name = "findbuch", synopsisSubcommandLabel = "COMMAND", sortOptions = false)
final class Root {
  @Option(names = "--archive", paramLabel = "DIR", scope = ScopeType.INHERIT)
  private @Nullable Path archive;

  @Option(names = "--index", paramLabel = "DIR", scope = ScopeType.INHERIT)
  private @Nullable Path index;

  @Option(names = "--settings", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private @Nullable Path settings;

  @Option(names = "--lang", paramLabel = "de|en", scope = ScopeType.INHERIT)
  private @Nullable String language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  @SuppressWarnings("UnusedVariable") // read by the library
  private boolean help;

  private final Terminal terminal;

  Root(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  Messages messages() {
    if (language != null && !language.equals("de") && !language.equals("en")) {
      throw CommandException.usage("usage.value", "--lang", language, "de, en");
    }
    return new Messages(language == null ? terminal.language() : language);
  }

  /** The settings that were given here; paths are relative to where the command was typed. */
  Options options(Map<String, String> ofCommand) {
    Map<String, String> given = new LinkedHashMap<>(ofCommand);
    if (archive != null) {
      given.put("archive", "file:" + terminal.directory().resolve(archive));
    }
    if (index != null) {
      given.put("index", "lucene:" + terminal.directory().resolve(index));
    }
    return new Options(settings == null ? null : terminal.directory().resolve(settings), given);
  }
}
