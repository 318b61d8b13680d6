package org.findbuch.web.cite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.DocumentView.Shown;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CitationTest {
  private static final OriginalView FIRST = original(1);
  private static final String URL = "https://archiv.example.de/d/0pwgcl06s9t4/v/1";

  @Test
  void who_when_what_and_by_whom() {
    assertThat(text(List.of("Meyer, A.", "Öz, B."), "2004-11-17", "Bericht", null, "Stadt", null))
        .isEqualTo("Meyer, A.; Öz, B. (2004): „Bericht“. Stadt. ");
    assertThat(text(List.of("Meyer, A."), "2010/2015", "Was tun?", "Ein Plan", null, "S. 12"))
        .isEqualTo("Meyer, A. (2010–2015): „Was tun? Ein Plan“. S. 12. ");
  }

  @Test
  void a_publisher_stands_in_for_authors_and_is_not_named_twice() {
    assertThat(text(List.of(), "2004", "Bericht", null, "Stadt", null))
        .isEqualTo("Stadt (2004): „Bericht“. ");
  }

  @Test
  void what_is_not_known_is_said_or_left_out() {
    assertThat(text(List.of("Meyer, A."), null, "Bericht", null, null, null))
        .isEqualTo("Meyer, A. (o.\u00a0J.): „Bericht“. ");
    assertThat(text(List.of(), "2004", "Bericht", null, null, null)).isEqualTo("„Bericht“. 2004. ");
    assertThat(text(List.of(), null, "Bericht", null, null, null))
        .isEqualTo("„Bericht“. o.\u00a0J. ");
  }

  @Test
  void what_no_person_has_said_stands_in_square_brackets() {
    DocumentView view = view(List.of("Meyer, A."), "2004", "Bericht", null, null);
    view.said().put(MetadataField.TITLE, new Shown("Bericht", null, true));
    view.said().put(MetadataField.DATE, new Shown(new DocumentDate("2004"), "2004", true));
    assertThat(Citation.of(view, FIRST, URL, null, PageTexts.GERMAN).text())
        .isEqualTo("Meyer, A. ([2004]): „[Bericht]“. ");
  }

  @Test
  void english_readers_get_initials_and_a_place_behind_the_title() {
    DocumentView view =
        view(
            List.of("Dr. Anna-Maria Meyer", "Öz, Bülent K."), "2004", "Bericht", "Teil 1", "Stadt");
    assertThat(Citation.of(view, FIRST, URL, "p.\u00a012", PageTexts.ENGLISH).text())
        .isEqualTo("Meyer, A.-M., & Öz, B. K. (2004). “Bericht: Teil 1” (p.\u00a012). Stadt. ");
    assertThat(english(List.of("Gesundheitsamt Herne"), null, "Was tun?"))
        .isEqualTo("Gesundheitsamt Herne. (n.d.). “Was tun?” ");
    assertThat(english(List.of(), "2004", "Bericht")).isEqualTo("“Bericht” (2004). ");
  }

  @Test
  void of_many_authors_each_style_names_as_many_as_it_does() {
    List<String> many = IntStream.rangeClosed(1, 21).mapToObj(i -> "Name" + i + ", Anna").toList();
    assertThat(text(many.subList(0, 3), "2004", "Bericht", null, null, null))
        .isEqualTo("Name1, Anna; Name2, Anna; Name3, Anna (2004): „Bericht“. ");
    assertThat(text(many.subList(0, 4), "2004", "Bericht", null, null, null))
        .isEqualTo("Name1, Anna u.\u00a0a. (2004): „Bericht“. ");
    assertThat(english(many.subList(0, 4), "2004", "Bericht"))
        .startsWith("Name1, A., Name2, A., Name3, A., & Name4, A. (2004).");
    assertThat(english(many, "2004", "Bericht")).contains("Name19, A., … Name21, A. (2004).");
  }

  @Test
  void a_title_with_quotation_marks_keeps_them_as_inner_ones() {
    assertThat(text(List.of(), "2004", "„Heute“ und \"morgen\"", null, "Stadt", null))
        .isEqualTo("Stadt (2004): „‚Heute‘ und ‚morgen‘“. ");
  }

  @Test
  void the_version_is_named_where_there_are_several_and_the_other_style_speaks_its_language() {
    DocumentView one = view(List.of("Meyer, Anna"), "2004", "Bericht", null, null);
    DocumentView two = with(one, List.of(FIRST, original(2)));
    Citation citation = Citation.of(two, original(2), URL, "S.\u00a012", PageTexts.GERMAN);
    assertThat(citation.text())
        .isEqualTo("Meyer, Anna (2004): „Bericht“. Fassung\u00a02, S.\u00a012. ");
    assertThat(citation.other())
        .isEqualTo("Meyer, A. (2004). “Bericht” (Version\u00a02, p.\u00a012). ");
    assertThat(citation.otherLanguage()).isEqualTo("en");
  }

  private static String english(List<String> authors, @Nullable String date, String title) {
    DocumentView view = view(authors, date, title, null, null);
    return Citation.of(view, FIRST, URL, null, PageTexts.ENGLISH).text();
  }

  private static OriginalView original(int number) {
    return new OriginalView(
        number, "x.pdf", Format.PDF, "PDF", "application/pdf", 1, "", Instant.EPOCH, "", null);
  }

  private static DocumentView with(DocumentView view, List<OriginalView> originals) {
    return SampleView.of(view.said(), originals);
  }

  private static String text(
      List<String> authors,
      @Nullable String date,
      String title,
      @Nullable String subtitle,
      @Nullable String publisher,
      @Nullable String page) {
    DocumentView view = view(authors, date, title, subtitle, publisher);
    Citation citation = Citation.of(view, FIRST, URL, page, PageTexts.GERMAN);
    assertThat(citation.url()).isEqualTo(URL);
    return citation.text();
  }

  private static DocumentView view(
      List<String> authors,
      @Nullable String date,
      String title,
      @Nullable String subtitle,
      @Nullable String publisher) {
    Map<MetadataField, Shown> said = new EnumMap<>(MetadataField.class);
    said.put(MetadataField.AUTHORS, new Shown(authors, null));
    said.put(MetadataField.DATE, new Shown(date == null ? null : new DocumentDate(date), date));
    said.put(MetadataField.TITLE, new Shown(title, null));
    said.put(MetadataField.SUBTITLE, new Shown(subtitle, null));
    said.put(MetadataField.PUBLISHER, new Shown(publisher, null));
    return SampleView.of(said, List.of());
  }
}
