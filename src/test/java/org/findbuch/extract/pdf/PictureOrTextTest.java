package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.util.Matrix;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureOrTextTest {
  private static final String HEAD = "Eingegangen am 12. März 2007, Gesundheitsamt Lindenau";
  private static final String FAX =
      "Von: Gesundheitsamt Lindenau Fax-Nr.: 0221 4711 An: Ministerium 12. Mrz. 2007 10:33 S. 1/3";
  private static final String LINE =
      "Die Gesundheitskonferenz hat beraten, wie ältere Menschen bei Hitze geschützt werden.";

  @TempDir Path folder;

  private final PDDocument document = new PDDocument();

  private interface Drawing {
    void draw(PDPageContentStream content) throws IOException;
  }

  @Test
  void a_few_words_over_the_picture_of_a_page_leave_it_unread_and_can_be_found()
      throws IOException {
    page(content -> scan(content, 0, 0, 595, 842), content -> write(content, 60, 815, HEAD));
    page(content -> scan(content, 0, 0, 595, 842), content -> write(content, 60, 815, FAX));
    page(content -> scan(content, 0, 0, 595, 842), content -> write(content, 290, 20, "17"));
    page(content -> scan(content, 0, 0, 595, 842), this::stamp);
    page(content -> write(content, 60, 815, HEAD), content -> scan(content, 0, 0, 595, 842));
    page(content -> scan(content, 88, 120, 420, 595), content -> write(content, 60, 815, HEAD));
    page(this::strips, content -> write(content, 60, 815, HEAD));
    page(this::form, content -> write(content, 60, 815, HEAD));
    page(content -> mask(content), content -> write(content, 60, 815, HEAD));
    page(this::turned, content -> write(content, 60, 815, HEAD)).setRotation(90);
    page(content -> scan(content, 0, 0, 595, 842), content -> behind(content, 1));
    commented(page(content -> scan(content, 0, 0, 595, 842)));
    List<Page> pages = read();
    assertThat(pages).extracting(Page::state).containsOnly(PageState.UNREAD);
    assertThat(pages).extracting(Page::text).doesNotContain("");
    assertThat(pages.getFirst().text()).isEqualTo(HEAD);
  }

  @Test
  void text_with_photographs_and_backgrounds_is_text() throws IOException {
    page(content -> scan(content, 0, 0, 595, 842), content -> lines(content, 12));
    page(content -> scan(content, 40, 400, 500, 400), content -> lines(content, 2));
    page(content -> scan(content, 200, 300, 200, 280), content -> write(content, 60, 700, HEAD));
    page(content -> scan(content, 0, 0, 595, 842), content -> behind(content, 12));
    page(content -> ground(content), content -> write(content, 60, 700, HEAD));
    assertThat(read()).extracting(Page::state).containsOnly(PageState.TEXT);
  }

  @Test
  void a_text_behind_a_scan_is_garbled_where_it_was_recognised_on_its_head_or_side()
      throws IOException {
    for (String line :
        List.of(
            LINE,
            "sojsne wuejejyo4 uauls abejuy asaip uuam 'sbejuespjewpuelg Joule Jezu$ag JeWnueßlg",
            "| a SE zo>rUQ 3 SOs | a = 2. 82 = SS 3255 a Doz 27T 5< an gr gr Nn 5 2 = Sa3 & 25")) {
      page(
          content -> scan(content, 0, 0, 595, 842),
          content -> {
            content.setRenderingMode(RenderingMode.NEITHER);
            write(content, 60, 700, Collections.nCopies(9, line));
          });
    }
    page(content -> write(content, 60, 700, Collections.nCopies(9, "3a 4b A1 x2 c")));
    assertThat(read())
        .extracting(Page::state)
        .containsExactly(PageState.TEXT, PageState.GARBLED, PageState.GARBLED, PageState.TEXT);
  }

  @Test
  void what_stands_on_several_pages_is_their_background() throws IOException {
    PDImageXObject back = picture(1240, 1754);
    for (int slide = 0; slide < 3; slide++) {
      page(
          content -> content.drawImage(back, 0, 0, 595, 842),
          content -> write(content, 60, 400, HEAD));
    }
    page(content -> scan(content, 0, 0, 595, 842), content -> write(content, 60, 400, HEAD));
    assertThat(read())
        .extracting(Page::state)
        .containsExactly(PageState.TEXT, PageState.TEXT, PageState.TEXT, PageState.UNREAD);
  }

  @Test
  void pages_of_one_file_that_share_all_their_resources_are_told_apart_by_what_they_show()
      throws IOException {
    page(content -> scan(content, 0, 0, 595, 842), content -> write(content, 60, 815, HEAD));
    PDPage second = page(content -> scan(content, 0, 0, 595, 842));
    document.getPage(0).getResources().getXObjectNames();
    COSName name = second.getResources().getXObjectNames().iterator().next();
    PDPage first = document.getPage(0);
    COSName other = COSName.getPDFName("Other");
    first.getResources().put(other, second.getResources().getXObject(name));
    PDPage third = page(content -> {});
    third.setResources(first.getResources());
    third.getCOSObject().setItem(COSName.CONTENTS, first.getCOSObject().getItem(COSName.CONTENTS));
    document.removePage(second);
    assertThat(read()).extracting(Page::state).containsOnly(PageState.UNREAD);
  }

  private PDPage page(Drawing... drawings) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (Drawing drawing : drawings) {
        drawing.draw(content);
      }
    }
    return page;
  }

  private PDImageXObject picture(int columns, int rows) throws IOException {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_BINARY);
    return LosslessFactory.createFromImage(document, image);
  }

  private void scan(PDPageContentStream content, float x, float y, float width, float height)
      throws IOException {
    content.drawImage(picture(Math.round(2 * width), Math.round(2 * height)), x, y, width, height);
  }

  private void ground(PDPageContentStream content) throws IOException {
    content.drawImage(picture(16, 700), 0, 0, 595, 842);
  }

  private void mask(PDPageContentStream content) throws IOException {
    PDImageXObject mask = picture(1240, 1754);
    mask.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
    mask.getCOSObject().removeItem(COSName.COLORSPACE);
    content.drawImage(mask, 0, 0, 595, 842);
  }

  private void turned(PDPageContentStream content) throws IOException {
    content.drawImage(picture(1754, 1240), new Matrix(0, 842, -595, 0, 595, 0));
  }

  private void strips(PDPageContentStream content) throws IOException {
    for (int y = 0; y < 842; y += 20) {
      content.drawImage(picture(1240, 42), 0, y, 595, 20);
    }
  }

  private void form(PDPageContentStream content) throws IOException {
    PDFormXObject form = new PDFormXObject(document);
    form.setBBox(PDRectangle.A4);
    form.setResources(new org.apache.pdfbox.pdmodel.PDResources());
    COSName name = form.getResources().add(picture(1240, 1754));
    try (java.io.OutputStream out = form.getContentStream().createOutputStream()) {
      String drawn = "q 595 0 0 842 0 0 cm /" + name.getName() + " Do Q";
      out.write(drawn.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    content.drawForm(form);
  }

  private void stamp(PDPageContentStream content) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 24);
    content.setTextMatrix(Matrix.getRotateInstance(.3, 200, 300));
    content.showText("Zweitschrift");
    content.endText();
  }

  private static void write(PDPageContentStream content, float x, float y, String line)
      throws IOException {
    write(content, x, y, List.of(line));
  }

  private static void write(PDPageContentStream content, float x, float y, List<String> lines)
      throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), 10);
    content.setLeading(14);
    content.newLineAtOffset(x, y);
    for (String line : lines) {
      content.showText(line);
      content.newLine();
    }
    content.endText();
  }

  private static void lines(PDPageContentStream content, int lines) throws IOException {
    write(content, 60, 300, Collections.nCopies(lines, LINE));
  }

  private static void behind(PDPageContentStream content, int lines) throws IOException {
    content.setRenderingMode(RenderingMode.NEITHER);
    write(content, 60, 300, Collections.nCopies(lines, HEAD));
  }

  private static void commented(PDPage page) throws IOException {
    PDAnnotationText note = new PDAnnotationText();
    note.setContents(LINE.repeat(5));
    note.setRectangle(new PDRectangle(100, 100, 20, 20));
    page.getAnnotations().add(note);
    page.setAnnotations(List.of(note));
  }

  private List<Page> read() throws IOException {
    Path file = folder.resolve("sample.pdf");
    try (PDDocument saved = document) {
      saved.save(file.toFile());
    }
    List<Page> pages = new ArrayList<>();
    new PdfReader().read(file, org.findbuch.document.Format.PDF, Limits.DEFAULTS, pages::add);
    return pages;
  }
}
