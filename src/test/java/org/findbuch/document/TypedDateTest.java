package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.findbuch.document.WrongValueException.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2004                            | 2004
          2004-11                         | 2004-11
          2004-11-17                      | 2004-11-17
          2010/2015                       | 2010/2015
          2004-11-17/2004-11-19           | 2004-11-17/2004-11-19
          17.08.2024                      | 2024-08-17
          17.8.2024                       | 2024-08-17
          7. 8. 2024                      | 2024-08-07
          8.2024                          | 2024-08
          08/2024                         | 2024-08
          8 / 2024                        | 2024-08
          2024-8-7                        | 2024-08-07
          2024-8                          | 2024-08
          17. August 2024                 | 2024-08-17
          17.August 2024                  | 2024-08-17
          17 AUGUST 2024                  | 2024-08-17
          3. März 2024                    | 2024-03-03
          1. Jänner 2024                  | 2024-01-01
          12. Sept. 2024                  | 2024-09-12
          August 2024                     | 2024-08
          Aug. 2024                       | 2024-08
          August 17, 2024                 | 2024-08-17
          17 May 2024                     | 2024-05-17
          2010-2015                       | 2010/2015
          2010–2015                       | 2010/2015
          2010 bis 2015                   | 2010/2015
          08/2024/10/2024                 | 2024-08/2024-10
          17.08.2024 – 19.08.2024         | 2024-08-17/2024-08-19
          17. August 2024 bis 2. Mai 2025 | 2024-08-17/2025-05-02
          29.2.2024                       | 2024-02-29
          1000                            | 1000
          2200-12-31                      | 2200-12-31
          """)
  void dates_are_taken_as_people_type_them(String typed, String date) {
    assertThat(TypedDate.of("date", typed).text()).isEqualTo(date);
    assertThat(TypedDate.of("date", "  " + typed.replace(' ', '\u00a0') + "\t").text())
        .isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024                  | 2024                        | 2024
          2024-02               | Februar 2024                | February 2024
          2024-03               | März 2024                   | March 2024
          2024-05               | Mai 2024                    | May 2024
          2026-02-03            | 03.02.2026                  | 2026-02-03
          0900-12-24            | 24.12.0900                  | 0900-12-24
          2010/2015             | 2010/2015                   | 2010/2015
          2010/2015-06          | 2010 – Juni 2015            | 2010 – June 2015
          2024-08-17/2024-08-19 | 17.08.2024 – 19.08.2024     | 2024-08-17 – 2024-08-19
          2024-11/2025-01       | November 2024 – Januar 2025 | November 2024 – January 2025
          Sommer 2024           | Sommer 2024                 | Sommer 2024
          2024-02-31            | 2024-02-31                  | 2024-02-31
          """)
  void one_that_is_stored_is_shown_as_one_types_it_and_read_again_as_the_very_same(
      String stored, String german, String english) {
    assertThat(TypedDate.shown(stored, Locale.GERMAN)).isEqualTo(german);
    assertThat(TypedDate.shown(stored, Locale.ENGLISH)).isEqualTo(english);
    assertThat(TypedDate.stored(german)).isEqualTo(stored);
    assertThat(TypedDate.stored(english)).isEqualTo(stored);
  }

  @Test
  void every_month_is_read_again_in_both_languages() {
    for (int month = 1; month <= 12; month++) {
      String stored = "2024-%02d".formatted(month);
      for (Locale locale : List.of(Locale.GERMAN, Locale.GERMANY, Locale.ENGLISH, Locale.UK)) {
        assertThat(TypedDate.stored(TypedDate.shown(stored, locale))).isEqualTo(stored);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gestern             | DATE
          17.8.24             | DATE
          08-2024-17          | DATE
          1/8/2024            | DATE
          17. Augst 2024      | DATE
          2024-08-17T10:00    | DATE
          2010/2012/2015      | DATE
          ٢٠٢٤                | DATE
          2024-02-31          | EXISTING_DAY
          31.02.2024          | EXISTING_DAY
          29. Februar 2023    | EXISTING_DAY
          13/2024             | EXISTING_DAY
          0.8.2024            | EXISTING_DAY
          2015/2010           | ORDERED_DAYS
          3.5.2024–1.5.2024   | ORDERED_DAYS
          0000                | LIKELY_YEAR
          0999-12-31          | LIKELY_YEAR
          9999                | LIKELY_YEAR
          17.08.2204          | LIKELY_YEAR
          2010/9999           | LIKELY_YEAR
          """)
  void whatever_is_no_date_is_refused_for_what_it_lacks(String typed, Expected expected) {
    assertThatExceptionOfType(WrongValueException.class)
        .isThrownBy(() -> TypedDate.of("start", typed))
        .satisfies(wrong -> assertThat(wrong.expected()).isEqualTo(expected))
        .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("start"))
        .satisfies(wrong -> assertThat(wrong.value()).isEqualTo(typed));
  }

  @Test
  void a_day_is_typed_the_same_ways() {
    assertThat(TypedDate.day("day", "31.1.2030")).isEqualTo(LocalDate.of(2030, 1, 31));
    assertThat(TypedDate.day("day", "31. Januar 2030")).isEqualTo(LocalDate.of(2030, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bald", "", "2030", "2030-01", "2030/2031", "2030-01-30/2030-01-31"})
  void a_date_that_is_no_single_day_is_no_day(String typed) {
    assertThatExceptionOfType(WrongValueException.class)
        .isThrownBy(() -> TypedDate.day("day", typed))
        .satisfies(wrong -> assertThat(wrong.expected()).isEqualTo(Expected.DAY));
  }

  @Test
  void a_text_without_end_is_refused_at_once() {
    assertThatExceptionOfType(WrongValueException.class)
        .isThrownBy(() -> TypedDate.of("date", "2024 bis ".repeat(100_000)));
  }
}
