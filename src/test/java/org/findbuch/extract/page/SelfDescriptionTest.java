package org.findbuch.extract.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Language;
import org.findbuch.extract.proposal.LanguageGuess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelfDescriptionTest {
  @Test
  void titles_that_programs_write_are_none() {
    for (String junk :
        new String[] {
          "",
          " ",
          "untitled",
          "Dokument1",
          "Microsoft Word - Brief.doc",
          "bericht_final.indd",
          "PowerPoint-Präsentation",
          "C:\\Temp\\x",
          "12345",
          "Folie 1",
          "Slide 1",
          "Seite 12",
          "(Microsoft Word - brief.doc)",
          "(anonymous)",
          "\"untitled\"",
          "Microsoft PowerPoint - Vortrag.ppt [Kompatibilitätsmodus]",
          "Microsoft Word - Brief an die Länder",
          "Microsoft Word-Dokument",
          "Neues Microsoft Word-Dokument (2)",
          "OpenOffice.org Writer",
          "QuarkXPress(tm): Titel.qxd",
          "Adobe Photoshop PDF",
          "Kopie von Dokument1",
          "Präsentation1",
          "PRÄSENTATION",
          "Présentation PowerPoint",
          "Kein Folientitel",
          "No Slide Title",
          "Titelmasterformat durch Klicken bearbeiten",
          "Hier klicken, um Titel hinzuzufügen",
          "Click to edit Master title style",
          "[Titel eingeben]",
          "<Titel>",
          "Titel der Präsentation",
          "Unbenanntes Dokument",
          "Untitled-1",
          "Untitled document",
          "Readme",
          "README.md",
          "Read me",
          "Liesmich",
          "index",
          "null",
          "bericht.DOC",
          "bericht.doc [Compatibility Mode]",
          "bericht.doc.pdf",
          "bericht_final_v3",
          "IMG_1234",
          "scan0001",
          "doc01234520191212",
          "SKM_C364e19051007360",
          "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
          "2019-05-10",
          "\\\\server\\akten\\brief",
          "C:/Temp/brief",
          "/home/anna/brief",
          "file:///C:/brief.htm",
          "https://example.org/brief",
          "www.example.org/brief",
          "Bericht%20zur%20Lage",
          "Kein Betreff",
          "(no subject)"
        }) {
      assertThat(titled(junk)).as(junk).isNull();
    }
  }

  @Test
  void titles_that_people_write_stand_without_what_is_put_around_them() {
    assertThat(titled("\"Gesund in der Stadt\"")).isEqualTo("Gesund in der Stadt");
    assertThat(titled("„Gesund in der Stadt“")).isEqualTo("Gesund in der Stadt");
    assertThat(titled("«Gesund» und «krank»")).isEqualTo("«Gesund» und «krank»");
    assertThat(titled("„Gesund“ und „krank“")).isEqualTo("„Gesund“ und „krank“");
    assertThat(titled("(Gesund in der Stadt)")).isEqualTo("Gesund in der Stadt");
    assertThat(titled("(Un)gleich (2004)")).isEqualTo("(Un)gleich (2004)");
    assertThat(titled("'Gesund (2004)'")).isEqualTo("Gesund (2004)");
    assertThat(titled("Gesundheitsbericht")).isEqualTo("Gesundheitsbericht");
    assertThat(titled("Dokumente der Fachtagung 12")).isEqualTo("Dokumente der Fachtagung 12");
    assertThat(titled("Und/oder: Druck im Beruf")).isEqualTo("Und/oder: Druck im Beruf");
    assertThat(titled("COVID-19")).isEqualTo("COVID-19");
    assertThat(titled("Microsoft Word im Amt einführen")).isNotNull();
    assertThat(titled("Seite an Seite")).isEqualTo("Seite an Seite");
    assertThat(titled(" Gesund\n in der  Stadt ")).isEqualTo("Gesund in der Stadt");
    assertThat(titled("Titel und Thesen")).isEqualTo("Titel und Thesen");
  }

  @Test
  void who_wrote_it_is_not_what_it_is_called() {
    SelfDescription said = new SelfDescription();
    said.title("(Anna Meier)");
    said.authors("Anna Meier");
    assertThat(said.found(Optional.empty()).title()).isNull();
  }

  @Test
  void authors_are_parted_by_semicolons_and_nobody_is_none() {
    SelfDescription said = new SelfDescription();
    said.authors("Meier, Anna; ;Administrator;Bernd Otto; Bernd Otto");
    assertThat(said.found(Optional.empty()).authors()).containsExactly("Meier, Anna", "Bernd Otto");
  }

  @Test
  void days_that_cannot_be_are_none() {
    SelfDescription said = new SelfDescription();
    said.date(LocalDate.of(1601, 1, 1));
    said.date(LocalDate.now(java.time.ZoneOffset.UTC).plusYears(2));
    said.date(LocalDate.of(2004, 11, 17));
    said.date(LocalDate.of(2005, 1, 1));
    assertThat(said.found(Optional.empty()).date()).isEqualTo(new DocumentDate("2004-11-17"));
  }

  @Test
  void a_sure_guess_goes_before_what_a_program_wrote() {
    SelfDescription said = new SelfDescription();
    said.language("en-US");
    assertThat(said.found(Optional.empty()).language()).isEqualTo(Language.ENGLISH);
    assertThat(said.found(Optional.of(Language.GERMAN)).language()).isEqualTo(Language.GERMAN);
  }

  @Test
  void function_words_tell_german_from_english_and_say_nothing_of_others() {
    assertThat(guessed("Der Bericht ist nicht für die Stadt und das Land gemacht"))
        .contains(Language.GERMAN);
    assertThat(guessed("The report is not made for the city and the state, which is this"))
        .contains(Language.ENGLISH);
    assertThat(guessed("Le rapport ne parle pas de la ville ni du pays")).isEmpty();
    assertThat(guessed("12 34 Miete")).isEmpty();
  }

  private static @Nullable String titled(String told) {
    SelfDescription said = new SelfDescription();
    said.title(told);
    return said.found(Optional.empty()).title();
  }

  private static Optional<Language> guessed(String text) {
    LanguageGuess guess = new LanguageGuess();
    guess.hear(text);
    return guess.language();
  }
}
