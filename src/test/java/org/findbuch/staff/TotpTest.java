package org.findbuch.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** The text 12345678901234567890 of RFC 6238, appendix B, in base 32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void codes_are_those_of_the_standard(long second, String code) {
    assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
  }

  @Test
  void the_code_before_and_the_one_after_count_and_no_other() {
    Totp totp = new Totp(Clock.fixed(Instant.ofEpochSecond(59), ZoneOffset.UTC));
    assertThat(totp.step(SECRET, "287082")).hasValue(1);
    assertThat(totp.step(SECRET, "287 082")).hasValue(1);
    assertThat(totp.step(SECRET, Totp.code(SECRET, 0))).hasValue(0);
    assertThat(totp.step(SECRET, Totp.code(SECRET, 2))).hasValue(2);
    assertThat(totp.step(SECRET, Totp.code(SECRET, 3))).isEmpty();
    assertThat(totp.step(SECRET, "")).isEmpty();
    assertThat(totp.step(SECRET, "abcdef")).isEmpty();
  }

  @Test
  void a_secret_has_160_bits_and_is_another_from_other_chance() {
    assertThat(Totp.secret(RandomToken.hash("a")))
        .matches("[A-Z2-7]{32}")
        .isNotEqualTo(Totp.secret(RandomToken.hash("b")));
  }
}
