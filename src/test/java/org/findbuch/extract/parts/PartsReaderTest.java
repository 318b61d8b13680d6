package org.findbuch.extract.parts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Pictures;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.scan.ScanReader;
import org.findbuch.extract.tika.OfficeReader;
import org.findbuch.reading.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsReaderTest {
  private static final String HEAD =
      """
      From: =?utf-8?Q?J=C3=BCrgen_M=C3=BCller?= <mueller@beispielstadt.de>
      To: Gesundheitsamt <amt@beispielstadt.de>,
       Presse <presse@beispielstadt.de>
      Date: Mon, 17 Nov 2014 09:30:00 +0100
      Subject: =?iso-8859-1?Q?Einladung_zur_Konferenz_in_F=FCrth?=
      MIME-Version: 1.0
      """;

  @TempDir Path folder;
  private final List<Page> pages = new ArrayList<>();

  @Test
  void the_first_page_is_the_mail_itself_and_its_head_describes_the_document() throws IOException {
    Found found =
        found(
            mail(
                HEAD
                    + """
                    Content-Type: text/plain; charset=iso-8859-1
                    Content-Transfer-Encoding: quoted-printable

                    Sehr geehrte Damen und Herren,=20
                    wir laden Sie herzlich nach F=FCrth ein.
                    """));
    assertThat(labels()).containsExactly("E-Mail");
    assertThat(pages.getFirst().text())
        .isEqualTo(
            """
            From: Jürgen Müller <mueller@beispielstadt.de>
            To: Gesundheitsamt <amt@beispielstadt.de>, Presse <presse@beispielstadt.de>
            Date: 2014-11-17 09:30 +0100
            Subject: Einladung zur Konferenz in Fürth

            Sehr geehrte Damen und Herren,
            wir laden Sie herzlich nach Fürth ein.\
            """);
    assertThat(found.title()).isEqualTo("Einladung zur Konferenz in Fürth");
    assertThat(found.authors()).containsExactly("Jürgen Müller");
    assertThat(String.valueOf(found.date())).contains("2014-11-17");
  }

  @Test
  void attachments_are_pages_called_by_their_names_and_read_by_the_same_readers()
      throws IOException {
    found(
        mail(
            multipart(
                "mixed",
                text("Anbei."),
                attached("Bericht 2014.pdf", pdf("Seite eins", "Seite zwei")),
                attached("=?utf-8?B?R3LDvMOfZS5kb2N4?=", word("Grüße aus Bochum")),
                attached("liste.csv", "Jahr;Ort\n2004;Herne".getBytes(UTF_8)),
                attached("scan.png", Pictures.png(400, 600)))));
    assertThat(labels())
        .containsExactly(
            "E-Mail",
            "Bericht 2014.pdf",
            "Bericht 2014.pdf · 2",
            "Grüße.docx",
            "liste.csv",
            "scan.png");
    assertThat(pages.getFirst().text())
        .contains("Attachment: Bericht 2014.pdf\nAttachment: Grüße.docx\n")
        .endsWith("Anbei.");
    assertThat(pages.get(2).text()).isEqualTo("Seite zwei");
    assertThat(pages.get(3).text()).isEqualTo("Grüße aus Bochum");
    assertThat(pages.get(4).text()).isEqualTo("Jahr\tOrt\n2004\tHerne");
    assertThat(pages.getLast().state()).isEqualTo(PageState.UNREAD);
    assertThat(Wording.GERMAN.place(Format.EML.unit(), pages.get(2).label()))
        .isEqualTo("Bericht 2014.pdf · 2");
  }

  @Test
  void an_attachment_that_cannot_be_read_is_named_and_the_next_is_read() throws IOException {
    Extraction extraction =
        mail(
            multipart(
                "mixed",
                text("Anbei."),
                attached("kaputt.pdf", "%PDF-1.7 und weiter nichts".getBytes(UTF_8)),
                attached("programm.exe", new byte[] {'M', 'Z', 0, 0}),
                attached("kaputt.zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}),
                attached("gut.txt", "Lesbar".getBytes(UTF_8))));
    found(extraction);
    assertThat(labels())
        .containsExactly("E-Mail", "kaputt.pdf", "programm.exe", "kaputt.zip", "gut.txt");
    assertThat(pages.subList(1, 4)).allMatch(page -> page.state() == PageState.UNREAD);
    assertThat(pages.getLast().text()).isEqualTo("Lesbar");
  }

  @Test
  void a_mail_in_html_alone_is_text_and_fetches_nothing() throws IOException {
    found(
        mail(
            HEAD
                + "Content-Type: text/html; charset=iso-8859-1\n\n"
                + "<html><head><meta charset='iso-8859-1'></head><body><p>Gr\u00fc\u00dfe</p><img"
                + " src='http://127.0.0.1:9/spion.png'><script>alert(1)</script></body></html>"));
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().text()).endsWith("Grüße").doesNotContain("alert", "spion");
  }

  @Test
  void of_two_ways_to_say_the_same_the_plain_one_is_read() throws IOException {
    found(
        mail(
            multipart(
                "alternative", text("Nur einmal"), part("text/html", "", "<p>Nur einmal</p>"))));
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().text()).containsOnlyOnce("Nur einmal");
    found(mail(multipart("alternative", text("\n \n"), part("text/html", "", "<p>Hier</p>"))));
    assertThat(pages.getFirst().text()).endsWith("Hier");
  }

  @Test
  void where_the_words_only_say_that_there_is_a_page_the_page_is_read() throws IOException {
    String page =
        "<p>Die Geb&uuml;hr f&uuml;r <b>Rot</b>schenkel&shy;beobachtung betr&auml;gt zehn Euro</p>";
    for (String stub :
        new String[] {
          "Ihr Programm zeigt kein HTML.",
          "Please view this message in your browser: https://a.example"
        }) {
      found(mail(multipart("alternative", text(stub), part("text/html", "", page))));
      assertThat(pages.getFirst().text()).contains("Rotschenkel").doesNotContain(stub);
    }
  }

  @Test
  void an_invitation_is_a_sentence() throws IOException {
    String invitation =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:Sitzung des
          Rates\\, Teil 2
        DTSTART;TZID=Europe/Berlin:20190403T123000
        DTEND;TZID=Europe/Berlin:20190403T140000
        LOCATION:Rathaus
        ORGANIZER;CN="Anna Meier":mailto:a@b.example
        END:VEVENT
        END:VCALENDAR
        """;
    found(mail(multipart("mixed", text("Bitte kommen"), part("text/calendar", "", invitation))));
    assertThat(pages.stream().map(Page::text).reduce("", String::concat))
        .contains("Bitte kommen")
        .contains(
            "Termin: Sitzung des Rates, Teil 2, 03.04.2019 12:30 \u2013 14:00, Rathaus, Anna"
                + " Meier.");
  }

  @Test
  void the_line_that_a_mailbox_puts_before_a_mail_is_passed_over() throws IOException {
    Found found =
        found(mail("From a@b.example Wed Apr  3 12:30:00 2019\n" + HEAD + "\nDer Zug beginnt\n"));
    assertThat(found.title()).isNotBlank();
    assertThat(pages.getFirst().text()).contains("Der Zug beginnt");
    assertThat(
            org.findbuch.extract.look.TextLook.isMail(
                "From a@b Wed Apr 3\nSubject: x\n\ny"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isTrue();
  }

  @Test
  void the_mails_of_a_mailbox_are_read_one_after_the_other() throws IOException {
    String line = "From a@b.example Wed Apr  3 12:30:00 2019\n";
    String box =
        line
            + HEAD
            + "\nDer erste Brief\n>From hier an\n\nFrom dort kam er\n\n"
            + line
            + "Subject: Zweiter\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
            + "Mit Anlage\n--b\nContent-Disposition: attachment; filename=a.txt\n\n"
            + "Die Anlage\n--b--\n\n"
            + line.replace("a@b.example", "MAILER-DAEMON")
            + "X-Folder: leer\n\nDritter\n";
    Found found = found(mail(box));
    assertThat(labels()).containsExactly("E-Mail 1", "E-Mail 2", "E-Mail 2 › a.txt", "E-Mail 3");
    assertThat(pages.get(0).text()).contains("Der erste Brief\nFrom hier an", "From dort kam er");
    assertThat(pages.get(1).text()).contains("Subject: Zweiter", "Mit Anlage");
    assertThat(pages.get(2).text()).isEqualTo("Die Anlage");
    assertThat(pages.get(3).text()).isEqualTo("Dritter");
    assertThat(found.title()).as("none of them is the mailbox").isNull();
    found(mail(box.replace("\n", "\r\n")));
    assertThat(labels()).hasSize(4);
  }

  @Test
  void signets_and_signatures_are_no_pages() throws IOException {
    found(
        mail(
            multipart(
                "signed", text("Text"), part("application/pkcs7-signature", "smime.p7s", "MIIx"))));
    assertThat(labels()).containsExactly("E-Mail");
    found(mail(multipart("related", text("Text"), attached("logo.png", Pictures.png(120, 40)))));
    assertThat(labels()).containsExactly("E-Mail");
    assertThat(pages.getFirst().text()).contains("Attachment: logo.png");
  }

  @Test
  void mails_in_mails_and_archives_in_mails_are_read_five_deep() throws IOException {
    String inner = HEAD + "\nGanz innen";
    for (int depth = 2; depth <= 7; depth++) {
      inner = multipart("mixed", text("Ebene " + depth), part("message/rfc822", "n.eml", inner));
    }
    Extraction extraction = mail(inner);
    assertThat(extraction.why()).contains(Fault.TOO_DEEP);
    assertThat(labels())
        .containsExactly(
            "E-Mail",
            "n.eml",
            "n.eml › n.eml",
            "n.eml › n.eml › n.eml",
            "n.eml › n.eml › n.eml › n.eml",
            "n.eml › n.eml › n.eml › n.eml › n.eml");
    assertThat(pages.getLast().state()).isEqualTo(PageState.UNREAD);
    assertThat(Wording.GERMAN.fault(Fault.TOO_DEEP))
        .isEqualTo(
            "ZIP-Dateien oder E-Mails sind tiefer ineinander gepackt als erlaubt (Einstellung"
                + " limits.depth). Packen Sie sie vorher aus.");
    byte[] zip = zip("ordner/a.txt", "Aus dem Archiv".getBytes(UTF_8));
    found(mail(multipart("mixed", text("x"), attached("alles.zip", zip))));
    assertThat(labels()).containsExactly("E-Mail", "alles.zip › ordner/a.txt");
    assertThat(pages.getLast().text()).isEqualTo("Aus dem Archiv");
  }

  @Test
  void ten_thousand_parts_beside_or_inside_each_other_end_at_the_limits() throws IOException {
    StringBuilder beside =
        new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n");
    for (int part = 0; part < 10_001; part++) {
      beside.append("--b\nContent-Type: application/x-y; name=a.bin\n\nx\n");
    }
    assertThat(mail(beside + "--b--\n").why()).contains(Fault.TOO_MANY_INSIDE);
    assertThat(pages).hasSize(10_001);
    StringBuilder inside = new StringBuilder(HEAD);
    for (int part = 0; part < 10_000; part++) {
      inside.append("Content-Type: multipart/mixed; boundary=b" + part + "\n\n--b" + part + "\n");
    }
    assertThat(mail(inside + "\n\nInnen").why()).contains(Fault.TOO_DEEP);
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().text()).contains("Subject: Einladung zur Konferenz in Fürth");
  }

  @Test
  void one_allowance_holds_for_everything_that_came_with_a_mail() throws IOException {
    byte[] six = zip("a.txt", new byte[6_000_000]);
    Limits limits = new Limits(60, 60, 0, 10_000_000, 100, 100, 5, 300, 20_000, 1_000);
    String two = multipart("mixed", text("x"), attached("1.zip", six), attached("2.zip", six));
    assertThat(read(two.getBytes(ISO_8859_1), Format.EML, limits).why())
        .contains(Fault.TOO_LARGE_INSIDE);
    assertThat(labels()).containsExactly("E-Mail", "1.zip › a.txt", "2.zip");
    String texts =
        multipart(
            "mixed",
            text("x"),
            attached("1.txt", "wort ".repeat(150).getBytes(UTF_8)),
            attached("2.txt", "wort ".repeat(150).getBytes(UTF_8)));
    read(texts.getBytes(ISO_8859_1), Format.EML, limits);
    assertThat(pages.stream().mapToInt(page -> page.text().length()).sum()).isEqualTo(1_000);
    Limits threePages = new Limits(60, 60, 0, 10_000_000, 100, 100, 5, 300, 3, 100_000);
    read(
        multipart("mixed", text("x"), attached("a.pdf", pdf("1", "2", "3", "4")))
            .getBytes(ISO_8859_1),
        Format.EML,
        threePages);
    assertThat(pages).hasSize(3);
  }

  @Test
  void a_bomb_in_an_attached_office_file_is_named_and_not_opened() throws IOException {
    byte[] bomb = zip("word/document.xml", new byte[30_000_000]);
    byte[] typed = zip("[Content_Types].xml", new byte[30_000_000], "word/document.xml", bomb);
    Extraction extraction =
        mail(
            multipart(
                "mixed",
                text("x"),
                attached("b.docx", typed),
                attached("c.txt", "c".getBytes(UTF_8))));
    assertThat(extraction.why()).contains(Fault.TOO_LARGE_INSIDE);
    assertThat(labels()).containsExactly("E-Mail", "b.docx", "c.txt");
    assertThat(pages.get(1).state()).isEqualTo(PageState.UNREAD);
  }

  @Test
  void what_is_missing_or_odd_in_a_mail_does_not_keep_the_rest_away() throws IOException {
    found(mail("Subject: Nur das\n"));
    assertThat(pages).singleElement().extracting(Page::text).isEqualTo("Subject: Nur das");
    found(
        mail(
            """
            From:\s
            Date: gestern
            Subject: x
            Content-Type: text/plain; charset=klingonisch

            Gr\u00fc\u00dfe\
            """));
    assertThat(pages.getFirst().text()).isEqualTo("Subject: x\n\nGrüße");
    found(mail("Subject: Größe\n\nüber UTF-8", UTF_8));
    assertThat(pages.getFirst().text()).isEqualTo("Subject: Größe\n\nüber UTF-8");
    found(mail("Subject: x\nContent-Type: text/html\n\n<p>Größe</p>", UTF_8));
    assertThat(pages.getFirst().text()).isEqualTo("Subject: x\n\nGröße");
    found(mail("Subject: x\nContent-Type: text/plain; charset=koi8-r\n\n\u00f7", ISO_8859_1));
    assertThat(pages.getFirst().text()).isEqualTo("Subject: x\n\nВ");
    found(mail(multipart("mixed", text("Ohne Ende")).replaceAll("--grenze[0-9a-f]+--", "")));
    assertThat(pages.getFirst().text()).endsWith("Ohne Ende");
  }

  @Test
  void a_mail_saved_by_outlook_is_read_with_its_attachments() throws IOException {
    byte[] inner = Outlook.mail("Innen", "Text innen").bytes();
    byte[] bytes =
        Outlook.mail("Einladung", "Sehr geehrte Damen und Herren")
            .from("Jürgen Müller")
            .attach("Grüße.txt", "Aus der Anlage".getBytes(UTF_8))
            .attach("kaputt.exe", new byte[] {1, 2, 3})
            .attach("weiter.msg", inner)
            .bytes();
    Found found = found(read(bytes, Format.MSG, Limits.DEFAULTS));
    assertThat(found.title()).isEqualTo("Einladung");
    assertThat(found.authors()).containsExactly("Jürgen Müller");
    assertThat(labels()).containsExactly("E-Mail", "Grüße.txt", "kaputt.exe", "weiter.msg");
    assertThat(pages.getFirst().text())
        .isEqualTo(
            """
            From: Jürgen Müller
            Subject: Einladung
            Attachment: Grüße.txt
            Attachment: kaputt.exe
            Attachment: weiter.msg

            Sehr geehrte Damen und Herren\
            """);
    assertThat(pages.get(1).text()).isEqualTo("Aus der Anlage");
    assertThat(pages.get(2).state()).isEqualTo(PageState.UNREAD);
    assertThat(pages.get(3).text()).isEqualTo("Subject: Innen\n\nText innen");
    assertThat(read(java.util.Arrays.copyOf(bytes, 700), Format.MSG, Limits.DEFAULTS))
        .isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
  }

  @Test
  void a_zip_that_is_one_document_is_its_list_of_names() throws IOException {
    byte[] zip = zip("a/Übersicht.pdf", new byte[1], "b.txt", "Geheim".getBytes(UTF_8));
    found(read(zip, Format.ZIP, Limits.DEFAULTS));
    assertThat(pages).singleElement().extracting(Page::text).isEqualTo("a/Übersicht.pdf\nb.txt");
    assertThat(read(zip(), Format.ZIP, Limits.DEFAULTS))
        .isEqualTo(new Extraction.Unreadable(Fault.NOTHING_INSIDE));
  }

  @Test
  void the_fault_of_the_sink_comes_through() throws IOException {
    IOException full = new IOException("full");
    Path file =
        Files.write(
            folder.resolve("mail"),
            multipart("mixed", text("x"), attached("a.txt", new byte[] {65})).getBytes(ISO_8859_1));
    assertThatThrownBy(
            () ->
                reader()
                    .read(
                        file,
                        Format.EML,
                        Limits.DEFAULTS,
                        page -> {
                          throw full;
                        }))
        .isSameAs(full);
  }

  private List<String> labels() {
    return pages.stream().map(Page::label).toList();
  }

  private static Found found(Extraction extraction) {
    assertThat(extraction).isInstanceOf(Extraction.Read.class);
    assertThat(extraction.why()).isEmpty();
    return ((Extraction.Read) extraction).found();
  }

  private Extraction mail(String text) throws IOException {
    return read(text.getBytes(ISO_8859_1), Format.EML, Limits.DEFAULTS);
  }

  private Extraction mail(String text, Charset charset) throws IOException {
    return read(text.getBytes(charset), Format.EML, Limits.DEFAULTS);
  }

  private Extraction read(byte[] bytes, Format format, Limits limits) throws IOException {
    pages.clear();
    Path file = Files.write(folder.resolve("sample"), bytes);
    return reader().read(file, format, limits, pages::add);
  }

  private static PartsReader reader() {
    return new PartsReader(List.of(new PdfReader(), new OfficeReader(), new ScanReader()));
  }

  private static String multipart(String kind, String... parts) {
    String boundary = "grenze" + Integer.toHexString(String.join("", parts).hashCode());
    return HEAD
        + "Content-Type: multipart/%s; boundary=%s\n\n--%s\n".formatted(kind, boundary, boundary)
        + String.join("\n--" + boundary + "\n", parts)
        + "\n--"
        + boundary
        + "--\n";
  }

  private static String text(String text) {
    return part("text/plain; charset=iso-8859-1", "", text);
  }

  private static String part(String type, String name, String text) {
    return "Content-Type: "
        + type
        + (name.isEmpty() ? "" : "; name=\"" + name + "\"")
        + "\n\n"
        + text;
  }

  private static String attached(String name, byte[] bytes) {
    return "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\""
        + name
        + "\"\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(bytes);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] word(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText(text);
      document.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(String... texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (String text : texts) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText(text);
          content.endText();
        }
      }
      document.save(bytes);
    }
    return bytes.toByteArray();
  }
}
