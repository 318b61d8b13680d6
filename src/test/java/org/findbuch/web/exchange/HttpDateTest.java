package org.findbuch.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  private static final Instant MOMENT = Instant.parse("1994-11-06T08:49:37Z");

  @Test
  void all_three_forms_are_understood_and_the_first_is_written() {
    for (String form :
        new String[] {
          "Sun, 06 Nov 1994 08:49:37 GMT",
          "Sunday, 06-Nov-94 08:49:37 GMT",
          "Sun Nov  6 08:49:37 1994",
          "Sun, 6 Nov 1994 08:49:37 GMT",
          " Sun, 06 Nov 1994 08:49:37 GMT "
        }) {
      assertThat(HttpDate.parse(form)).as(form).isEqualTo(MOMENT);
    }
    assertThat(HttpDate.format(MOMENT)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(HttpDate.parse("Sunday, 01-Jan-40 00:00:00 GMT"))
        .isEqualTo(Instant.parse("2040-01-01T00:00:00Z"));
  }

  @Test
  void what_is_no_date_is_none() {
    for (String none :
        new String[] {"", "0", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun Nov 6 94"}) {
      assertThat(HttpDate.parse(none)).as(none).isNull();
    }
  }
}
