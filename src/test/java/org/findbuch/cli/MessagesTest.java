package org.findbuch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.query.Notice;
import org.findbuch.reading.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  @Test
  void a_quotation_within_another_has_single_marks() {
    assertThat(new Messages("de").text("collection.removed", "„A“")).contains("„A“");
    assertThat(new Messages("de").text("collection.filled", "Fachtag „Alter“", "„B“", 1))
        .contains("Die Sammlung „Fachtag ‚Alter‘“ ist nicht leer: In ihr liegt „B“.");
    assertThat(new Messages("en").text("collection.filled", "Day “Age”", "“B”", 1))
        .contains("The collection “Day ‘Age’” is not empty: it holds “B”.");
    assertThat(Wording.GERMAN.titles(List.of("Fachtag „Alter“", "B"), 2))
        .isEqualTo("„Fachtag ‚Alter‘“, „B“ und 2 andere");
  }

  /** Of two texts with one name the first is lost, and nobody says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/web/messages_", "/org/findbuch/cli/messages_", "/org/findbuch/reading/words_"})
  void no_text_is_there_twice(String file) throws IOException {
    for (String language : List.of("de", "en")) {
      Set<String> keys = new HashSet<>();
      for (String line : lines(file + language + ".properties")) {
        if (line.matches("[^#=\\s]+\\s*=.*")) {
          String key = line.substring(0, line.indexOf('=')).strip();
          assertThat(keys.add(key)).as(key).isTrue();
        }
      }
      assertThat(keys).hasSizeGreaterThan(50);
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = MessagesTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @Test
  void a_sentence_ends_with_a_full_stop() {
    for (String name : List.of("web.messages", "org.findbuch.cli.messages")) {
      ResourceBundle german =
          ResourceBundle.getBundle(
              name,
              Locale.GERMAN,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      for (String key : german.keySet()) {
        String text = german.getString(key).strip();
        if (text.matches("(?s)\\p{Lu}\\p{L}+ Sie .*")) {
          assertThat(text).as(key).matches("(?s).*[.?!:…]");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void an_index_of_nothing_has_no_documents(String language) {
    assertThat(new Messages(language).text("reindex.done", 0)).contains("0 ").doesNotContain("1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void a_notice_that_names_nothing_has_no_gap(String language) {
    Wording wording = Wording.of(language);
    assertThat(wording.notice(Notice.of(Notice.Code.QUOTE_CLOSED))).doesNotContain("{");
    assertThat(wording.notice(Notice.of(Notice.Code.BRACKETS_BALANCED))).doesNotContain("{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void a_record_can_name_every_state(String language) {
    Messages messages = new Messages(language);
    for (Publication publication : Publication.values()) {
      assertThat(messages.wording().name(publication)).isNotBlank();
    }
    for (State state : State.values()) {
      assertThat(messages.wording().name(state)).isNotBlank();
    }
  }
}
