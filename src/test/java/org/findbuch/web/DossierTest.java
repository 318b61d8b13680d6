package org.findbuch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Sha256;
import org.findbuch.editing.Actor;
import org.findbuch.extract.FolderTree;
import org.findbuch.extract.Ocr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One PDF of just the chosen pages, with a cover sheet that says where each is from. */
@Tag("contract")
@Timeout(120)
class DossierTest {
  @TempDir static Path folder;
  private static OpenWeb web;
  private static DocumentId heat;
  private static DocumentId care;
  private static DocumentId draft;
  private static DocumentId gone;
  private static DocumentId broken;
  private static DocumentId text;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    heat = add("Hitze im Quartier", pdf("Hitze", 3, false), Format.PDF, Publication.PUBLISHED);
    care = add("Pflege in Zahlen", pdf("Pflege", 3, false), Format.PDF, Publication.PUBLISHED);
    draft = add("Geheimer Entwurf", pdf("Entwurf", 3, false), Format.PDF, Publication.DRAFT);
    gone = add("Alte Zahlen", pdf("Veraltet", 3, false), Format.PDF, Publication.PUBLISHED);
    broken = add("Kaputt", "%PDF-1.4 kaputt".getBytes(UTF_8), Format.PDF, Publication.PUBLISHED);
    text = add("Nur Text", "Wörter ohne Seiten".getBytes(UTF_8), Format.TXT, Publication.PUBLISHED);
    web.index("eins", "zwei", "drei");
    web.services.editing().withdraw(Actor.atTerminal("test"), gone, "Falsche Zahlen");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void the_chosen_pages_come_in_their_order_behind_a_sheet_that_cites_them() throws IOException {
    String path = "/auswahl.pdf?lang=de&d=" + care + "/3&d=" + care + "/1&d=" + heat;
    HttpResponse<byte[]> answer = web.made(path);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    try (PDDocument dossier = Loader.loadPDF(answer.body())) {
      assertThat(dossier.getNumberOfPages()).isEqualTo(6);
      String all = new PDFTextStripper().getText(dossier);
      assertThat(all.substring(all.indexOf("Pflege Seite")).lines().map(String::strip))
          .containsExactly(
              "Pflege Seite 3",
              "Pflege Seite 1",
              "Hitze Seite 1",
              "Hitze Seite 2",
              "Hitze Seite 3");
      String cover = cover(dossier);
      assertThat(cover)
          .contains("5 Seiten aus 2 Dokumenten")
          .contains("Stadt Musterburg (2024): „Pflege in Zahlen“. S.\u00a03.")
          .contains("/d/" + care + "/v/1/3", "/d/" + heat + "/v/1")
          .contains("CC BY 4.0", "Das ganze Dokument, 3 Seiten")
          .contains(web.archive.find(heat).orElseThrow().document().newest().sha256().hex())
          .contains("Findbuch");
      assertThat(dossier.getDocumentCatalog().getLanguage()).isEqualTo("de");
    }
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo("\"" + sha256(answer.body()) + "\"");
    assertThat(web.bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> part = web.bytes(path, "Range", "bytes=0-7", "If-Range", tag);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).startsWith("%PDF-");
    assertThat(leftovers()).as("only what is kept stays").allMatch(name -> name.endsWith(".pdf"));
  }

  @Test
  void english_readers_get_an_english_sheet() throws IOException {
    try (PDDocument dossier =
        Loader.loadPDF(web.made("/auswahl.pdf?lang=en&d=" + heat + "/2").body())) {
      assertThat(cover(dossier)).contains("One page from one document", "p.\u00a02");
    }
  }

  @Test
  void what_is_not_public_is_not_in_it_and_what_cannot_be_copied_is_named() throws IOException {
    String path =
        "/auswahl.pdf?lang=de&d="
            + draft
            + "&d="
            + gone
            + "/1&d="
            + broken
            + "&d="
            + text
            + "&d="
            + heat
            + "/1";
    try (PDDocument dossier =
        Loader.loadPDF(web.made(path, "Authorization", "Bearer " + web.key).body())) {
      String all = new PDFTextStripper().getText(dossier);
      assertThat(all)
          .doesNotContain("Geheimer Entwurf", "Alte Zahlen", "Veraltet", "Entwurf Seite")
          .contains("Hitze Seite 1")
          .contains("2 Einträge der Auswahl führen zu nichts, das öffentlich ist")
          .contains("Kaputt", "Die Datei ist beschädigt", "/d/" + broken + "/v/1/original")
          .contains("Nur Text", "haben keine Seiten");
      assertThat(dossier.getNumberOfPages()).isEqualTo(2);
    }
    assertThat(web.get("/auswahl.pdf?d=" + draft).statusCode()).isEqualTo(404);
  }

  @Test
  void an_original_that_is_locked_or_was_damaged_in_the_archive_does_not_keep_the_others_out()
      throws IOException {
    DocumentId locked = add("Zu", pdf("Zu", 1, true), Format.PDF, Publication.PUBLISHED);
    DocumentId bent = add("Verbogen", pdf("Verbogen", 1, false), Format.PDF, Publication.PUBLISHED);
    web.index("eins");
    try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
      Path file =
          files.filter(one -> one.endsWith("original/Verbogen.pdf")).findFirst().orElseThrow();
      Files.write(file, new byte[(int) Files.size(file)]);
    }
    String path = "/auswahl.pdf?lang=de&d=" + locked + "&d=" + bent + "&d=" + care + "/2";
    try (PDDocument dossier = Loader.loadPDF(web.made(path).body())) {
      String all = new PDFTextStripper().getText(dossier);
      assertThat(all).contains("verlangt ein Passwort", "Die Datei ist beschädigt");
      assertThat(all).contains("Pflege Seite 2").doesNotContain("Verbogen Seite");
    }
  }

  @Test
  void pages_that_there_are_not_are_counted_as_lost_and_nothing_else_is_made_of_them()
      throws IOException {
    for (String page : List.of("4", "0", "-1", "99999999999", "1.5", "abc", "%3Cb%3E")) {
      int status = web.get("/auswahl.pdf?lang=de&d=" + heat + "/" + page).statusCode();
      assertThat(status).as(page).isEqualTo(404);
    }
    byte[] made = web.made("/auswahl.pdf?lang=de&d=" + heat + "/4&d=" + heat + "/2").body();
    try (PDDocument dossier = Loader.loadPDF(made)) {
      assertThat(dossier.getNumberOfPages()).isEqualTo(2);
      assertThat(cover(dossier)).contains("Ein Eintrag der Auswahl führt zu nichts");
    }
  }

  @Test
  void pages_of_a_scan_come_as_pictures_with_what_was_recognised_on_them() throws IOException {
    DocumentId scan = add("Karte", tiff(), Format.TIFF, Publication.PUBLISHED);
    web.index("");
    String path = "/auswahl.pdf?lang=de&d=" + scan;
    try (PDDocument dossier = Loader.loadPDF(web.made(path).body())) {
      assertThat(cover(dossier)).contains("Die Seiten stammen aus einem Scan");
      assertThat(new PDFTextStripper().getText(dossier)).doesNotContain("Schattenplan");
    }
    Original original = web.archive.find(scan).orElseThrow().document().newest();
    Layout layout =
        Layout.of(
            new Layout.Boxes(100, 100, List.of(new Layout.WordBox(0, 12, 10, 10, 60, 8, 93))));
    web.archive.queue().await(Ocr.LANE, List.of(scan));
    web.archive
        .queue()
        .recognised(
            original,
            Ocr.LANE,
            new Page(1, "", PageState.OCR, 93, ReadBy.TESSERACT, "Schattenplan", layout));
    web.archive.queue().recounted(scan, original);
    web.archive.queue().done(Ocr.LANE, scan, original);
    try (PDDocument dossier = Loader.loadPDF(web.made(path).body())) {
      PDFTextStripper pages = new PDFTextStripper();
      pages.setStartPage(2);
      assertThat(pages.getText(dossier)).contains("Schattenplan");
      assertThat(dossier.getPage(1).getResources().getXObjectNames()).hasSize(1);
    }
  }

  @Test
  void what_is_said_of_a_document_is_text_on_the_sheet_whatever_it_looks_like() throws IOException {
    List<String> titles =
        List.of(
            "<script>alert(1)</script>",
            ") Tj ET /JS (app.alert(1)) BT (",
            "javascript:alert(1)",
            "{{7*7}} ${7*7} %0d%0a >> endobj");
    StringBuilder path = new StringBuilder("/auswahl.pdf?lang=de");
    for (String title : titles) {
      byte[] bytes = pdf(String.valueOf(titles.indexOf(title)), 1, false);
      path.append("&d=").append(add(title, bytes, Format.PDF, Publication.PUBLISHED));
    }
    web.index("eins");
    try (PDDocument dossier = Loader.loadPDF(web.made(path.toString()).body())) {
      assertThat(cover(dossier)).contains(titles);
      assertThat(dossier.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(dossier.getDocumentCatalog().getNames()).isNull();
      for (PDAnnotation each : dossier.getPage(0).getAnnotations()) {
        PDActionURI leads = (PDActionURI) ((PDAnnotationLink) each).getAction();
        assertThat(leads.getURI()).startsWith("http");
      }
    }
  }

  @Test
  void when_there_is_no_place_to_make_it_in_readers_are_told_what_still_goes_and_later_it_is_there()
      throws IOException {
    String path = "/auswahl.pdf?lang=de&d=" + care + "/2&d=" + heat + "/1";
    web.made("/auswahl.pdf?lang=de&d=" + care + "/2"); // there is a folder for them by now
    Path incoming = folder.resolve("incoming");
    Path aside = Files.move(incoming, folder.resolve("aside"));
    Files.writeString(incoming, "in the way");
    HttpResponse<String> none = web.get(path, "Accept", "text/html");
    assertThat(none.statusCode()).isEqualTo(503);
    assertThat(none.headers().firstValue("Retry-After")).contains("60");
    assertThat(none.body())
        .contains("Das liegt nicht an Ihrer Auswahl", "als ZIP")
        .doesNotContain("incoming", "Exception");
    Files.delete(incoming);
    Files.createDirectory(incoming);
    assertThat(Loader.loadPDF(web.made(path).body()).getNumberOfPages()).isEqualTo(3);
    FolderTree.delete(aside);
  }

  @Test
  void whoever_asks_for_the_same_at_once_gets_the_same() throws Exception {
    String path = "/auswahl.pdf?lang=de&d=" + care + "/1&d=" + heat + "/3&d=" + care + "/2";
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> reader = () -> sha256(web.made(path).body());
      Set<String> got = new HashSet<>();
      for (Future<String> each : readers.invokeAll(Collections.nCopies(6, reader))) {
        got.add(each.get());
      }
      assertThat(got).hasSize(1);
    }
  }

  @Test
  void more_pages_than_fit_are_said_before_and_refused_with_the_way_out() throws IOException {
    DocumentId long_ = add("Lang", pdf("Lang", 1, false), Format.PDF, Publication.PUBLISHED);
    String[] pages = new String[301];
    Arrays.fill(pages, "viel");
    web.index(pages);
    assertThat(web.get("/auswahl?lang=de&d=" + long_).body())
        .contains("301 Seiten sind zu viele für ein PDF")
        .doesNotContain("/auswahl.pdf");
    assertThat(web.get("/auswahl.pdf?lang=de&d=" + long_).statusCode()).isEqualTo(400);
    assertThat(web.get("/auswahl?lang=de&d=" + heat).body())
        .contains("/auswahl.pdf?d=" + heat, "3 Seiten.");
  }

  private static String sha256(byte[] bytes) {
    return Sha256.of(Sha256.digest().digest(bytes)).hex();
  }

  private static List<String> leftovers() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("incoming"))) {
      return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String cover(PDDocument dossier) throws IOException {
    PDFTextStripper first = new PDFTextStripper();
    first.setEndPage(1);
    return first.getText(dossier).replace("\n", " ").replaceAll(" +", " ");
  }

  private static DocumentId add(String title, byte[] bytes, Format format, Publication publication)
      throws IOException {
    Metadata.Builder said = Metadata.NONE.with().title(title);
    said.set(MetadataField.DATE, new DocumentDate("2024"));
    said.set(MetadataField.PUBLISHER, "Stadt Musterburg");
    said.set(MetadataField.LICENCE, "CC BY 4.0");
    String name = title.replaceAll("[^\\p{L}\\d ]", "") + ("." + format.code());
    return web.add(name, format, bytes, said.build(), publication);
  }

  private static byte[] tiff() throws IOException {
    BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
    picture.createGraphics().fillRect(20, 20, 120, 16);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "tiff", bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static byte[] pdf(String text, int pages, boolean locked) throws IOException {
    try (PDDocument document = TextPdf.of(text, pages)) {
      if (locked) {
        document.protect(new StandardProtectionPolicy("auf", "zu", new AccessPermission()));
      }
      return TextPdf.bytes(document);
    }
  }
}
