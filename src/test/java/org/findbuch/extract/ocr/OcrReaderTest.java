package org.findbuch.extract.ocr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.findbuch.Seed;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.scan.ScanReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class OcrReaderTest {
  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path folder;

  private BufferedImage straight;

  @BeforeEach
  void draw() throws IOException {
    straight = Scans.page(folder, Scans.GERMAN, FontName.HELVETICA, 10);
  }

  @Test
  void a_straight_page_is_read_with_the_place_of_every_word() throws IOException {
    Page page = read(straight);
    assertThat(page.state()).isEqualTo(PageState.OCR);
    assertThat(page.reader()).isEqualTo(ReadBy.TESSERACT);
    assertThat(page.quality()).isGreaterThan(85);
    assertThat(Scans.found(Scans.GERMAN, page.text())).isGreaterThan(0.98);
    assertThat(page.text()).contains("früh gewarnt werden.\n\nDer Ausschuss beschließt");
    assertLiesOnItsInk(page, straight, "Pflegedienste");
    assertLiesOnItsInk(page, straight, "Konferenz");
    assertThat(page.layout().boxes().words())
        .allMatch(word -> word.confidence() > 0 && word.confidence() <= 100);
  }

  @Test
  void pages_that_lie_crooked_or_on_their_head_are_turned_and_their_words_stay_where_they_are()
      throws IOException {
    for (double degrees : new double[] {-3, 1.5, 6, 90, 180, 270}) {
      BufferedImage turned = Scans.turned(straight, degrees);
      Page page = read(turned);
      assertThat(Scans.found(Scans.GERMAN, page.text())).as("by %s°", degrees).isGreaterThan(0.96);
      assertLiesOnItsInk(page, turned, "Pflegedienste");
    }
  }

  @Test
  void shadows_facsimiles_coarse_dots_and_two_pages_on_a_sheet_are_read() throws IOException {
    assertThat(Scans.found(Scans.GERMAN, read(Scans.shaded(straight, seed.random())).text()))
        .isGreaterThan(0.95);
    assertThat(Scans.found(Scans.GERMAN, read(Scans.scaled(straight, 0.5, 0.5)).text()))
        .isGreaterThan(0.95);
    BufferedImage english = Scans.page(folder, Scans.ENGLISH, FontName.HELVETICA, 10);
    String both = read(Scans.beside(straight, english)).text();
    assertThat(Scans.found(Scans.GERMAN + Scans.ENGLISH, both)).isGreaterThan(0.95);
    assertThat(both.indexOf("Telefon")).isLessThan(both.indexOf("The health"));
  }

  @Test
  void what_was_not_sure_or_left_out_is_read_in_another_way() throws IOException {
    List<Scans.Scan> scans = Scans.all(folder, seed.random());
    for (String name : List.of("stamp over text", "table")) {
      Scans.Scan scan =
          scans.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
      assertThat(Scans.found(scan.text(), read(scan.image()).text())).as(name).isGreaterThan(0.95);
    }
  }

  @Test
  void lists_of_contents_are_read_without_the_dots_and_numbers_of_pages_with_them()
      throws IOException {
    String contents =
        """
        Inhalt
        Grußwort ............................................................................. 1
        Wer gekommen ist ..................................................................... 3
        Vorsorge und Impfen: Blick aus der Praxis ............................................ 5
        Ein Vormittag in der zweiten Klasse .................................................. 7
        Die Empfehlungen in Kurzform ........................................................ 12
        Rückblick der Vorbereitungsgruppe ................................................... 15
        """;
    String page = contents + "\n".repeat(20) + " ".repeat(90) + "4";
    BufferedImage scan = Scans.page(folder, page, FontName.HELVETICA, 11);
    for (BufferedImage image : List.of(scan, Scans.turned(scan, 1.5))) {
      String read = read(image).text();
      assertThat(Scans.words(read)).isEqualTo(Scans.words(page));
      assertThat(read).contains("Wer gekommen ist ..... 3\n").endsWith("\n\n4");
    }
  }

  @Test
  void english_pages_are_read_as_such_and_german_ones_among_them() throws IOException {
    BufferedImage english = Scans.page(folder, Scans.ENGLISH, FontName.HELVETICA, 10);
    List<Page> pages = read(Format.TIFF, tiff(english, straight, english), List.of(1, 2, 3));
    assertThat(Scans.found(Scans.ENGLISH, pages.get(0).text())).isGreaterThan(0.98);
    assertThat(Scans.found(Scans.GERMAN, pages.get(1).text())).isGreaterThan(0.98);
    assertThat(Scans.found(Scans.ENGLISH, pages.get(2).text())).isGreaterThan(0.98);
  }

  @Test
  void a_page_with_nothing_on_it_is_blank_and_one_with_a_picture_only_stays_unread()
      throws IOException {
    assertThat(read(Scans.blank(seed.random())).state()).isEqualTo(PageState.BLANK);
    BufferedImage picture = new BufferedImage(900, 900, BufferedImage.TYPE_BYTE_GRAY);
    picture.createGraphics().fillOval(200, 200, 500, 300);
    assertThat(read(picture).state()).isEqualTo(PageState.UNREAD);
  }

  @Test
  void a_page_whose_picture_cannot_be_unpacked_is_left_out_and_not_taken_for_a_blank_one()
      throws IOException {
    for (COSName filter : List.of(COSName.JPX_DECODE, COSName.JBIG2_DECODE, COSName.DCT_DECODE)) {
      Path file = folder.resolve("scan.pdf");
      try (PDDocument document = new PDDocument()) {
        PDPage page = new PDPage();
        document.addPage(page);
        PDImageXObject image =
            new PDImageXObject(
                document,
                new ByteArrayInputStream("no picture".getBytes(UTF_8)),
                filter,
                100,
                100,
                8,
                PDDeviceGray.INSTANCE);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, 600, 800);
        }
        document.save(file.toFile());
      }
      assertThat(recognised(Format.PDF, file, List.of(1))).as(filter.getName()).isEmpty();
    }
  }

  @Test
  void a_file_that_cannot_be_opened_is_said_to_be_damaged() throws IOException {
    Path broken = folder.resolve("broken.pdf");
    java.nio.file.Files.writeString(broken, "%PDF-1.4 and no more");
    assertThat(reader().recognise(broken, Format.PDF, Limits.OF_PICTURES, List.of(1), _ -> {}))
        .isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
    List<Page> pages = recognised(Format.TIFF, tiff(straight), List.of(1, 2));
    assertThat(pages).extracting(Page::state).containsExactly(PageState.OCR);
  }

  private static OcrReader reader() {
    return new OcrReader(List.of(new PdfReader(), new ScanReader()));
  }

  private Page read(BufferedImage image) throws IOException {
    return read(Format.TIFF, tiff(image), List.of(1)).getFirst();
  }

  private static List<Page> read(Format format, Path file, List<Integer> numbers)
      throws IOException {
    List<Page> pages = recognised(format, file, numbers);
    assertThat(pages).extracting(Page::number).isEqualTo(numbers);
    return pages;
  }

  private static List<Page> recognised(Format format, Path file, List<Integer> numbers)
      throws IOException {
    List<Page> pages = new ArrayList<>();
    Extraction extraction =
        reader().recognise(file, format, Limits.OF_PICTURES, numbers, pages::add);
    assertThat(extraction.why()).isEmpty();
    pages.sort(java.util.Comparator.comparingInt(Page::number));
    return pages;
  }

  /** Without a word of how large it is, so that its longer side is that of a sheet of A4. */
  private Path tiff(BufferedImage... images) throws IOException {
    Path file = folder.resolve("scan.tif");
    java.nio.file.Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage image : images) {
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return file;
  }

  /** The darkest dots around a word are within its box, on the picture as it came. */
  private static void assertLiesOnItsInk(Page page, BufferedImage image, String word) {
    WordBox box =
        page.layout().boxes().words().stream()
            .filter(one -> page.text().substring(one.start(), one.end()).equals(word))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + word + " in " + page.text()));
    double scale = image.getWidth() / page.layout().boxes().width();
    long inside = ink(image, box, scale, 0);
    long around = ink(image, box, scale, 3);
    assertThat(inside).as(word + " " + box).isGreaterThan(200);
    assertThat((double) inside / around).as(word + " " + box).isGreaterThan(0.8);
  }

  private static long ink(BufferedImage image, WordBox box, double scale, double more) {
    long dark = 0;
    int[] value = new int[1];
    for (int y = (int) ((box.y() - more) * scale);
        y < (box.y() + box.height() + more) * scale;
        y++) {
      for (int x = (int) ((box.x() - more / 2) * scale);
          x < (box.x() + box.width() + more / 2) * scale;
          x++) {
        boolean isInside = x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight();
        dark += isInside && image.getRaster().getPixel(x, y, value)[0] < 128 ? 1 : 0;
      }
    }
    return dark;
  }
}
