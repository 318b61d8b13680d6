package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.web.exchange.Selection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dossier at its limits: of many bytes, of many pages, of what goes while it is kept. */
@Tag("contract")
@Timeout(180)
class DossierLimitsTest {
  @TempDir static Path folder;
  private static OpenWeb web;

  @BeforeAll
  static void open() throws IOException {
    web = new OpenWeb(folder);
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void what_fits_comes_where_all_would_be_more_than_100_megabytes_and_any_piece_can_be_asked_for()
      throws IOException {
    DocumentId heavy = add("Schwer", pictures(1, 3, 30_000_000));
    DocumentId tooMuch = add("Zu viel", pictures(2, 3, 10_000_000));
    DocumentId light = add("Leicht", text("Leicht", 3));
    web.index("eins", "zwei", "drei");
    String path = "/auswahl.pdf?lang=de&d=" + heavy + "&d=" + tooMuch + "&d=" + light + "/2";
    byte[] whole = web.made(path).body();
    assertThat(whole.length).isBetween(90_000_000, 101_000_000);
    try (PDDocument dossier = Loader.loadPDF(whole)) {
      assertThat(dossier.getNumberOfPages()).isEqualTo(1 + 3 + 1);
      assertThat(text(dossier))
          .contains("mehr als 100\u00a0MB", "/d/" + tooMuch + "/v/1/original", "Leicht Seite 2");
    }
    HttpResponse<byte[]> piece = web.bytes(path, "Range", "bytes=95000-95099");
    assertThat(piece.statusCode()).isEqualTo(206);
    assertThat(piece.body()).isEqualTo(Arrays.copyOfRange(whole, 95_000, 95_100));
    HttpResponse<byte[]> end = web.bytes(path, "Range", "bytes=-6");
    assertThat(new String(end.body(), StandardCharsets.US_ASCII)).contains("%%EOF");
    assertThat(web.get("/auswahl?lang=de&d=" + heavy).body()).contains("300", "100\u00a0MB");
  }

  @Test
  void as_many_pages_as_it_holds_come_in_their_order() throws IOException {
    DocumentId many = add("Viele", text("Viele", 300));
    web.index(IntStream.rangeClosed(1, 300).mapToObj(String::valueOf).toArray(String[]::new));
    try (PDDocument dossier = Loader.loadPDF(web.made("/auswahl.pdf?lang=de&d=" + many).body())) {
      assertThat(dossier.getNumberOfPages()).isEqualTo(301);
      assertThat(text(dossier)).contains("300 Seiten aus einem Dokument", "Viele Seite 300");
    }
    String address = "/auswahl.pdf?lang=de&";
    assertThat(web.get(address + chosen(many, 1_000)).statusCode()).as("too long").isEqualTo(414);
    // as many of the address as a selection holds
    try (PDDocument dossier = Loader.loadPDF(web.made(address + chosen(many, 300)).body())) {
      assertThat(text(dossier))
          .contains(Selection.MOST + " Seiten aus einem Dokument")
          .contains("die letzten 100 sind nicht dabei");
    }
  }

  /** Pages of a document in an address, from its last on. */
  private static String chosen(DocumentId id, int pages) {
    return IntStream.rangeClosed(1, pages)
        .mapToObj(i -> "d=" + id + "/" + (300 - i % 300))
        .collect(Collectors.joining("&"));
  }

  @Test
  void the_same_page_chosen_twice_comes_once() throws IOException {
    DocumentId twice = add("Doppelt", text("Doppelt", 3));
    web.index("eins", "zwei", "drei");
    String path = "/auswahl.pdf?lang=de&d=%1$s/2&d=%1$s/2&d=%1$s&d=%1$s/2".formatted(twice);
    try (PDDocument dossier = Loader.loadPDF(web.made(path).body())) {
      assertThat(text(dossier).split("Doppelt Seite 2", -1)).hasSize(1 + 2);
      assertThat(dossier.getNumberOfPages()).isEqualTo(1 + 1 + 3);
    }
  }

  @Test
  void a_title_as_long_as_a_book_keeps_no_dossier_from_being_made() throws IOException {
    String letters = "Ü".repeat(70_000);
    Metadata.Builder said = Metadata.NONE.with().title(letters);
    said.set(MetadataField.LICENCE, "https://lizenz.example/" + letters);
    DocumentId long_ = add("lang.pdf", said.build(), text("Kurz", 1));
    web.index("eins");
    try (PDDocument dossier = Loader.loadPDF(web.made("/auswahl.pdf?d=" + long_ + "/1").body())) {
      assertThat(text(dossier)).contains("Kurz Seite 1");
    }
  }

  @Test
  void what_was_made_is_not_given_out_once_a_document_of_it_is_taken_back() throws IOException {
    DocumentId stays = add("Bleibt", text("Bleibt", 1));
    List<DocumentId> go =
        List.of(add("Wird zurueckgezogen", text("Zieht", 1)), add("Wird weg", text("Weg", 1)));
    DocumentId embargoed = add("Wird gesperrt", text("Sperrt", 1));
    web.index("eins");
    Actor actor = Actor.atTerminal("test");
    StringBuilder path = new StringBuilder("/auswahl.pdf?lang=de&d=" + stays + "/1");
    go.forEach(id -> path.append("&d=").append(id).append("/1"));
    path.append("&d=").append(embargoed).append("/1");
    HttpResponse<byte[]> all = web.made(path.toString());
    assertThat(Loader.loadPDF(all.body()).getNumberOfPages()).isEqualTo(5);
    web.editing.withdraw(actor, go.getFirst(), "Falsch");
    assertThat(again(path))
        .contains("Bleibt Seite", "Weg Seite", "Sperrt Seite")
        .doesNotContain("Zieht Seite", "Wird zurueckgezogen")
        .contains("Ein Eintrag der Auswahl führt zu nichts");
    web.editing.publish(actor, embargoed, Release.of(Publication.DRAFT));
    assertThat(again(path))
        .contains("Bleibt Seite", "Weg Seite")
        .doesNotContain("Zieht Seite", "Sperrt Seite", "Wird gesperrt");
    web.editing.withdraw(actor, go.getLast(), "Weg damit");
    web.editing.erase(actor, go.getLast(), "Weg damit");
    web.index();
    assertThat(again(path))
        .contains("Bleibt Seite")
        .doesNotContain("Zieht Seite", "Sperrt Seite", "Weg Seite", "Wird weg")
        .contains("3 Einträge der Auswahl führen zu nichts");
    String tag = all.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> old = web.bytes(path.toString(), "If-None-Match", tag);
    assertThat(old.statusCode()).as("what a browser has is not called fresh").isEqualTo(200);
    try (Stream<Path> files = Files.walk(folder.resolve("incoming"))) {
      assertThat(files.filter(Files::isRegularFile))
          .as("what held erased pages is gone")
          .hasSize(1);
    }
  }

  private static String again(StringBuilder path) throws IOException {
    try (PDDocument dossier = Loader.loadPDF(web.made(path.toString()).body())) {
      return text(dossier);
    }
  }

  private static String text(PDDocument dossier) throws IOException {
    return new PDFTextStripper().getText(dossier).replaceAll("[ \n]+", " ");
  }

  private static DocumentId add(String title, byte[] bytes) throws IOException {
    return add(title + ".pdf", Metadata.NONE.with().title(title).build(), bytes);
  }

  private static DocumentId add(String name, Metadata said, byte[] bytes) throws IOException {
    return web.add(name, Format.PDF, bytes, said, Publication.PUBLISHED);
  }

  private static byte[] text(String text, int pages) throws IOException {
    try (PDDocument document = TextPdf.of(text, pages)) {
      return TextPdf.bytes(document);
    }
  }

  /** Pages with a picture each that cannot be packed. */
  private static byte[] pictures(int seed, int pages, int bytesAPage) throws IOException {
    Random noise = new Random(seed);
    int rows = bytesAPage / 3_000;
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        byte[] dots = new byte[3_000 * rows];
        noise.nextBytes(dots);
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDImageXObject picture =
            new PDImageXObject(
                document,
                new ByteArrayInputStream(dots),
                null,
                1_000,
                rows,
                8,
                PDDeviceRGB.INSTANCE);
        try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
          pen.drawImage(picture, 0, 0, 500, 700);
        }
      }
      return TextPdf.bytes(document);
    }
  }
}
