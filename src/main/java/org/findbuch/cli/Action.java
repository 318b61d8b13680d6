package org.findbuch.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** One command. Its fields are what was typed. */
public abstract class Action {
  @ParentCommand private @Nullable Object parent;

  /** Does it, and returns the exit code. */
  public abstract int run(Workplace workplace) throws IOException, InterruptedException;

  /**
   * Whether documents move on while it runs; a command that only looks leaves them where they are.
   */
  public boolean movesDocuments() {
    return false;
  }

  /**
   * Has the process that holds the folders do it, and returns the exit code.
   *
   * @throws HolderGoneException when it has gone before it said how it went
   */
  public int forward(Session.Forward holder, List<String> arguments) throws IOException {
    return holder.run(arguments, terminal());
  }

  /** Whether only the process that holds the folders itself can do it. */
  public boolean isService() {
    return false;
  }

  /** Settings that its own options give. */
  public Map<String, String> settings() {
    return Map.of();
  }

  Root root() {
    return switch (parent) {
      case Root root -> root;
      case Branch branch when branch.root() != null -> branch.root();
      case null, default -> throw new IllegalStateException("a command outside the program");
    };
  }

  public Terminal terminal() {
    return root().terminal();
  }

  public Messages say() {
    return root().messages();
  }

  public PrintStream out() {
    return terminal().out();
  }

  public PrintStream err() {
    return terminal().err();
  }

  public Path file(Path typed) {
    return terminal().directory().resolve(typed).normalize();
  }

  public void print(String key, Object... arguments) {
    out().println(say().text(key, arguments));
  }

  public DocumentId id(String typed) {
    return DocumentId.parse(typed)
        .orElseThrow(() -> CommandException.failed("document.unknown", typed));
  }

  public Holding holding(Workplace workplace, String typed) throws IOException {
    return workplace
        .archive()
        .find(id(typed))
        .orElseThrow(() -> CommandException.failed("document.unknown", typed));
  }
}
