package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Ocr;
import org.findbuch.ingest.OcrPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of pages while their text is recognised, and afterwards. */
@Tag("contract")
class RecognisedPagesTest {
  @TempDir Path folder;

  private OpenWeb web;
  private DocumentId id;

  @BeforeEach
  void add_a_scan() throws IOException {
    web = new OpenWeb(folder);
    id = web.add("scan.pdf", Format.PDF, "x", Metadata.NONE, Publication.PUBLISHED);
    web.index("Deckblatt", "", "");
    web.archive.queue().await(Ocr.LANE, List.of(id));
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void pages_that_wait_are_named_with_how_long_it_takes() throws IOException {
    web.ocr = new OcrPace(true, 95);
    assertThat(web.get("/d/" + id + "?lang=de").body())
        .contains("1 von 3 Seiten durchsuchbar.")
        .contains("2 warten auf die Texterkennung (noch etwa 3 Minuten).");
    assertThat(web.get("/d/" + id + "/2?lang=de").body()).contains("wartet auf die Texterkennung.");
    assertThat(web.get("/api/documents/" + id).body()).contains("\"unread\":2,\"waiting\":2");
    assertThat(web.get("/api/status").body())
        .contains("\"ocr\":{\"installed\":true,\"waiting\":2,\"minutes\":3}")
        .contains("\"ocr_advice\":null");
  }

  @Test
  void where_the_program_is_missing_the_document_and_the_status_say_so_with_the_way_out()
      throws IOException {
    assertThat(web.get("/d/" + id + "?lang=de").body())
        .contains("Auf 2 ist noch kein Text erkannt; dafür fehlt hier das Programm tesseract.");
    assertThat(web.get("/api/status?lang=de").body())
        .contains("\"ocr\":{\"installed\":false,\"waiting\":2,\"minutes\":0}")
        .contains("apt-get install tesseract-ocr tesseract-ocr-deu");
  }

  @Test
  void drafts_are_not_counted_for_the_public() throws IOException {
    DocumentId draft = web.add("b.pdf", Format.PDF, "y", Metadata.NONE, Publication.DRAFT);
    web.index("", "");
    web.archive.queue().await(Ocr.LANE, List.of(draft));
    assertThat(web.get("/api/status").body()).contains("\"waiting\":2,");
  }

  @Test
  void a_recognised_page_says_so_and_how_sure_it_is_and_one_that_was_tried_waits_no_more()
      throws IOException {
    Original original = web.archive.find(id).orElseThrow().document().newest();
    recognise(original, 2, PageState.OCR, "Gesundheit im Quartier");
    recognise(original, 3, PageState.UNREAD, "");
    web.archive.queue().recounted(id, original);
    web.archive.queue().done(Ocr.LANE, id, original);
    assertThat(web.get("/d/" + id + "/2?lang=de").body())
        .contains("aus einem Scan erkannt (im Mittel zu 87\u00a0% sicher)")
        .contains("Quartier");
    assertThat(web.get("/d/" + id + "/3?lang=de").body())
        .contains("Diese Seite enthält nur ein Bild. Ihr Text ist nicht durchsuchbar.");
    assertThat(web.get("/d/" + id + "?lang=de").body())
        .contains("2 von 3 Seiten durchsuchbar. Eine enthält nur Bilder.")
        .contains("Der Text von einer wurde aus einem Scan erkannt")
        .doesNotContain("warte");
  }

  private void recognise(Original original, int number, PageState state, String text)
      throws IOException {
    Page page = new Page(number, "", state, 87, ReadBy.TESSERACT, text, Layout.NONE);
    web.archive.queue().recognised(original, Ocr.LANE, page);
  }
}
