package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Facet;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.State;
import org.findbuch.document.Unit;
import org.findbuch.index.RecordPart;
import org.findbuch.query.Notice;
import org.findbuch.query.Sort;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final List<Wording> BOTH = List.of(Wording.GERMAN, Wording.ENGLISH);

  @Test
  void german_and_english_say_the_same_things() {
    assertThat(keys(Locale.GERMAN)).containsExactlyInAnyOrderElementsOf(keys(Locale.ENGLISH));
  }

  @Test
  void every_value_of_a_closed_list_has_a_name_in_both_languages() {
    Stream<Class<? extends Coded>> lists =
        Stream.of(
            Kind.class,
            State.class,
            Publication.class,
            PageState.class,
            RelationType.class,
            ResolutionStatus.class,
            CollectionKind.class,
            Facet.class,
            Sort.class,
            Format.class,
            RecordPart.class);
    lists.forEach(
        list -> {
          for (Coded value : list.getEnumConstants()) {
            for (Wording wording : BOTH) {
              assertThat(wording.name(value)).as("%s", value).isNotBlank();
            }
          }
        });
  }

  @Test
  void every_fault_and_every_notice_is_a_whole_sentence() {
    for (Wording wording : BOTH) {
      for (Fault fault : Fault.values()) {
        assertThat(wording.fault(fault)).as("%s", fault).matches("(?s)\\p{Lu}.*[.!]");
      }
      for (Notice.Code code : Notice.Code.values()) {
        assertThat(wording.notice(new Notice(code, List.of("x", "y"))))
            .as("%s", code)
            .matches("(?s)[\\p{Lu}„“\"].*[.!?]")
            .doesNotContain("{");
      }
    }
  }

  @Test
  void a_place_is_called_by_its_unit() {
    assertThat(Wording.GERMAN.place(Unit.PAGE, "12")).isEqualTo("S.\u00a012");
    assertThat(Wording.GERMAN.place(Unit.SLIDE, "4")).isEqualTo("Folie\u00a04");
    assertThat(Wording.GERMAN.place(Unit.SHEET, "Kosten")).isEqualTo("Tabelle „Kosten“");
    assertThat(Wording.GERMAN.place(Unit.PART, "Brief.pdf")).isEqualTo("Brief.pdf");
    assertThat(Wording.ENGLISH.place(Unit.SECTION, "3")).isEqualTo("Section\u00a03");
  }

  @Test
  void a_date_is_as_exact_as_it_is_known() {
    assertThat(german("2004")).isEqualTo("2004");
    assertThat(german("2004-11")).isEqualTo("November 2004");
    assertThat(german("2004-11-17")).isEqualTo("17. November 2004");
    assertThat(german("2010/2015")).isEqualTo("2010–2015");
    assertThat(german("2004-11-17/2004-12")).isEqualTo("17. November 2004–Dezember 2004");
    assertThat(Wording.ENGLISH.date(new DocumentDate("2004-03-07"))).isEqualTo("7 March 2004");
  }

  @Test
  void a_language_that_nobody_knows_keeps_its_code() {
    assertThat(Wording.GERMAN.languageName("en")).isEqualTo("Englisch");
    assertThat(Wording.ENGLISH.languageName("de")).isEqualTo("German");
    assertThat(Wording.GERMAN.languageName("qqx")).isEqualTo("qqx");
  }

  @Test
  void everything_but_english_is_answered_in_german() {
    assertThat(Wording.of("en")).isSameAs(Wording.ENGLISH);
    assertThat(Wording.of("de")).isSameAs(Wording.GERMAN);
    assertThat(Wording.of("fr")).isSameAs(Wording.GERMAN);
    assertThatThrownBy(() -> Wording.GERMAN.text("no.such.key"))
        .hasMessageContaining("no.such.key");
  }

  private static String german(String date) {
    return Wording.GERMAN.date(new DocumentDate(date));
  }

  private static java.util.Set<String> keys(Locale locale) {
    return ResourceBundle.getBundle(
            "org.findbuch.reading.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .keySet();
  }
}
