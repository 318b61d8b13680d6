package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.findbuch.document.WrongValueException.Expected;
import org.junit.jupiter.api.Test;

class TypedTest {
  private static final String MOST = "\ud83d\udcda".repeat(500);

  @Test
  void a_title_has_at_most_500_characters_and_what_is_kept_may_have_more() {
    assertThat(MetadataField.TITLE.given(List.of(MOST))).isEqualTo(MOST);
    assertThatExceptionOfType(WrongValueException.class)
        .isThrownBy(() -> MetadataField.TITLE.given(List.of(MOST + "x")))
        .satisfies(wrong -> assertThat(wrong.expected()).isEqualTo(Expected.SHORT_TITLE))
        .satisfies(wrong -> assertThat(wrong.value()).hasSizeLessThan(200).endsWith("…"));
    assertThat(MetadataField.TITLE.parse(List.of(MOST + "x"))).isEqualTo(MOST + "x");
  }
}
