package org.findbuch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.query.Notice;
import org.findbuch.reading.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

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
