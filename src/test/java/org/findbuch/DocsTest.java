package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.web.AllRoutes;
import org.junit.jupiter.api.Test;

/** What the program can do stands in its documents, and what stands there is so. */
class DocsTest {
  private static final Path HOME = Path.of(System.getProperty("findbuch.home"));
  private static final String HANDBOOK = "src/docs/handbuch.md";
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");
  private static final Pattern RECORD = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  @Test
  void every_command_is_in_the_readme() throws IOException {
    String readme = read("README.md");
    assertThat(App.commands().names()).hasSizeGreaterThan(15);
    for (String command : App.commands().names()) {
      assertThat(readme).contains("`" + command);
    }
  }

  @Test
  void every_setting_is_in_the_readme_with_its_default() throws IOException {
    String readme = read("README.md");
    Settings.DEFAULTS.forEach(
        (name, value) ->
            assertThat(readme)
                .as("the row of %s", name)
                .contains(
                    "| `" + name + "` | " + (value.isEmpty() ? "" : "`" + value + "` ") + "|"));
  }

  @Test
  void every_address_is_in_the_readme() throws IOException {
    String readme = read("README.md");
    List<String> found = AllRoutes.registered().stream().map(AllRoutes::path).distinct().toList();
    assertThat(found).hasSizeGreaterThan(20);
    for (String address : found) {
      if (!address.startsWith("/assets/")) {
        assertThat(readme).contains("`" + address + "`");
      }
    }
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1)))
            .as("link in %s", HOME.relativize(document))
            .exists();
      }
    }
  }

  @Test
  void every_decision_has_a_number_of_its_own_and_says_what_was_decided() throws IOException {
    List<String> numbers = new ArrayList<>();
    try (Stream<Path> records = Files.list(HOME.resolve("src/docs/decisions"))) {
      for (Path record : records.toList()) {
        String name = record.getFileName().toString();
        assertThat(name).matches(RECORD);
        numbers.add(name.substring(0, 4));
        assertThat(Files.readString(record)).contains("**Decided**").contains("**Why.**");
      }
    }
    assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void every_command_and_address_in_the_handbook_is_one() throws IOException {
    String handbook = read(HANDBOOK);
    Matcher command = Pattern.compile("`\\./findbuch ([a-z-]+)").matcher(handbook);
    List<String> commands = new ArrayList<>();
    while (command.find()) {
      commands.add(command.group(1));
    }
    assertThat(commands).hasSizeGreaterThan(10);
    assertThat(App.commands().names()).containsAll(commands);
    assertThat(handbook).contains("`/login`");
  }

  @Test
  void every_label_that_the_handbook_quotes_stands_in_the_program() throws IOException {
    // What the pages put together from pieces, and the handbook's own names.
    String handbook = read(HANDBOOK).replaceAll("„(vermutlich|die Technik|Für die)[^“]*“", "");
    StringBuilder program = new StringBuilder(handbook.replaceAll("„[^“]*“", ""));
    try (Stream<Path> all = Files.walk(HOME.resolve("src/main/resources"))) {
      for (Path texts : all.filter(f -> f.toString().endsWith("_de.properties")).toList()) {
        program.append(Files.readString(texts));
      }
    }
    Matcher label = Pattern.compile("„([^“]{3,})“").matcher(handbook);
    List<String> lacking = new ArrayList<>();
    while (label.find()) {
      if (!program.toString().contains(label.group(1).replaceAll("\\d+ %|…$", "").strip())) {
        lacking.add(label.group(1));
      }
    }
    assertThat(lacking).isEmpty();
  }

  @Test
  void the_pictures_of_the_handbook_are_few_and_small() throws IOException {
    Matcher picture = Pattern.compile("!\\[([^]]+)]\\(([^)]+)\\)").matcher(read(HANDBOOK));
    List<Path> shown = new ArrayList<>();
    while (picture.find()) {
      assertThat(picture.group(1))
          .as("what %s shows, in words", picture.group(2))
          .hasSizeGreaterThan(15);
      shown.add(HOME.resolve("src/docs").resolve(picture.group(2)));
    }
    assertThat(shown).hasSizeBetween(4, 12);
    for (Path file : shown) {
      assertThat(Files.size(file)).as("%s", file.getFileName()).isLessThanOrEqualTo(60_000);
    }
    try (Stream<Path> all = Files.list(HOME.resolve("src/docs/img/handbuch"))) {
      assertThat(all).containsExactlyInAnyOrderElementsOf(shown);
    }
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(HOME.resolve("README.md"));
    try (Stream<Path> docs = Files.walk(HOME.resolve("src/docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
    }
    return documents;
  }

  private static String read(String file) throws IOException {
    return Files.readString(HOME.resolve(file));
  }
}
