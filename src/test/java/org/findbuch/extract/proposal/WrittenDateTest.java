package org.findbuch.extract.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          am 17. November 2004 beschlossen      | 2004-11-17
          1. Jänner 2010                        | 2010-01-01
          Mittwoch, 3. März 1999                | 1999-03-03
          3.März 1999                           | 1999-03-03
          12. Sept. 2006                        | 2006-09-12
          5. Mrz. 2006                          | 2006-03-05
          Linsen, 07.03.2005                    | 2005-03-07
          7. 3. 2005                            | 2005-03-07
          vom 1.7.60                            | 1960-07-01
          Programm 17.11.04                     | 2004-11-17
          Stand 2021-04-30                      | 2021-04-30
          2021_04_30_Verordnung                 | 2021-04-30
          Scan_20190312                         | 2019-03-12
          26-09-2018                            | 2018-09-26
          May 12, 2004                          | 2004-05-12
          12th of May 2004                      | 2004-05-12
          Dezember 2010                         | 2010-12
          Konzept_Juni2002                      | 2002-06
          Nov. 2004                             | 2004-11
          Stand 08/2022                         | 2022-08
          2018-09                               | 2018-09
          Juni bis August 2019                  | 2019-06/2019-08
          November 2014 bis Dezember 2017       | 2014-11/2017-12
          3.–5. Mai 2012                        | 2012-05-03/2012-05-05
          30. April bis 2. Mai 2012             | 2012-04-30/2012-05-02
          3.–5.5.2012                           | 2012-05-03/2012-05-05
          2014-2017                             | 2014/2017
          Haushalt 2012                         | 2012
          """)
  void dates_are_read_as_people_write_them(String text, String date) {
    assertThat(WrittenDate.in(text, TODAY))
        .singleElement()
        .extracting(one -> one.date().text())
        .isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Telefon 06051/709-136
          zum 31. Dezember 2030
          31. Februar 2010
          12.345.678
          im Mai
          Version 3.0.0
          § 20 Absatz 3
          """)
  void what_is_no_date_and_what_is_still_to_come_is_left(String text) {
    assertThat(WrittenDate.in(text, TODAY)).isEmpty();
  }

  @Test
  void a_line_may_be_a_date_and_nothing_else() {
    assertThat(WrittenDate.isAll("Vom 24. Februar 2021")).isTrue();
    assertThat(WrittenDate.isAll("Stand: August 2022")).isTrue();
    assertThat(WrittenDate.isAll("Gesundheitsbericht 2015")).isFalse();
    assertThat(WrittenDate.isAll("Haltung")).isFalse();
  }
}
