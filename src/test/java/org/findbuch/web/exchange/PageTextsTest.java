package org.findbuch.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTextsTest {
  private static final Path MAIN = Path.of(System.getProperty("findbuch.home", "."), "src/main");
  private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([a-z0-9.-]+)\"");

  @Test
  void german_and_english_say_the_same_things() {
    assertThat(PageTexts.bundle(Locale.GERMAN).keySet())
        .containsExactlyInAnyOrderElementsOf(PageTexts.bundle(Locale.ENGLISH).keySet());
  }

  @Test
  void every_text_can_be_filled_in() {
    for (PageTexts texts : List.of(PageTexts.GERMAN, PageTexts.ENGLISH)) {
      for (String key : PageTexts.bundle(Locale.GERMAN).keySet()) {
        assertThat(texts.say(key, 1, 2)).as(key).isNotBlank().doesNotContain("{0}", "{1}");
      }
    }
  }

  @Test
  void whatever_a_template_says_has_a_text() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path folder : List.of(MAIN.resolve("jte"), MAIN.resolve("java/org/findbuch/web"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher matcher = SAID.matcher(Files.readString(file));
          while (matcher.find()) {
            keys.add(matcher.group(1));
          }
        }
      }
    }
    keys.removeIf(key -> key.endsWith("."));
    assertThat(keys).hasSizeGreaterThan(80);
    assertThat(PageTexts.bundle(Locale.GERMAN).keySet()).containsAll(keys);
  }

  @Test
  void sizes_are_short_and_in_the_readers_language() {
    assertThat(PageTexts.GERMAN.size(4_200_000)).isEqualTo("4,2\u00a0MB");
    assertThat(PageTexts.GERMAN.most(500L << 20)).isEqualTo("500\u00a0MB");
    assertThat(PageTexts.GERMAN.most(94_321)).isEqualTo("94\u00a0kB");
    assertThat(PageTexts.ENGLISH.size(4_200_000)).isEqualTo("4.2\u00a0MB");
    assertThat(PageTexts.GERMAN.size(94_321)).isEqualTo("94\u00a0kB");
    assertThat(PageTexts.GERMAN.size(17)).isEqualTo("17\u00a0Byte");
    assertThat(PageTexts.ENGLISH.size(17)).isEqualTo("17\u00a0bytes");
    assertThat(PageTexts.ENGLISH.size(1)).isEqualTo("1\u00a0byte");
  }
}
