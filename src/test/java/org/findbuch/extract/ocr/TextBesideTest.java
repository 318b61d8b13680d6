package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.findbuch.document.Format;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class TextBesideTest {
  @TempDir Path folder;

  private final PDDocument document = new PDDocument();

  private interface Drawing {
    void draw(PDPageContentStream content) throws IOException;
  }

  @Test
  void words_of_the_picture_come_beside_those_of_the_text_and_none_stands_twice()
      throws IOException {
    BufferedImage scan = Scans.page(folder, Scans.GERMAN, FontName.HELVETICA, 10);
    page(
        scan,
        content -> {
          write(content, 10, Matrix.getTranslateInstance(60, 815), "Eingegangen im Sekretariat");
          write(content, 10, Matrix.getTranslateInstance(280, 20), "Aktenblatt 17");
        });
    // one that was stamped over the writing itself, and a line that was recognised before
    page(
        scan,
        content -> {
          write(content, 30, Matrix.getRotateInstance(.4, 100, 660), "Zweitschrift");
          content.setRenderingMode(RenderingMode.NEITHER);
          write(
              content,
              10,
              Matrix.getTranslateInstance(60, 760),
              Scans.GERMAN.lines().findFirst().orElseThrow());
        });
    page(
        photograph("Kinder in Bewegung"),
        content -> write(content, 20, Matrix.getTranslateInstance(60, 400), "Bericht 2007"));
    page(
        photograph(""),
        content -> write(content, 20, Matrix.getTranslateInstance(60, 400), "Bericht 2008"));

    List<Page> pages = read();

    Page head = pages.get(0);
    assertThat(head.state()).isEqualTo(PageState.OCR);
    assertThat(head.reader()).isEqualTo(ReadBy.TESSERACT);
    assertThat(head.text()).startsWith("Eingegangen im Sekretariat\n\nDie Gesundheitskonferenz");
    assertThat(head.text()).endsWith("gern auch am Telefon.\n\nAktenblatt 17");
    assertThat(Scans.found(Scans.GERMAN, head.text())).isGreaterThan(0.98);
    assertThat(head.layout().boxes().words())
        .filteredOn(word -> said(head, word).equals("Aktenblatt"))
        .singleElement()
        .matches(word -> word.confidence() == 100 && word.y() > 800);
    assertThat(said(head, head.layout().boxes().words().get(3))).isEqualTo("Die");
    assertThat(head.structure().blocks()).hasSizeGreaterThan(3);

    Page stamped = pages.get(1);
    assertThat(Scans.found(Scans.GERMAN + " Zweitschrift", stamped.text())).isGreaterThan(0.95);
    assertThat(Scans.words(stamped.text())).containsOnlyOnce("Gesundheitskonferenz", "beraten");
    assertThat(Scans.words(stamped.text())).hasSizeLessThan(Scans.words(Scans.GERMAN).size() + 4);

    assertThat(pages.get(2).state()).isEqualTo(PageState.OCR);
    assertThat(Scans.words(pages.get(2).text()))
        .containsExactlyInAnyOrder("Bericht", "2007", "Kinder", "in", "Bewegung");
    assertThat(pages.get(3).state()).isEqualTo(PageState.TEXT);
    assertThat(pages.get(3).text()).isEqualTo("Bericht 2008");
  }

  private static String said(Page page, WordBox word) {
    return page.text().substring(word.start(), word.end());
  }

  private void page(BufferedImage image, Drawing drawing) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          JPEGFactory.createFromImage(document, image, .8f),
          0,
          0,
          PDRectangle.A4.getWidth(),
          PDRectangle.A4.getHeight());
      drawing.draw(content);
    }
  }

  private static void write(PDPageContentStream content, float size, Matrix place, String line)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), size);
    content.setTextMatrix(place);
    content.showText(line);
    content.endText();
  }

  /** A meadow below a sky, and something written across. */
  private BufferedImage photograph(String words) {
    BufferedImage image = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, new Color(90, 140, 220), 0, 900, Color.WHITE));
    pen.fillRect(0, 0, 1240, 900);
    pen.setPaint(new GradientPaint(0, 900, new Color(90, 160, 60), 0, 1754, new Color(20, 60, 10)));
    pen.fillRect(0, 900, 1240, 854);
    // The same grass each time: of other grass one in twenty is read as a word or splits one.
    Random random = new Random(2007);
    for (int blade = 0; blade < 4_000; blade++) {
      pen.setColor(new Color(30 + random.nextInt(80), 80 + random.nextInt(120), 20));
      int x = random.nextInt(1240);
      int y = 900 + random.nextInt(854);
      pen.drawLine(x, y, x + random.nextInt(21) - 10, y - 10 - random.nextInt(40));
    }
    pen.setColor(new Color(20, 20, 60));
    pen.setFont(new java.awt.Font(java.awt.Font.SANS_SERIF, java.awt.Font.BOLD, 90));
    pen.drawString(words, 120, 300);
    pen.dispose();
    return image;
  }

  private List<Page> read() throws IOException {
    Path file = folder.resolve("sample.pdf");
    try (PDDocument saved = document) {
      saved.save(file.toFile());
    }
    List<Page> pages = new ArrayList<>();
    List<Integer> numbers = List.of(1, 2, 3, 4);
    new OcrReader(List.of(new PdfReader()))
        .recognise(file, Format.PDF, Limits.OF_PICTURES, numbers, pages::add);
    pages.sort(Comparator.comparingInt(Page::number));
    return pages;
  }
}
