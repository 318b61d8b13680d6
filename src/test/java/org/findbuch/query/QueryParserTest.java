package org.findbuch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.findbuch.query.Query.And;
import org.findbuch.query.Query.Everything;
import org.findbuch.query.Query.Exact;
import org.findbuch.query.Query.In;
import org.findbuch.query.Query.Not;
import org.findbuch.query.Query.Or;
import org.findbuch.query.Query.Phrase;
import org.findbuch.query.Query.Similar;
import org.findbuch.query.Query.Wildcard;
import org.findbuch.query.Query.Word;
import org.findbuch.query.Query.Years;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @Test
  void words_side_by_side_are_all_asked_for() {
    reads("Gesundheit Alter", all(word("Gesundheit"), word("Alter")));
  }

  @Test
  void what_a_plus_or_an_and_joins_is_required() {
    reads("+Gesundheit Alter", all(required("Gesundheit"), word("Alter")));
    reads(
        "Gesundheit UND Alter AND Pflege",
        all(required("Gesundheit"), required("Alter"), required("Pflege")));
    reads("a AND b c", all(required("a"), required("b"), word("c")));
    reads("+(a b) c", all(required("a"), required("b"), word("c")));
    reads("+\"a b\" c", all(phrase(0, "a", "b"), word("c")));
    reads("C++ 3+4 + a", all("C++", "3+4", "+", "a"));
    reads("+", word("+"));
  }

  @Test
  void or_joins_less_closely_than_words_side_by_side() {
    reads("a b OR c", any(all("a", "b"), word("c")));
    reads("a (b ODER c)", all(word("a"), any(word("b"), word("c"))));
  }

  @Test
  void operators_are_words_in_small_letters() {
    reads("Alter und Pflege", all("Alter", "und", "Pflege"));
    reads("not or", all("not", "or"));
  }

  @Test
  void not_takes_one_thing_away_in_three_spellings() {
    Query expected = all(word("Pflege"), new Not(word("Heim")));
    reads("Pflege NOT Heim", expected);
    reads("Pflege NICHT Heim", expected);
    reads("Pflege -Heim", expected);
    reads("Pflege UND NICHT Heim", all(required("Pflege"), new Not(word("Heim"))));
    reads("Pflege -\"im Heim\"", all(word("Pflege"), new Not(phrase(0, "im", "Heim"))));
    reads("Pflege -(a OR b)", all(word("Pflege"), new Not(any(word("a"), word("b")))));
  }

  @Test
  void a_hyphen_after_a_joining_word_stands_for_the_part_that_is_left_out() {
    reads("Organentnahme und -übertragung", all("Organentnahme", "und", "übertragung"));
    reads("Pflegegeld oder -dienst", all("Pflegegeld", "oder", "dienst"));
    reads("Bürgerinnen bzw. -vereine", all("Bürgerinnen", "bzw.", "vereine"));
    reads("Kinderschutz sowie\t-hilfe", all("Kinderschutz", "sowie", "hilfe"));
    reads("child care and -protection", all("child", "care", "and", "protection"));
    reads("und -Heim", all(word("und"), new Not(word("Heim"))));
    reads("Hund -Heim", all(word("Hund"), new Not(word("Heim"))));
    reads("Pflege UND -Heim", all(required("Pflege"), new Not(word("Heim"))));
    reads(
        "Pflege und -\"im Heim\"",
        all(word("Pflege"), word("und"), new Not(phrase(0, "im", "Heim"))));
  }

  @Test
  void a_hyphen_takes_away_only_after_a_blank_and_directly_before_a_word() {
    reads("COVID-19", word("COVID-19"));
    reads("Kinder- und Jugend", all("Kinder-", "und", "Jugend"));
    reads("Pflege - Heim", all("Pflege", "-", "Heim"));
    reads("--x", word("--x"));
  }

  @Test
  void phrases_stand_in_quotation_marks_of_every_kind() {
    Query expected = phrase(0, "Gesundheit", "im", "Alter");
    reads("\"Gesundheit im Alter\"", expected);
    reads("„Gesundheit im Alter“", expected);
    reads("“Gesundheit im Alter”", expected);
    reads("«Gesundheit im Alter»", expected);
    reads("»Gesundheit im Alter«", expected);
    reads("\"a b\"~7", phrase(7, "a", "b"));
    reads("\"a b\"~", phrase(5, "a", "b"));
    reads("\"a b\"~99999", phrase(100, "a", "b"));
  }

  @Test
  void stars_tildes_and_equals_signs_shape_a_word() {
    reads("Gesund*", new Wildcard("Gesund*"));
    reads("Gesundhiet~", new Similar("Gesundhiet"));
    reads("Gesundhiet~1", new Similar("Gesundhiet"));
    reads("=Heime", new Exact("Heime"));
  }

  @Test
  void wildcards_stand_at_the_end_inside_and_before_three_letters() {
    reads("Pandem?e", new Wildcard("Pandem?e"));
    reads("*demie", new Wildcard("*demie"));
    reads("Gesund*konferenz", new Wildcard("Gesund*konferenz"));
    reads("**heit**", new Wildcard("*heit*"));
    reads("?andemie", new Wildcard("?andemie"));
    reads("titel:*demie", in(Field.TITLE, new Wildcard("*demie")));
    reads("*ab *", all("*ab", "*"));
    reads("wie lange? wo?", all("wie", "lange?", "wo?"));
    reads("a/b?c=1", word("a/b?c=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bürger:innen", "Bürger*innen", "Bürger_innen", "Bürger/-innen", "Bürger(innen)",
        "Bürger(-innen)", "Bürger*innenbüro", "Bürger:innenbüro", "Lehrer:in", "Lehrer*in",
        "Lehrer(in)", "Angestellte:r", "Angestellte*r", "Angestellte(r)", "BÜRGER:INNEN"
      })
  void a_gender_form_is_a_word(String form) {
    reads(form, word(form));
    reads("(" + form + " Alter)", all(form, "Alter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*it", "**", "C++", "7", "§", "e.V.", "=", "~", "a/b", "12:30"})
  void odd_words_stay_words(String odd) {
    reads(odd, word(odd));
  }

  @Test
  void a_field_limits_a_word_a_phrase_or_a_bracket() {
    reads("title:Alter", in(Field.TITLE, word("Alter")));
    reads("Titel:\"im Alter\"", in(Field.TITLE, phrase(0, "im", "Alter")));
    reads("autor:(Meier OR Schulz)", in(Field.AUTHOR, any(word("Meier"), word("Schulz"))));
    reads("ort:Hamm thema:x art:report", all(of("place:Hamm"), of("topic:x"), of("kind:report")));
    reads("a -sammlung:x*", all(word("a"), new Not(in(Field.COLLECTION, new Wildcard("x*")))));
  }

  @Test
  void blanks_may_stand_behind_the_colon_of_a_field() {
    reads("titel: verbunden", in(Field.TITLE, word("verbunden")));
    reads("Titel:  \"im Alter\"", in(Field.TITLE, phrase(0, "im", "Alter")));
    reads("autor: (Meier OR Schulz)", in(Field.AUTHOR, any(word("Meier"), word("Schulz"))));
    reads("jahr: 2015", new Years(2015, 2015));
    reads("Pflege jahr: 2001..2010", all(word("Pflege"), new Years(2001, 2010)));
  }

  @Test
  void a_colon_without_a_value_is_part_of_the_word() {
    reads("Titel:", word("Titel:"));
    reads("Frage: Alter", all("Frage:", "Alter"));
    reads("Thema: OR x", any(word("Thema:"), word("x")));
    reads("jahr: bald", all("jahr:", "bald"));
    reads("Bürger:innen", word("Bürger:innen"));
    reads("http://example.org", word("http://example.org"));
  }

  @Test
  void an_unknown_field_is_read_as_words_with_a_notice() {
    reads("farbe:rot", all("farbe", "rot"), Notice.of(Notice.Code.UNKNOWN_FIELD, "farbe"));
    reads(
        "farbe:\"rot\"",
        all(word("farbe"), phrase(0, "rot")),
        Notice.of(Notice.Code.UNKNOWN_FIELD, "farbe"));
  }

  @Test
  void years_may_be_open_on_either_side() {
    reads("year:2001..2010", new Years(2001, 2010));
    reads("jahr:2001-2010", new Years(2001, 2010));
    reads("year:2010..2001", new Years(2001, 2010));
    reads("year:2005", new Years(2005, 2005));
    reads("year:..2010", new Years(0, 2010));
    reads("year:2001..", new Years(2001, 9999));
    reads("year:bald", word("bald"), Notice.of(Notice.Code.UNKNOWN_YEARS, "bald"));
  }

  @Test
  void what_is_not_closed_is_closed_with_a_notice() {
    reads("\"im Alter", phrase(0, "im", "Alter"), Notice.of(Notice.Code.QUOTE_CLOSED));
    reads("(a b", all("a", "b"), Notice.of(Notice.Code.BRACKETS_BALANCED));
    reads("a) b", all("a", "b"), Notice.of(Notice.Code.BRACKETS_BALANCED));
  }

  @Test
  void an_operator_without_anything_to_join_is_left_out_with_a_notice() {
    reads("OR a", word("a"), Notice.of(Notice.Code.OPERATOR_IGNORED, "OR"));
    reads("a UND", word("a"), Notice.of(Notice.Code.OPERATOR_IGNORED, "UND"));
    reads("a NICHT", word("a"), Notice.of(Notice.Code.OPERATOR_IGNORED, "NICHT"));
  }

  @Test
  void only_exclusions_are_read_as_everything_else_with_a_notice() {
    reads("-a", new Not(word("a")), Notice.of(Notice.Code.ONLY_EXCLUSIONS));
    reads("-a NOT b", all(of("-a"), of("-b")), Notice.of(Notice.Code.ONLY_EXCLUSIONS));
  }

  @Test
  void nothing_typed_asks_for_everything_without_a_word_about_it() {
    reads("", new Everything());
    reads(" \n\t\u00a0", new Everything());
    reads("()", new Everything(), Notice.of(Notice.Code.NOTHING_TO_SEARCH));
    reads("\"\"", new Everything(), Notice.of(Notice.Code.NOTHING_TO_SEARCH));
  }

  @Test
  void more_than_512_characters_or_64_terms_are_refused() {
    assertThat(QueryParser.parse("x".repeat(512)).query()).isInstanceOf(Word.class);
    assertThatThrownBy(() -> QueryParser.parse("x".repeat(513)))
        .isInstanceOfSatisfying(
            QueryTooLongException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(QueryTooLongException.Limit.CHARACTERS);
              assertThat(e.actual()).isEqualTo(513);
            });
    assertThat(QueryParser.parse("x ".repeat(64)).query()).isInstanceOf(And.class);
    assertThatThrownBy(() -> QueryParser.parse("\"" + "x ".repeat(60) + "\" a b c d e"))
        .isInstanceOfSatisfying(
            QueryTooLongException.class,
            e -> assertThat(e.limit()).isEqualTo(QueryTooLongException.Limit.TERMS));
  }

  private static void reads(String text, Query expected, Notice... notices) {
    ParsedQuery parsed = QueryParser.parse(text);
    assertThat(parsed.query()).as(text).isEqualTo(expected);
    assertThat(parsed.notices()).as(text).containsExactly(notices);
  }

  private static Query of(String text) {
    return QueryParser.parse(text).query();
  }

  private static Query required(String text) {
    return new Query.Required(new Query.Word(text));
  }

  private static Query word(String text) {
    return new Word(text);
  }

  private static Query phrase(int slop, String... words) {
    return new Phrase(List.of(words), slop);
  }

  private static Query in(Field field, Query part) {
    return new In(field, part);
  }

  private static Query all(Query... parts) {
    return new And(List.of(parts));
  }

  private static Query all(String... words) {
    return new And(List.of(words).stream().<Query>map(Word::new).toList());
  }

  private static Query any(Query... parts) {
    return new Or(List.of(parts));
  }
}
