package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An add whose service ends in the middle names every file once, and takes nothing back. */
@Tag("crash")
class AddFateTest {
  private static final int FILES = 150;
  private static final Pattern JSON =
      Pattern.compile("\\{\"file\":\"([^\"]+)\",\"outcome\":\"(\\w+)\".*}");
  private static final Pattern WORDS =
      Pattern.compile("(Added|Rejected|Already there): (\\S+/a( – \\d+)?\\.txt) – .*");

  @TempDir Path folder;
  private Path given = Path.of("");

  @BeforeEach
  void many_files() throws IOException {
    given = Files.createDirectory(folder.resolve("given"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(given.resolve("a – " + i + ".txt"), ("Die Hitze " + i + " ").repeat(200));
    }
    Files.writeString(given.resolve("a.txt"), "Ein Name, mit dem alle anderen beginnen");
  }

  @ParameterizedTest
  @CsvSource({"true, --json", "true, --draft", "false, --json"})
  void every_file_is_named_once_and_what_was_acknowledged_is_there(boolean kill, String option)
      throws Exception {
    List<String> acknowledged = new ArrayList<>();
    List<String> named = new ArrayList<>();
    Program.Result added;
    try (Program service = Program.start(folder, Map.of(), "serve", "--port", "0")) {
      assertThat(service.address()).isNotNull();
      try (Program add = Program.start(folder, Map.of(), "add", given.toString(), option)) {
        for (int i = 0; i < 20; i++) {
          note(String.valueOf(add.line()), named, acknowledged);
        }
        if (kill) {
          service.kill();
        } else {
          service.handle().destroy();
        }
        added = add.result();
      }
      service.waitFor();
    }
    added.out().forEach(line -> note(line, named, acknowledged));
    assertThat(named).as("%s", added.err()).hasSize(FILES + 1).doesNotHaveDuplicates();
    assertThat(added.out().getLast()).contains(String.valueOf(FILES + 1));
    if (kill) {
      assertThat(added.exitCode()).isEqualTo(1);
      assertThat(added.err())
          .singleElement()
          .asString()
          .contains("The service that carries the command out has ended");
    }
    List<String> there = new ArrayList<>();
    for (String line : Program.run(folder, "add", given.toString(), "--json").out()) {
      Matcher matcher = JSON.matcher(line);
      if (matcher.matches() && matcher.group(2).equals("duplicate")) {
        there.add(matcher.group(1));
      }
    }
    assertThat(there).containsAll(acknowledged);
    assertThat(Program.run(folder, "check").exitCode()).isZero();
  }

  private static void note(String line, List<String> named, List<String> acknowledged) {
    Matcher json = JSON.matcher(line);
    Matcher words = WORDS.matcher(line);
    if (json.matches()) {
      named.add(json.group(1));
      if (json.group(2).equals("added")) {
        acknowledged.add(json.group(1));
      }
    } else if (words.matches()) {
      named.add(words.group(2));
      if (words.group(1).equals("Added")) {
        acknowledged.add(words.group(2));
      }
    }
  }
}
