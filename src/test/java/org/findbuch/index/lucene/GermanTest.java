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
