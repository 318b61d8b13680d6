package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** German words are found, and ranked, as a German reader would. */
class GermanTest extends OpenIndex {
  private @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "Konferenz, Gesundheitskonferenzen",
    "Gesundheit, Landesgesundheitskonferenz",
    "Hebamme, Hebammenmangel",
    "Quartier, Quartierszentrum",
    "Impfung, Impfstelle",
    "Ämter, Jugendamt",
    "Aemter, Sozialämter",
    "Fuesse, Füße",
    "Strasse, Straßen",
    "Gesundheitsbericht, Ein Bericht zur Gesundheit der Stadt",
    "Jugendgesundheit, Kinder- und Jugendgesundheit",
    "Kindergesundheit, Kinder- und Jugendgesundheit",
    "Krankenhäuser, Kranken- oder Pflegehäuser",
    "Sucht-Beratung, Suchtberatungen",
    "Suchtberatung, Sucht-Beratung",
    "COVID19, COVID-19",
    "COVID-19, Covid19",
    "Hamm, in Hamms Mitte",
    "Koeln, Köln"
  })
  void a_word_finds_it_in_other_forms_and_in_compounds(String word, String text)
      throws IOException {
    fill(text);
    assertThat(found(word)).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Hamm, Ein Hammer",
    "Siegen, Die Sieger",
    "Rat, Der Vorrat",
    "Bericht, Eine Berichtigung",
    "Kur, Ein Kurs",
    "Gesundheitsbericht, Ein Bericht von vielen ganz und gar anderen Dingen mit Gesundheit",
    "=Konferenz, Gesundheitskonferenz",
    "'\"lokale Konferenz\"', lokale Gesundheitskonferenz"
  })
  void a_word_does_not_find_another(String word, String text) throws IOException {
    fill(text);
    assertThat(found(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Krätze, Krätze, kratzen kratzt Kratzer",
    "Krätze, In der Kita gibt es seit Montag einen Fall von Krätze, kratzen",
    "Kraetze, Krätze, Kratzen",
    "Küche, Küchen, Kuchen Kuchen Kuchen",
    "Kuchen, Kuchen, Küche Küche Küche",
    "Förderung, Förderungen, Forderung",
    "Forderung, Forderungen, Förderung",
    "zählen, gezählt wird und wir zählen, zahlen",
    "schön, schöner, schon",
    "Bären, Bär, Bares bar",
    "Höhle, Höhlen, hohl",
    "drücken, wer drückt soll drücken, drucken"
  })
  void an_umlaut_makes_no_false_friends_before_true_ones(String word, String right, String wrong)
      throws IOException {
    ready(Sample.numbered(1).pages(wrong), Sample.numbered(2).pages(right));
    assertThat(found(word)).first().isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Kratze, Krätze",
    "Kraetze, Krätze",
    "Krätze, Kraetze",
    "Kuche, Küche",
    "Muller, Müller",
    "Mueller, Müller",
    "Strasse, Straße",
    "Haus, Häuser",
    "Häuser, Haus",
    "Kopflaus, Kopfläuse",
    "Kindergarten, Kindergärten",
    "Fussgaenger, Fußgänger",
    "Fussganger, Fußgänger",
    "Kratzebehandlung, Krätzebehandlung",
    "Cafe, Café",
    "Café, Cafe",
    "Celik, Çelik",
    "Gulsen, Gülşen",
    "Andre, André",
    "Lodz, Łódź",
    "Renee, Renée",
    "Istanbul, İstanbul",
    "Orsted, Ørsted",
    "Oeuvre, Œuvre",
    "Senor, Señor",
    "Nandu, Ñandú",
    "Koln, Köln"
  })
  void who_cannot_type_a_letter_finds_it(String word, String text) throws IOException {
    fill(text);
    assertThat(found(word)).containsExactly(1);
  }

  @Test
  void an_accent_is_none_in_any_language() throws IOException {
    ready(
        Sample.numbered(1).in(Language.ENGLISH).pages("The Café of Müller"),
        Sample.numbered(2).in(new Language("fr")).pages("le café Müller"));
    for (String word : List.of("Cafe", "Café", "Muller", "Mueller", "Müller")) {
      assertThat(found(word)).as(word).containsExactlyInAnyOrder(1, 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Senioren, Seniorinnen", "Seniorinnen, Senioren", "Senior, Seniorin", "Arzt, Ärztinnen",
    "Ärztin, Ärzte", "Kunde, Kundinnen", "Kollegin, Kollegen", "Beamte, Beamtin",
    "Bürgerin, Bürger", "Patient, Patientinnen", "Anwältin, Anwalt", "Experten, Expertin",
    "Studentin, Student", "Bäuerin, Bauern", "Köche, Köchin", "Schülerinnen, Schüler"
  })
  void women_and_men_find_each_other_lower_down(String word, String other) throws IOException {
    ready(Sample.numbered(1).pages(other + " " + other), Sample.numbered(2).pages(word));
    assertThat(found(word)).containsExactly(2, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "Krätze, kratzen",
    "Küche, Kuchen",
    "Kuchen, Küche",
    "Bürger, Burgen",
    "Burg, Bürger",
    "zahlen, zählen",
    "schön, schon",
    "Förderung, Forderung",
    "Forderung, Förderung"
  })
  void a_word_with_an_umlaut_is_no_other_one(String word, String other) throws IOException {
    fill(other);
    assertThat(found(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Term, Termin", "Berl, Berlin", "Benz, Benzin", "Mediz, Medizin"})
  void what_only_ends_like_a_womans_name_is_none(String word, String other) throws IOException {
    fill(other);
    assertThat(found(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Bürger, Bürger:innen",
    "Bürgerinnen, Bürger*innen",
    "Bürger:innen, BürgerInnen",
    "Bürger*innen, Bürger(innen)",
    "Bürger/-innen, Bürgerinnen",
    "Lehrer, Lehrer_innen",
    "Lehrerinnen, Lehrer:innen",
    "Gärtner, Gärtner·innen",
    "Ärztin, Ärzt/innen",
    "Arzt, Ärzt:innen",
    "Bürger(innen), Bürger:innen",
    "Büro, Bürger:innenbüro",
    "Bürgerbüro, Bürger:innenbüro",
    "Minister, Gesundheitsminister:innen",
    "Angestellte, Angestellte:r",
    "Kind, Kind(er)"
  })
  void a_gender_form_is_found_in_every_spelling(String word, String text) throws IOException {
    fill("Die " + text + " tagten.");
    assertThat(found(word)).containsExactly(1);
    assertThat(marked(word, "Die " + text + " tagten.")).containsExactly(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Haushalt|Haushalt.Die Vorlage",
        "Vorlage|Haushalt.Die Vorlage",
        "\"Haushalt Die Vorlage\"|Haushalt.Die Vorlage",
        "Protokoll|Protokoll_2019_final",
        "Protokoll_2019_final|Protokoll_2019_final",
        "Haushalt|HaushaltDie",
        "Müller|Müller's Hof",
        "beispielstadt.example|kontakt@amt.beispielstadt.example",
        "kontakt@amt.beispielstadt.example|kontakt@amt.beispielstadt.example",
        "beispielstadt|www.beispielstadt.example",
        "Satzung|zur_satzung.pdf?jahr=2019",
        "12:30|um 12:30Uhr",
        "Uhr|um 12:30Uhr",
        "09:05|um 9:05 Uhr",
        "1234,56|1.234,56 Euro",
        "1.234,56|1234,56 Euro",
        "3.4.2019|am 03.04.2019",
        "03.04.2019|am 3.4.2019",
        "2019|am 03.04.2019",
        "17b|Nr.17b",
        "CO2|CO₂-Bilanz",
        "m2|120 m²",
        "YouTube|youtube",
        "youtube|YouTube",
        "51.2-17/2019|Az.: 51.2-17/2019",
        "2019/20|2019/20",
        "IfSG|nach IfSG"
      })
  void joined_words_are_found_whole_and_by_their_parts(String typed, String text)
      throws IOException {
    fill(text);
    assertThat(found(typed)).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9,90|19,90 Euro",
        "12:30|12. 30 Personen",
        "3.4.2019|4.3.2019",
        "1234,56|1234 und 56",
        "=Haushalt|HaushaltDie",
        "\"Termin 2019\"|Termin 3.4.2019"
      })
  void a_number_is_no_other_one(String typed, String text) throws IOException {
    fill(text);
    assertThat(found(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Strass*, Straßenbau",
    "Straß*, Strassenbau",
    "Gewaesser*, Gewässerschutz",
    "Gewässer*, Gewaesserschutz",
    "Gewasser*, Gewässerschutz",
    "Stras*, Straße",
    "cafe*, Cafés",
    "Pandem?e, Pandemie",
    "*demie, Pandemie",
    "Gesund*konferenz, Gesundheitskonferenz",
    "*konferenz*, Gesundheitskonferenzen",
    "*strasse, Hauptstraße",
    "Bürger*, Bürger:innen",
    "COVID-1*, COVID-19",
    "1.2*, Fassung 1.25"
  })
  void wildcards_are_folded_like_words(String word, String text) throws IOException {
    fill(text);
    assertThat(found(word)).containsExactly(1);
    assertThat(marked(word, text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Auszahlung, sie wird ausgezahlt", "ausgezahlt, die Auszahlung", "Prüfung, es ist zu prüfen",
    "geprüft, die Prüfung", "Beteiligung, wer beteiligt ist", "Schulungen, wer geschult wird",
    "Organisation, wer organisiert", "Regelung, das ist geregelt"
  })
  void a_noun_in_ung_and_its_verb_find_each_other(String word, String text) throws IOException {
    fill(text);
    assertThat(found(word)).containsExactly(1);
    assertThat(found("=" + word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Zeitung, alle Zeiten", "Zeiten, die Zeitung", "Satzung, ein Satz", "Tagung, an zwei Tagen",
    "Schulung, die Schulen", "Bildung, die Bilder", "Steuerung, die Steuern", "Teilung, alle Teile"
  })
  void a_noun_that_looks_like_the_verb_of_another_is_not_found(String word, String text)
      throws IOException {
    fill(text);
    assertThat(found(word)).isEmpty();
  }

  @Test
  void english_and_other_languages_are_not_taken_apart() throws IOException {
    ready(
        Sample.numbered(1).in(Language.ENGLISH).pages("Gesundheitskonferenz"),
        Sample.numbered(2).in(new Language("fr")).pages("Gesundheitskonferenz"));
    assertThat(found("Konferenz")).isEmpty();
    assertThat(found("Gesundheitskonferenz")).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void this_very_form_stands_above_an_inflected_one_and_that_above_a_compound() throws IOException {
    ready(
        Sample.numbered(1).pages("Eine Jugendkonferenz tagt im Rathaus"),
        Sample.numbered(2).pages("Viele Konferenzen tagen im Rathaus"),
        Sample.numbered(3).pages("Eine Konferenz tagt im Rathaus"));
    assertThat(found("Konferenz")).containsExactly(3, 2, 1);
    assertThat(found("Konferenzen")).containsExactly(2, 3, 1);
  }

  @Test
  void a_compound_stands_above_its_parts_near_each_other() throws IOException {
    ready(
        Sample.numbered(1).pages("Der Bericht zur Gesundheit erscheint"),
        Sample.numbered(2).pages("Der neue Gesundheitsbericht erscheint"));
    assertThat(found("Gesundheitsbericht")).containsExactly(2, 1);
  }

  @Test
  void a_heading_and_a_title_stand_above_running_text() throws IOException {
    String filling = "Davon war an diesem Tag noch nicht die Rede. ".repeat(12);
    ready(
        Sample.numbered(1).pages(filling + "Hitze"),
        Sample.numbered(2).pages("Hitze\n" + filling),
        Sample.numbered(3).title("Hitze").pages(filling));
    assertThat(found("Hitze")).containsExactly(3, 2, 1);
  }

  @Test
  void words_near_each_other_stand_above_words_far_apart() throws IOException {
    String between = " und dann wurde lange über ganz andere Fragen gesprochen".repeat(4);
    String before = "Zu Beginn begrüßte die Leiterin alle Gäste und stellte das Programm vor. ";
    ready(
        Sample.numbered(1).pages(before.repeat(3) + "Pflege" + between + " Hitze"),
        Sample.numbered(2).pages(before.repeat(3) + "Pflege Hitze" + between));
    assertThat(found("Pflege Hitze")).containsExactly(2, 1);
  }

  @Test
  void equal_hits_stand_by_date() throws IOException {
    ready(
        Sample.numbered(1).date("2004").pages("Hitze"),
        Sample.numbered(2).date("2019").pages("Hitze"),
        Sample.numbered(3).date("2011").pages("Hitze"));
    assertThat(found("Hitze")).containsExactly(2, 3, 1);
  }

  @Test
  void the_whole_compound_is_marked_and_each_part_that_stands_alone() throws IOException {
    String text = "Die Pflegekonferenz sprach über die Konferenz der Pflege.";
    assertThat(marked("Konferenz", text)).containsExactly("Pflegekonferenz", "Konferenz");
    assertThat(marked("Pflegekonferenz", text))
        .containsExactly("Pflegekonferenz", "Konferenz", "Pflege");
  }

  private void fill(String text) throws IOException {
    ready(Sample.numbered(1).pages(text));
  }

  private List<Integer> found(String typed) throws IOException {
    SearchRequest request = SearchRequest.of(QueryParser.parse(typed).query());
    List<Integer> numbers = new ArrayList<>();
    for (SearchResult.Hit hit : index.searcher(Access.PUBLIC).search(request).hits()) {
      numbers.add(number(hit.id()));
    }
    return numbers;
  }

  private static int number(DocumentId id) {
    return Integer.parseInt(id.value().substring(3));
  }

  private List<String> marked(String typed, String text) throws IOException {
    List<Mark> marks =
        index
            .searcher(Access.PUBLIC)
            .marks(QueryParser.parse(typed).query(), Language.GERMAN, text);
    return marks.stream().map(mark -> text.substring(mark.start(), mark.end())).toList();
  }
}
