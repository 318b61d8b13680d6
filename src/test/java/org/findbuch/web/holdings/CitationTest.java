package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.PagesView;
import org.findbuch.reading.DocumentView.Shown;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CitationTest {
  private static final String URL = "https://archiv.example.de/d/0pwgcl06s9t4/v/1";

  @Test
  void who_when_what_and_by_whom() {
    assertThat(text(List.of("Meyer, A.", "Öz, B."), "2004-11-17", "Bericht", null, "Stadt", null))
        .isEqualTo("Meyer, A.; Öz, B. (2004): Bericht. Stadt. ");
    assertThat(text(List.of("Meyer, A."), "2010/2015", "Was tun?", "Ein Plan", null, "S. 12"))
        .isEqualTo("Meyer, A. (2010–2015): Was tun? Ein Plan. S. 12. ");
  }

  @Test
  void a_publisher_stands_in_for_authors_and_is_not_named_twice() {
    assertThat(text(List.of(), "2004", "Bericht", null, "Stadt", null))
        .isEqualTo("Stadt (2004): Bericht. ");
  }

  @Test
  void what_is_not_known_is_said_or_left_out() {
    assertThat(text(List.of("Meyer, A."), null, "Bericht", null, null, null))
        .isEqualTo("Meyer, A. (o.\u00a0J.): Bericht. ");
    assertThat(text(List.of(), "2004", "Bericht", null, null, null)).isEqualTo("Bericht. 2004. ");
    assertThat(text(List.of(), null, "Bericht", null, null, null))
        .isEqualTo("Bericht. o.\u00a0J. ");
  }

  @Test
  void what_no_person_has_said_stands_in_square_brackets() {
    DocumentView view = view(List.of("Meyer, A."), "2004", "Bericht", null, null);
    view.said().put(MetadataField.TITLE, new Shown("Bericht", null, true));
    view.said().put(MetadataField.DATE, new Shown(new DocumentDate("2004"), "2004", true));
    assertThat(Citation.of(view, URL, null, PageTexts.GERMAN).text())
        .isEqualTo("Meyer, A. ([2004]): [Bericht]. ");
  }

  private static String text(
      List<String> authors,
      @Nullable String date,
      String title,
      @Nullable String subtitle,
      @Nullable String publisher,
      @Nullable String page) {
    DocumentView view = view(authors, date, title, subtitle, publisher);
    Citation citation = Citation.of(view, URL, page, PageTexts.GERMAN);
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
    return new DocumentView(
        new DocumentId("0pwgcl06s9t4"),
        "/d/0pwgcl06s9t4",
        said,
        List.of(),
        State.SEARCHABLE,
        null,
        null,
        Publication.PUBLISHED,
        null,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        new PagesView(0, 0, 0, 0, 0, 0, 0, 0, false),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
