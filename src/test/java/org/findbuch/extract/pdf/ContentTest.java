package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in content streams, operator by operator. */
class ContentTest {
  @TempDir Path folder;

  private final PDResources resources = new PDResources();
  private PDDocument document = new PDDocument();

  @BeforeEach
  void begin() {
    document = new PDDocument();
    resources.put(COSName.getPDFName("F"), new PDType1Font(FontName.HELVETICA));
  }

  @Test
  void a_letter_and_its_accent_written_apart_are_one() throws IOException {
    assertThat(text("BT /F 12 Tf 100 700 Td [(Br) (\\250) 333 (u) (cke)] TJ ET"))
        .isEqualTo("Brücke");
  }

  @Test
  void the_number_of_a_note_is_no_part_of_a_word_but_that_of_a_measure_is() throws IOException {
    assertThat(text("BT /F 12 Tf 100 700 Td (Befund) Tj 5 Ts /F 7 Tf (3) Tj ET"))
        .isEqualTo("Befund 3");
    begin();
    assertThat(text("BT /F 12 Tf 100 700 Td (9 km) Tj 5 Ts /F 7 Tf (2) Tj ET")).isEqualTo("9 km2");
  }

  @Test
  void kerning_parts_no_word_and_a_wide_gap_does() throws IOException {
    assertThat(text("BT /F 12 Tf 100 700 Td [(T) 80 (afel) -300 (und ) -40 (T) 90 (uch)] TJ ET"))
        .isEqualTo("Tafel und Tuch");
  }

  @Test
  void all_ways_to_show_text_are_known() throws IOException {
    String content =
        """
        q 1 0 0 1 50 700 cm BT /F 12 Tf 14 TL 0 0 Td (eins) Tj T* (zwei) Tj
        (drei) ' 0 0 (v\\151er) " 0 -14 TD <66fc6e66> Tj ET Q
        """;
    assertThat(text(content)).isEqualTo("eins\nzwei\ndrei\nvier\nfünf");
  }

  @Test
  void what_is_malformed_is_passed_over() throws IOException {
    String content =
        "BT /F 12 Tf 100 700 Td ] >> (Das (steht) \\(da\\)) Tj % nichts\n 7 nonsense -.-5 Tz ET )";
    assertThat(text("/F gs /X Do 1 cm " + content)).isEqualTo("Das (steht) (da)");
  }

  @Test
  void pictures_within_the_content_are_marks_and_nothing_else() throws IOException {
    Page page = read("BI /W 2 /H 2 /BPC 8 /CS /G ID (EI) EI Q BT /F 12 Tf 9 9 Td (Bild) Tj ET");
    assertThat(page.text()).isEqualTo("Bild");
    begin();
    assertThat(read("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI").state()).isEqualTo(PageState.UNREAD);
  }

  @Test
  void a_form_is_read_where_it_is_shown_and_one_that_shows_itself_ends() throws IOException {
    COSStream form = document.getDocument().createCOSStream();
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    try (OutputStream out = form.createOutputStream()) {
      out.write("BT /F 12 Tf (innen) Tj ET /X Do".getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary forms = new COSDictionary();
    forms.setItem(COSName.getPDFName("X"), form);
    resources.getCOSObject().setItem(COSName.XOBJECT, forms);
    Page page = read("q 1 0 0 1 100 600 cm /X Do Q");
    assertThat(page.text()).isEqualTo("innen");
    assertThat(page.layout().boxes().words().getFirst().x()).isBetween(99f, 101f);
  }

  @Test
  void writing_from_right_to_left_is_given_as_it_is_spoken() throws IOException {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setItem(COSName.BASE_FONT, COSName.getPDFName("Own"));
    font.setItem(COSName.FIRST_CHAR, COSInteger.get(1));
    font.setItem(COSName.LAST_CHAR, COSInteger.get(4));
    COSArray widths = new COSArray();
    COSArray names = new COSArray();
    names.add(COSInteger.get(1));
    for (String name : List.of("afii57664", "afii57665", "afii57666", "one")) {
      names.add(COSName.getPDFName(name));
      widths.add(COSInteger.get(600));
    }
    font.setItem(COSName.WIDTHS, widths);
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.DIFFERENCES, names);
    font.setItem(COSName.ENCODING, encoding);
    font.setItem(COSName.FONT_DESC, new COSDictionary());
    COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    fonts.setItem(COSName.getPDFName("H"), font);
    assertThat(text("BT /H 12 Tf 100 700 Td [<0404> -500 <0201> -500 <030201>] TJ ET"))
        .isEqualTo("אבג אב 11");
  }

  @Test
  void what_a_file_marks_as_furniture_is_said_to_be() throws IOException {
    Page page =
        read(
            "/Artifact << /Type /Pagination >> BDC BT /F 9 Tf 100 800 Td (Bericht) Tj ET EMC"
                + " BT /F 12 Tf 100 700 Td (Die Lage im Land ist gut) Tj ET"
                + " /Artifact BMC BT /F 9 Tf 100 40 Td (7) Tj ET EMC");
    assertThat(page.text()).isEqualTo("Bericht\n\nDie Lage im Land ist gut\n\n7");
    assertThat(page.body().strip()).isEqualTo("Die Lage im Land ist gut");
    begin();
    Page marked = read("/Artifact BMC BT /F 12 Tf 100 700 Td (Alles falsch) Tj ET EMC");
    assertThat(marked.body()).isEqualTo("Alles falsch");
  }

  @Test
  void a_page_that_names_no_font_is_read_all_the_same() throws IOException {
    assertThat(text("BT /Gone 12 Tf 100 700 Td (ohne Schrift) Tj ET")).isEqualTo("ohne Schrift");
  }

  private String text(String content) throws IOException {
    return read(content).text();
  }

  private Page read(String content) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    page.setResources(resources);
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    page.setContents(stream);
    document.addPage(page);
    Path file = folder.resolve("content.pdf");
    try (PDDocument saved = document) {
      saved.save(file.toFile());
    }
    List<Page> pages = new ArrayList<>();
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, pages::add);
    return pages.getFirst();
  }
}
