package org.findbuch.extract.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Language;
import org.findbuch.extract.page.PageFeed.LanguageGuess;
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
          "Folie 1"
        }) {
      assertThat(titled(junk)).as(junk).isNull();
    }
    assertThat(titled(" Gesund\n in der  Stadt ")).isEqualTo("Gesund in der Stadt");
    assertThat(titled("Titel und Thesen")).isEqualTo("Titel und Thesen");
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
