package org.findbuch.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DispositionTest {
  @Test
  void a_plain_name_stands_alone() {
    assertThat(Disposition.header(true, "a b.pdf")).isEqualTo("inline; filename=\"a b.pdf\"");
  }

  @Test
  void umlauts_are_written_out_for_old_clients_and_encoded_for_new_ones() {
    assertThat(Disposition.header(false, "Übergänge – 2004.pdf"))
        .isEqualTo(
            "attachment; filename=\"Uebergaenge - 2004.pdf\";"
                + " filename*=UTF-8''%C3%9Cberg%C3%A4nge%20%E2%80%93%202004.pdf");
  }

  @Test
  void nothing_in_a_name_ends_the_header() {
    assertThat(Disposition.header(false, "a\"b\r\nX: y\\%22.pdf"))
        .doesNotContain("\r", "\n")
        .startsWith("attachment; filename=\"a_b--X: y__22.pdf\"");
  }
}
