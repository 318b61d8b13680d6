package org.findbuch.extract.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.extract.proposal.Belonging.Call;
import org.findbuch.extract.proposal.Belonging.Clues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BelongingTest {
  private static final List<Collection> ALL =
      List.of(
          of("reihe", CollectionKind.SERIES, "Lindenauer Gesundheitskonferenz", null, null),
          of("gk-2014", "11. Gesundheitskonferenz: Alt werden im Quartier", "2014-11-19"),
          of("gk-2016", "13. Gesundheitskonferenz: Leben mit Demenz", "2016-11-23"),
          of("pflegetag-2015", "Fachtag Pflege 2015", "2015-03-05"),
          of("hitzetag-2015", "Fachtag Hitze 2015", "2015-06-10"),
          of("kita", CollectionKind.PROJECT, "Bewegte Kita", null, null),
          of("wald", CollectionKind.PROJECT, "Waldtage Lindenau", null, null));

  private static Collection of(String id, String title, String day) {
    return of(id, CollectionKind.CONFERENCE, title, id.startsWith("gk") ? "reihe" : null, day);
  }

  private static Collection of(
      String id, CollectionKind kind, String title, @Nullable String parent, @Nullable String day) {
    DocumentDate date = day == null ? null : new DocumentDate(day);
    return new Collection(
        new CollectionId(id),
        kind,
        title,
        parent == null ? null : new CollectionId(parent),
        date,
        date,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private static String proposed(@Nullable String date, String... calls) {
    List<Call> named = Arrays.stream(calls).map(call -> new Call(call, Source.FOLDER)).toList();
    DocumentDate day = date == null ? null : new DocumentDate(date);
    return new Belonging(ALL).of(new Clues(named, day)).map(Proposal::words).orElse("none");
  }

  @Test
  void what_its_title_or_a_part_of_it_calls_belongs_to_a_collection() {
    assertThat(proposed(null, "Alt werden im Quartier - Dokumentation")).isEqualTo("gk-2014");
    assertThat(proposed(null, "Unterlagen Leben mit Demenz")).isEqualTo("gk-2016");
    assertThat(proposed(null, "Projekt Bewegte Kita")).isEqualTo("kita");
    assertThat(proposed(null, "BEWEGTE_KITA")).isEqualTo("kita");
  }

  @Test
  void its_id_in_the_name_of_a_folder_calls_it() {
    assertThat(proposed(null, "GK 2014")).isEqualTo("gk-2014");
    assertThat(proposed(null, "gk_2016_Anmeldung")).isEqualTo("gk-2016");
  }

  @Test
  void its_sort_and_year_call_it_where_there_is_but_one() {
    assertThat(proposed(null, "Gesundheitskonferenz 2014")).isEqualTo("gk-2014");
    assertThat(proposed(null, "2016 Gesundheitskonferenz Anmeldungen")).isEqualTo("gk-2016");
    assertThat(proposed(null, "Fachtag 2015")).isEqualTo("none");
    assertThat(proposed("2015-06-10", "Fachtag 2015")).isEqualTo("hitzetag-2015");
    assertThat(proposed(null, "Fachtag 2015", "Pflege Fachtag 2015")).isEqualTo("pflegetag-2015");
  }

  @Test
  void another_year_in_the_name_is_another_conference() {
    assertThat(proposed(null, "Gesundheitskonferenz 2018")).isEqualTo("reihe");
    assertThat(proposed(null, "Alt werden im Quartier 2019")).isEqualTo("none");
    assertThat(proposed("2023-05-01", "Alt werden im Quartier")).isEqualTo("none");
  }

  @Test
  void the_day_of_a_conference_is_enough_and_its_month_is_not() {
    assertThat(proposed("2014-11-19", "Vortrag")).isEqualTo("gk-2014");
    assertThat(proposed("2014-11", "Vortrag")).isEqualTo("none");
    assertThat(proposed("2014", "Vortrag")).isEqualTo("none");
  }

  @Test
  void a_conference_comes_before_its_series() {
    assertThat(proposed(null, "Lindenauer Gesundheitskonferenz")).isEqualTo("reihe");
    assertThat(proposed(null, "11. Lindenauer Gesundheitskonferenz 2014")).isEqualTo("gk-2014");
  }

  @Test
  void a_long_word_that_only_it_and_those_below_it_have_calls_a_series_or_a_project() {
    assertThat(proposed(null, "Niederschrift über die 6. Sitzung der Gesundheitskonferenz"))
        .isEqualTo("reihe");
    assertThat(proposed(null, "Satzung der Gesundheitskonferenzen")).isEqualTo("reihe");
    assertThat(proposed("2014-11-19", "Vortrag Gesundheitskonferenz")).isEqualTo("gk-2014");
    assertThat(proposed(null, "Lindenauer Stadtplan")).isEqualTo("none");
  }

  @Test
  void a_word_that_many_use_calls_none() {
    assertThat(proposed(null, "Quartier")).isEqualTo("none");
    assertThat(proposed(null, "Quartier 2014 Verkehrsplan")).isEqualTo("none");
    assertThat(proposed(null, "Kita Anna")).isEqualTo("none");
    assertThat(proposed(null, "Gesundheitsbericht 2014")).isEqualTo("none");
    assertThat(proposed("2014-11-20")).isEqualTo("none");
  }
}
