package org.findbuch.extract.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Limits;
import org.findbuch.hostile.RawPdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms within forms stand for all that the first reader may miss: it ends 30 deep. */
class SecondReaderTest {
  private static final int TOO_DEEP = 40;

  @TempDir Path folder;

  @Test
  void a_page_on_which_nothing_was_found_is_read_again() throws IOException {
    Page page = read("/X Do", RawPdf.write("Ganz unten im Bericht"), "");
    assertThat(page.text()).isEqualTo("Ganz unten im Bericht");
    assertThat(page.reader()).isEqualTo(ReadBy.PDFBOX);
    assertThat(page.state()).isEqualTo(PageState.TEXT);
    assertThat(page.quality()).isEqualTo(100);
  }

  @Test
  void its_words_have_their_places_also_on_a_turned_page() throws IOException {
    Page page = read("/X Do", RawPdf.write("Ganz unten"), "");
    assertThat(page.layout().boxes().words())
        .extracting(word -> page.text().substring(word.start(), word.end()))
        .containsExactly("Ganz", "unten");
    WordBox upright = page.layout().boxes().words().getFirst();
    assertThat(upright.x()).isBetween(71f, 73f);
    assertThat(upright.y()).isBetween(842f - 700 - 12, 842f - 700 - 5);
    assertThat(upright.width()).isBetween(20f, 35f);
    WordBox turned =
        read("/X Do", RawPdf.write("Ganz unten"), "/Rotate 90").layout().boxes().words().getFirst();
    assertThat(turned.x()).isBetween(695f, 701f);
    assertThat(turned.y()).isBetween(71f, 73f);
    assertThat(turned.height()).isGreaterThan(turned.width());
  }

  @Test
  void a_garbled_page_is_read_again_and_the_better_text_is_taken() throws IOException {
    String garbled = RawPdf.write("\\001\\002\\003\\004\\005\\006\\007 ".repeat(30));
    String legible =
        "BT /F 12 Tf 14 TL 72 700 Td "
            + "(Der Bericht zur Gesundheit im Quartier liegt nun vor.) ' ".repeat(20)
            + "ET";
    Page page = read(garbled + "/X Do", legible, "");
    assertThat(page.text()).contains("Gesundheit");
    assertThat(page.reader()).isEqualTo(ReadBy.PDFBOX);

    Page still = read(garbled + "/X Do", RawPdf.write("Auch"), "");
    assertThat(still.state()).isEqualTo(PageState.GARBLED);
    assertThat(still.reader()).isEqualTo(ReadBy.FINDBUCH);
  }

  @Test
  void it_leaves_out_what_nobody_sees() throws IOException {
    String text =
        RawPdf.write("Sichtbar") + "BT /F 12 Tf 72 900 Td (oben) Tj 600 -300 Td (daneben) Tj ET";
    assertThat(read("/X Do", text, "").text()).isEqualTo("Sichtbar");
    assertThat(read("/OC /L BDC /X Do EMC", RawPdf.write("Ebene"), "").text()).isEmpty();
  }

  @Test
  void a_page_that_was_read_well_is_left_at_that() throws IOException {
    Page page = read(RawPdf.write("Vorn") + "/X Do", RawPdf.write("Ganz unten"), "");
    assertThat(page.text()).isEqualTo("Vorn");
    assertThat(page.reader()).isEqualTo(ReadBy.FINDBUCH);
  }

  @Test
  void a_page_without_text_stays_as_it_is() throws IOException {
    Page page = read("0 0 9 9 re f /X Do", "0 0 9 9 re f", "");
    assertThat(page.state()).isEqualTo(PageState.UNREAD);
    assertThat(page.reader()).isEqualTo(ReadBy.FINDBUCH);
    assertThat(read("", "", "").state()).isEqualTo(PageState.BLANK);
  }

  private Page read(String content, String inside, String more) throws IOException {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int form = 0;
    for (int depth = 0; depth < TOO_DEEP; depth++) {
      String inner = depth == 0 ? "" : "/XObject << /X " + form + " 0 R >> ";
      form =
          pdf.stream(
              "/Subtype /Form /BBox [0 0 595 842] /Resources "
                  + RawPdf.FONT.replaceFirst("<< ", "<< " + inner),
              (depth == 0 ? inside : "/X Do").getBytes(ISO_8859_1));
    }
    int layer = pdf.add("<< /Type /OCG /Name (Entwurf) >>");
    String named =
        "<< /Properties << /L %d 0 R >> /XObject << /X %d 0 R >> ".formatted(layer, form);
    String resources = RawPdf.FONT.replaceFirst("<< ", named);
    String page = RawPdf.page(tree, pdf.content(content), more).replace(RawPdf.FONT, resources);
    int only = pdf.add(page);
    pdf.put(tree, RawPdf.tree(only + " 0 R", 1));
    Path file = folder.resolve("deep.pdf");
    Files.write(
        file,
        pdf.end(pdf.catalogue(tree, "/OCProperties << /D << /OFF [" + layer + " 0 R] >> >>")));
    List<Page> pages = new ArrayList<>();
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, pages::add);
    return pages.getFirst();
  }
}
