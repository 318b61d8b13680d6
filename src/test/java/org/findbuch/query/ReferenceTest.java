package org.findbuch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "§ 34 IfSG                    | 34 ifsg                     | 8",
        "§34 IfSG                     | 34 ifsg                     | 8",
        "§ 34 ifsg                    | 34 ifsg                     | 8",
        "Paragraph 34 IfSG            | 34 ifsg                     | 8",
        "paragraf 34 Infektionsschutzgesetz | 34 infektionsschutzgesetz | 8",
        "§ 34 des Infektionsschutzgesetzes  | 34 infektionsschutzgesetzes | 8",
        "§§ 33, 34 IfSG               | 33 34 ifsg                  | 8",
        "§§ 33 und 34 IfSG            | 33 34 ifsg                  | 8",
        "§§ 33 bis 36 IfSG            | 33 36 ifsg                  | 8",
        "§ 34a SGB V                  | 34a sgb 5/v                 | 8",
        "§ 34 a SGB XII               | 34a sgb 12/xii              | 8",
        "§ 34 Abs. 2 Satz 1 IfSG      | 34 abs/absatz 2/ii s/satz 1/i ifsg | 8",
        "§ 34 Absatz 2 S. 1 IfSG      | 34 abs/absatz 2/ii s/satz 1/i ifsg | 8",
        "§ 20 Abs. 5a Nr. 3 Buchst. b BauO NRW | 20 abs/absatz 5a 3/iii b bauo nrw | 8",
        "§ 34 ff. IfSG                | 34 ifsg                     | 8",
        "§ 34                         | 34                          | 2",
        "§§ 33, 34                    | 33 34                       | 2",
        "SGB V                        | sgb 5/v                     | 0",
        "SGB 5                        | sgb 5/v                     | 0",
        "SGB IX                       | sgb 9/ix                    | 0",
        "sgb ix                       | sgb 9/ix                    | 0",
        "Art. 5 Abs. 2 GG             | art/artikel 5/v abs/absatz 2/ii gg | 8",
        "Artikel 5 GG                 | art/artikel 5/v gg          | 8",
        "Art. 5                       | art/artikel 5/v             | 0",
        "TOP 4                        | tagesordnungspunkt/top 4/iv | 0",
        "Tagesordnungspunkt 4.1       | tagesordnungspunkt/top 4.1  | 0",
        "TOP Ö 4                      | tagesordnungspunkt/top 4/iv | 0",
        "7 C 28.15                    | 7/vii c 28.15               | 0",
        "1 BvR 16/13                  | 1/i bvr 16 13/xiii          | 0",
        "L 9 AS 12/10                 | l 9/ix as 12/xii 10/x       | 0",
        "Az. 7 C 28.15                | 7/vii c 28.15               | 0",
        "Az.: 53.5-123/2020           | 53.5 123 2020               | 0",
        "Drucksache 3585/2021         | 3585 2021                   | 0",
        "Drucksachen-Nr. 3585/2021    | 3585 2021                   | 0",
        "Drs. 19/1234                 | 19 1234                     | 0",
        "BT-Drs. 19/1234              | 19 1234                     | 0",
        "Bundestagsdrucksache 19/1234 | 19 1234                     | 0",
        "Vorlage Nr. 3585/2021        | 3585 2021                   | 0",
        "VO (EU) 2016/679             | verordnung/vo eu 2016 679   | 2",
        "Verordnung (EU) Nr. 2016/679 | verordnung/vo eu 2016 679   | 2",
        "RL 2008/50/EG                | richtlinie/rl 2008 50 eg    | 2",
        "DIN EN ISO 9001              | din en iso 9001             | 2",
        "DIN 18040-2                  | din 18040 2/ii              | 2",
        "ISO/IEC 27001:2013           | iso iec 27001 2013          | 2",
      })
  void what_is_cited_is_one_word_of_a_question(String typed, String places, int slop) {
    for (String text :
        List.of(typed, typed.replace(' ', '\u00a0'), typed.replace(" ", " \u202f"))) {
      assertThat(QueryParser.parse(text)).isEqualTo(word(typed));
      assertThat(QueryParser.parse("was sagt " + text + " dazu?").query())
          .isEqualTo(
              new Query.And(
                  List.of(
                      new Query.Word("was"),
                      new Query.Word("sagt"),
                      new Query.Word(typed),
                      new Query.Word("dazu?"))));
    }
    Reference reference = Reference.of(typed).orElseThrow();
    String written =
        reference.places().stream()
            .map(ways -> ways.stream().sorted().collect(Collectors.joining("/")))
            .collect(Collectors.joining(" "));
    assertThat(written).isEqualTo(places);
    assertThat(reference.slop()).isEqualTo(slop);
    assertThat(QueryPrinter.print(new Query.Word(typed))).isEqualTo(typed);
    assertThat(QueryParser.parse("+" + typed).query())
        .isEqualTo(new Query.Required(new Query.Word(typed)));
  }

  private static ParsedQuery word(String text) {
    return new ParsedQuery(new Query.Word(text), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "34 Kinder",
        "Kinder 2021",
        "Die Art 3",
        "COVID-19",
        "7 Kinder",
        "von 7 bis 12.30 Uhr",
        "Vorlage 5",
        "Top Themen",
        "IfSG",
        "Gesetz 5",
        "Satz 3",
        "DIN",
        "IN X",
        "12/2021",
      })
  void other_words_stay_as_they_are(String typed) {
    assertThat(Reference.of(typed)).isEmpty();
  }

  @Test
  void blanks_without_end_take_no_time() {
    for (String begun : List.of("DIN", "Az.", "§ 34", "VO (EU)", "7", "SGB", "Drucksache Nr.")) {
      long start = System.nanoTime();
      QueryParser.parse(begun + " ".repeat(500 - begun.length()) + "x");
      assertThat((System.nanoTime() - start) / 1_000_000).as(begun).isLessThan(500);
    }
  }

  @Test
  void operators_around_a_reference_stay() {
    assertThat(QueryPrinter.print(QueryParser.parse("§ 34 OR § 35").query()))
        .isEqualTo("§ 34 OR § 35");
    assertThat(QueryParser.parse("-§ 34 IfSG").query())
        .isEqualTo(new Query.Not(new Query.Word("§ 34 IfSG")));
    assertThat(QueryParser.parse("\"§ 34 IfSG\"").query())
        .isEqualTo(new Query.Phrase(List.of("§", "34", "IfSG"), 0));
    assertThat(QueryParser.parse("(§ 34 IfSG) Läuse").query())
        .isEqualTo(new Query.And(List.of(new Query.Word("§ 34 IfSG"), new Query.Word("Läuse"))));
  }
}
