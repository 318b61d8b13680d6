package org.findbuch.extract.pdf.binding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.binding.Bundle;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.extract.binding.CoverSheet.Line;
import org.findbuch.extract.binding.CoverSheet.Rank;
import org.findbuch.extract.binding.RecognisedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a page comes along what is seen of it, and nothing that it can do. */
class PdfBinderTest {
  private static final PdfBinder BINDER = new PdfBinder(List.of());

  @TempDir Path folder;

  @Test
  void what_is_seen_comes_along_and_nothing_that_runs_leads_out_or_is_attached()
      throws IOException {
    Taken taken = new Taken();
    Extraction extraction =
        BINDER.copy(dangerous(), Format.PDF, Limits.DEFAULTS, List.of(2, 1, 9), taken);
    assertThat(extraction.why()).isEmpty();
    assertThat(taken.pages).containsExactly(2, 1);
    try (PDDocument copy = Loader.loadPDF(taken.bytes.toByteArray())) {
      assertThat(copy.getNumberOfPages()).isEqualTo(2);
      assertThat(text(copy).lines().map(String::strip).filter(line -> !line.isEmpty()))
          .containsExactly("zweite Seite", "erste Seite", "ausgefüllt");
      COSDictionary catalogue = copy.getDocumentCatalog().getCOSObject();
      assertThat(catalogue.keySet().stream().map(COSName::getName))
          .containsExactlyInAnyOrder("Type", "Version", "Pages", "OCProperties");
      for (PDPage page : copy.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
        assertThat(page.getActions().getCOSObject().size()).isZero();
      }
      assertThat(written(copy))
          .doesNotContain("JavaScript", "app.alert", "EmbeddedFile", "Filespec", "geheim.exe")
          .doesNotContain("evil.example", "AcroForm", "Widget", "Lesezeichen", "Nebenebene")
          .contains("Wasserzeichen");
      assertThat(off(copy)).as("a layer that was hidden stays hidden").isEqualTo(1);
    }
  }

  @Test
  void a_stream_fetches_nothing_from_another_file() throws IOException {
    Path file = folder.resolve("extern.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = page(document, "Bild von anderswo");
      COSDictionary contents = (COSDictionary) page.getCOSObject().getDictionaryObject("Contents");
      contents.setItem(COSName.F, new COSString("/etc/passwd"));
      contents.setItem(COSName.getPDFName("FFilter"), COSName.FLATE_DECODE);
      document.save(file.toFile());
    }
    Taken taken = new Taken();
    BINDER.copy(file, Format.PDF, Limits.DEFAULTS, List.of(1), taken);
    try (PDDocument copy = Loader.loadPDF(taken.bytes.toByteArray())) {
      assertThat(written(copy)).doesNotContain("passwd", "FFilter");
    }
  }

  @Test
  void a_locked_or_damaged_file_is_said_to_be_so() throws IOException {
    Path locked = folder.resolve("locked.pdf");
    try (PDDocument document = new PDDocument()) {
      page(document, "verschlossen");
      document.protect(new StandardProtectionPolicy("auf", "zu", new AccessPermission()));
      document.save(locked.toFile());
    }
    Path damaged = Files.writeString(folder.resolve("damaged.pdf"), "%PDF-1.7 und dann nichts");
    assertThat(BINDER.copy(locked, Format.PDF, Limits.DEFAULTS, List.of(1), new Taken()).why())
        .contains(Fault.PASSWORD);
    assertThat(BINDER.copy(damaged, Format.PDF, Limits.DEFAULTS, List.of(1), new Taken()).why())
        .contains(Fault.DAMAGED);
  }

  @Test
  void the_cover_sheet_stands_first_is_text_with_links_and_the_same_bytes_come_twice()
      throws IOException {
    Path one = folder.resolve("one.pdf");
    Path two = folder.resolve("two.pdf");
    Files.write(one, copied("aus der ersten Quelle"));
    Files.write(two, copied("aus der zweiten Quelle"));
    String checksum = "0123456789abcdef".repeat(4);
    CoverSheet cover =
        new CoverSheet(
            "de",
            "Ausgewählte Seiten",
            "Archiv der Stadt",
            List.of(
                new Line(Rank.TITLE, "Ausgewählte Seiten", null),
                new Line(Rank.HEADING, "1. Straße & „Grün“ – ẞ 統", null),
                new Line(
                    Rank.NOTE,
                    "https://archiv.example/d/abc/v/1/3",
                    "https://archiv.example/d/abc/v/1/3"),
                new Line(Rank.NOTE, "SHA-256: " + checksum.repeat(3), null)));
    Path bundle = folder.resolve("bundle");
    Bundle.write(
        bundle,
        cover,
        List.of(
            new Bundle.Loose("Zwei", two, List.of()), new Bundle.Loose("Eins", one, List.of())));
    Taken taken = new Taken();
    assertThat(BINDER.bind(bundle, taken).why()).isEmpty();
    Taken again = new Taken();
    BINDER.bind(bundle, again);
    assertThat(again.bytes.toByteArray()).isEqualTo(taken.bytes.toByteArray());
    try (PDDocument bound = Loader.loadPDF(taken.bytes.toByteArray())) {
      assertThat(bound.getNumberOfPages()).isEqualTo(3);
      assertThat(bound.getDocumentInformation().getTitle()).isEqualTo("Ausgewählte Seiten");
      assertThat(bound.getDocumentCatalog().getLanguage()).isEqualTo("de");
      String text = text(bound);
      assertThat(spoken(bound))
          .startsWith("H1: Ausgewählte Seiten", "H2: 1. Straße & „Grün“ – ẞ ?")
          .contains("Link: https://archiv.example/d/abc/v/1/3")
          .endsWith("P: aus der zweiten Quelle", "P: aus der ersten Quelle");
      assertThat(bound.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(text).contains("1. Straße & „Grün“ – ẞ ?", "https://archiv.example/d/abc/v/1/3");
      assertThat(text.indexOf("Ausgewählte")).isLessThan(text.indexOf("zweiten Quelle"));
      assertThat(text.indexOf("zweiten Quelle")).isLessThan(text.indexOf("ersten Quelle"));
      assertThat(bound.getPage(0).getAnnotations())
          .singleElement()
          .satisfies(
              link ->
                  assertThat(((PDActionURI) ((PDAnnotationLink) link).getAction()).getURI())
                      .startsWith("https://archiv.example"));
      List<String> bookmarks = new ArrayList<>();
      bound
          .getDocumentCatalog()
          .getDocumentOutline()
          .children()
          .forEach(item -> bookmarks.add(item.getTitle()));
      assertThat(bookmarks).containsExactly("Ausgewählte Seiten", "Zwei", "Eins");
    }
  }

  @Test
  void what_was_recognised_lies_unseen_where_it_stands_however_the_page_is_turned()
      throws IOException {
    String text = "Hitze im Quartier";
    Layout layout =
        Layout.of(
            new Layout.Boxes(
                400,
                600,
                List.of(
                    new Layout.WordBox(0, 5, 40, 60, 50, 12, 90),
                    new Layout.WordBox(9, 17, 100, 60, 80, 12, 70))));
    for (int rotation : List.of(0, 90, 180, 270)) {
      Path file = folder.resolve("scan.pdf");
      try (PDDocument scan = new PDDocument()) {
        boolean isLying = rotation % 180 == 90;
        // twice as large as what was read, and not at the origin
        PDPage page =
            new PDPage(new PDRectangle(30, 50, isLying ? 1_200 : 800, isLying ? 800 : 1_200));
        page.setRotation(rotation);
        scan.addPage(page);
        scan.save(file.toFile());
      }
      Path bundle = folder.resolve("bundle");
      CoverSheet cover = new CoverSheet("de", "A", "B", List.of(new Line(Rank.TITLE, "A", null)));
      RecognisedText recognised = new RecognisedText(text, layout);
      Bundle.write(bundle, cover, List.of(new Bundle.Loose("S", file, List.of(recognised))));
      Taken taken = new Taken();
      assertThat(BINDER.bind(bundle, taken).why()).isEmpty();
      try (PDDocument bound = Loader.loadPDF(taken.bytes.toByteArray())) {
        List<TextPosition> letters = new ArrayList<>();
        PDFTextStripper stripper =
            new PDFTextStripper() {
              @Override
              protected void writeString(String string, List<TextPosition> positions)
                  throws IOException {
                letters.addAll(positions);
                super.writeString(string, positions);
              }
            };
        stripper.setStartPage(2);
        assertThat(stripper.getText(bound).strip())
            .as("at " + rotation)
            .isEqualTo("Hitze Quartier");
        assertThat(letters.getFirst().getXDirAdj()).isCloseTo(80, within(1f));
        assertThat(letters.getFirst().getYDirAdj()).isBetween(120f, 144f);
        TextPosition last = letters.getLast();
        assertThat(last.getXDirAdj() + last.getWidthDirAdj()).isCloseTo(360, within(1f));
        BufferedImage picture = new PDFRenderer(bound).renderImage(1, 0.2f);
        for (int x = 0; x < picture.getWidth(); x++) {
          for (int y = 0; y < picture.getHeight(); y++) {
            assertThat(picture.getRGB(x, y) & 0xffffff).isEqualTo(0xffffff);
          }
        }
      }
    }
  }

  @Test
  void pages_that_were_tagged_have_no_number_twice() throws IOException {
    Path file = folder.resolve("tagged.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
        for (int number : List.of(0, 7)) {
          pen.beginMarkedContent(COSName.P, number);
          pen.beginText();
          pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
          pen.newLineAtOffset(100, 700 - 20 * number);
          pen.showText("Absatz " + number);
          pen.endText();
          pen.endMarkedContent();
        }
      }
      document.save(file.toFile());
    }
    Path bundle = folder.resolve("bundle");
    CoverSheet cover = new CoverSheet("de", "A", "B", List.of(new Line(Rank.TITLE, "A", null)));
    Bundle.write(bundle, cover, List.of(new Bundle.Loose("T", file, List.of())));
    Taken taken = new Taken();
    BINDER.bind(bundle, taken);
    try (PDDocument bound = Loader.loadPDF(taken.bytes.toByteArray())) {
      assertThat(spoken(bound)).containsExactly("H1: A", "P: Absatz 0Absatz 7");
    }
  }

  /** What a screen reader says, in its order: elements with the marked content that is theirs. */
  private static List<String> spoken(PDDocument document) throws IOException {
    List<String> spoken = new ArrayList<>();
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    speak(root.getKids(), document, spoken);
    return spoken;
  }

  private static void speak(List<Object> kids, PDDocument document, List<String> spoken)
      throws IOException {
    for (Object kid : kids) {
      if (!(kid instanceof PDStructureElement element)) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      for (Object part : element.getKids()) {
        if (part instanceof PDMarkedContentReference reference) {
          PDFMarkedContentExtractor page = new PDFMarkedContentExtractor();
          page.processPage(reference.getPage());
          for (PDMarkedContent marked : page.getMarkedContents()) {
            if (marked.getMCID() == reference.getMCID()) {
              text.append(letters(marked));
            }
          }
          int key = reference.getPage().getStructParents();
          COSArray parents =
              (COSArray)
                  ((COSObjectable)
                          document
                              .getDocumentCatalog()
                              .getStructureTreeRoot()
                              .getParentTree()
                              .getValue(key))
                      .getCOSObject();
          assertThat(parents.getObject(reference.getMCID())).isEqualTo(element.getCOSObject());
        }
      }
      if (!text.isEmpty()) {
        spoken.add(element.getStructureType() + ": " + text.toString().strip());
      }
      speak(element.getKids(), document, spoken);
    }
  }

  private static String letters(PDMarkedContent marked) {
    StringBuilder letters = new StringBuilder();
    for (Object each : marked.getContents()) {
      if (each instanceof TextPosition letter) {
        letters.append(letter.getUnicode());
      } else if (each instanceof PDMarkedContent inner) {
        letters.append(letters(inner));
      }
    }
    return letters.toString();
  }

  private byte[] copied(String text) throws IOException {
    Path file = folder.resolve("source.pdf");
    try (PDDocument document = new PDDocument()) {
      page(document, text);
      document.save(file.toFile());
    }
    Taken taken = new Taken();
    BINDER.copy(file, Format.PDF, Limits.DEFAULTS, List.of(1), taken);
    return taken.bytes.toByteArray();
  }

  /** Everything that a PDF can do besides being looked at. */
  private Path dangerous() throws IOException {
    Path file = folder.resolve("dangerous.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage first = page(document, "erste Seite");
      PDPage second = page(document, "zweite Seite");
      var catalogue = document.getDocumentCatalog();
      PDActionJavaScript script = new PDActionJavaScript("app.alert('da bin ich')");
      catalogue.setOpenAction(script);
      first.getActions().setO(script);
      PDActionURI leads = new PDActionURI();
      leads.setURI("https://evil.example/");
      PDAnnotationLink link = new PDAnnotationLink();
      link.setAction(leads);
      link.setRectangle(new PDRectangle(100, 600, 100, 20));
      first.getAnnotations().add(link);
      PDDocumentOutline outline = new PDDocumentOutline();
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle("Lesezeichen");
      item.setAction(script);
      outline.addLast(item);
      catalogue.setDocumentOutline(outline);
      PDComplexFileSpecification attached = new PDComplexFileSpecification();
      attached.setFile("geheim.exe");
      attached.setEmbeddedFile(
          new PDEmbeddedFile(document, new ByteArrayInputStream("MZ".getBytes(ISO_8859_1))));
      PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(java.util.Map.of("geheim.exe", attached));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalogue);
      names.setEmbeddedFiles(files);
      catalogue.setNames(names);
      form(document, first);
      layers(document, second);
      // among what is drawn, where only who looks for it would find it
      second.getResources().getCOSObject().setItem("Versteckt", script.getCOSObject());
      second.getResources().getCOSObject().setItem("Anlage", attached.getCOSObject());
      document.save(file.toFile());
    }
    return file;
  }

  private static void form(PDDocument document, PDPage page) throws IOException {
    PDAcroForm form = new PDAcroForm(document);
    PDResources fonts = new PDResources();
    fonts.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    form.setDefaultResources(fonts);
    form.setDefaultAppearance("/Helv 12 Tf 0 g");
    document.getDocumentCatalog().setAcroForm(form);
    PDTextField field = new PDTextField(form);
    field.setPartialName("feld");
    form.getFields().add(field);
    var widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(100, 500, 200, 20));
    widget.setPage(page);
    page.getAnnotations().add(widget);
    field.setValue("ausgefüllt");
  }

  private static void layers(PDDocument document, PDPage page) throws IOException {
    PDOptionalContentProperties layers = new PDOptionalContentProperties();
    document.getDocumentCatalog().setOCProperties(layers);
    PDOptionalContentGroup hidden = new PDOptionalContentGroup("Wasserzeichen");
    PDOptionalContentGroup elsewhere = new PDOptionalContentGroup("Nebenebene");
    layers.addGroup(hidden);
    layers.addGroup(elsewhere);
    layers.setGroupEnabled(hidden, false);
    try (PDPageContentStream pen =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      pen.beginMarkedContent(COSName.OC, hidden);
      pen.addRect(10, 10, 50, 50);
      pen.fill();
      pen.endMarkedContent();
    }
  }

  private static PDPage page(PDDocument document, String text) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
      pen.beginText();
      pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
      pen.newLineAtOffset(100, 700);
      pen.showText(text);
      pen.endText();
    }
    document.addPage(page);
    return page;
  }

  private static int off(PDDocument document) {
    COSDictionary said =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OCPROPERTIES);
    COSArray off = said.getCOSDictionary(COSName.D).getCOSArray(COSName.OFF);
    return off.size();
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document);
  }

  /** All that is in it, with nothing packed. */
  private static String written(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes, CompressParameters.NO_COMPRESSION);
    return bytes.toString(ISO_8859_1);
  }

  private static final class Taken implements PageSink {
    private final List<Integer> pages = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void accept(Page page) {
      pages.add(page.number());
    }

    @Override
    public void accept(PageBytes piece) {
      byte[] some = new byte[piece.bytes().remaining()];
      piece.bytes().duplicate().get(some);
      bytes.writeBytes(some);
    }
  }
}
