package org.findbuch.extract.tika;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
  private static final String TALK =
      """
      WEBVTT

      1
      00:00:01.000 --> 00:00:04.000
      Guten Tag und willkommen

      2
      00:01:59.500 --> 00:02:01.000
      zur Anhörung.

      3
      00:12:40.000 --> 00:12:44.000 align:start position:0% line:-1
      Der Haushalt sinkt.

      1:02:40.000 --> 1:02:44.000
      Das war es.
      """;

  @TempDir Path folder;
  private final List<Page> pages = new ArrayList<>();

  @Test
  void pages_are_stretches_of_two_minutes_called_by_the_time_they_begin_at() throws IOException {
    read("a.vtt", TALK);
    assertThat(pages).extracting(Page::label).containsExactly("0:01", "12:40", "1:02:40");
    assertThat(pages)
        .extracting(Page::text)
        .containsExactly(
            "Guten Tag und willkommen\nzur Anhörung.", "Der Haushalt sinkt.", "Das war es.");
  }

  @Test
  void times_are_written_with_and_without_hours_with_dots_commas_and_beyond_99_hours()
      throws IOException {
    read(
        "a.srt",
        """
        1
        00:00:00,5 --> 00:00:02,000
        eins

        2
        02:10.250 --> 02:12.000
        zwei

        3
        0:05:00 --> 0:05:01
        drei

        4
        100:00:07,000 --> 100:00:09,000  X1:40 X2:600 Y1:20 Y2:50
        vier
        """);
    assertThat(pages).extracting(Page::label).containsExactly("0:00", "2:10", "5:00", "100:00:07");
    assertThat(pages).extracting(Page::text).containsExactly("eins", "zwei", "drei", "vier");
  }

  @Test
  void encodings_and_line_ends_are_what_they_are_in_any_text() throws IOException {
    String talk = "1\n00:00:01,000 --> 00:00:02,000\nGrüße aus Köln\n";
    for (String ends : List.of("\n", "\r\n", "\r")) {
      String text = talk.replace("\n", ends);
      for (byte[] bytes :
          List.of(
              text.getBytes(UTF_8),
              ("\uFEFF" + text).getBytes(UTF_8),
              ("\uFEFF" + text).getBytes(UTF_16LE),
              text.getBytes(Charset.forName("windows-1252")))) {
        read("a.srt", bytes);
        assertThat(pages).singleElement().extracting(Page::text).isEqualTo("Grüße aus Köln");
      }
    }
  }

  @Test
  void remarks_styles_regions_and_settings_are_not_what_was_said() throws IOException {
    read(
        "a.vtt",
        """
        WEBVTT - Mitschnitt
        Kind: captions
        Language: de

        STYLE
        ::cue { color: red }

        REGION
        id:fred
        width:40%

        NOTE Das hat
        Erika geprüft

        NOTE
        noch eine

        Einleitung
        00:01.000 --> 00:02.000 vertical:rl
        NOTE steht hier im Satz

        """);
    assertThat(pages).singleElement().extracting(Page::text).isEqualTo("NOTE steht hier im Satz");
  }

  @Test
  void marks_in_the_text_are_no_text_and_who_speaks_is_named_when_that_changes()
      throws IOException {
    read(
        "a.vtt",
        """
        WEBVTT

        00:01.000 --> 00:02.000
        <v Anna Meyer>Guten <i>Tag</i>, <c.gelb>alle</c> &amp; jeder

        00:02.000 --> 00:03.000
        <v Anna Meyer>zusammen.</v>

        00:03.000 --> 00:04.000
        <v.laut Bernd Öz>1 &lt; 2 <00:00:03.500><ruby>漢<rt>kan</rt></ruby></v>
        <v Anna Meyer>Ja.</v>
        """);
    assertThat(pages.getFirst().text())
        .isEqualTo(
            "Anna Meyer: Guten Tag, alle & jeder zusammen.\nBernd Öz: 1 < 2 漢kan\nAnna Meyer: Ja.");
    read(
        "a.srt",
        """
        1
        00:00:01,000 --> 00:00:02,000
        {\\an8}<font color="#fff">Wenn a < b</font>,<br>dann {\\i1}gilt\\Nes.</I>
        - Ja.
        - Nein.
        """);
    assertThat(pages.getFirst().text()).isEqualTo("Wenn a < b, dann gilt es.\n- Ja.\n- Nein.");
  }

  @Test
  void what_stays_on_the_screen_is_read_once() throws IOException {
    String rolling =
        """
        WEBVTT
        Kind: captions
        Language: de

        00:00:00.160 --> 00:00:02.310 align:start position:0%
        \s
        guten<00:00:00.480><c> Tag</c><00:00:01.000><c> und</c>

        00:00:02.310 --> 00:00:02.320 align:start position:0%
        guten Tag und
        \s

        00:00:02.320 --> 00:00:04.550 align:start position:0%
        guten Tag und
        willkommen<00:00:03.000><c> zur</c>

        00:00:04.550 --> 00:00:04.560 align:start position:0%
        willkommen zur
        \s

        00:00:04.560 --> 00:00:06.000 align:start position:0%
        willkommen zur
        Anhörung
        """;
    read("a.vtt", rolling);
    assertThat(pages.getFirst().text()).isEqualTo("guten Tag und willkommen zur Anhörung");
    read(
        "a.srt",
        """
        1
        00:00:01,000 --> 00:00:02,000
        Wir

        2
        00:00:02,000 --> 00:00:03,000
        Wir haben

        3
        00:00:03,000 --> 00:00:05,000
        Wir haben es

        4
        00:00:04,000 --> 00:00:06,000
        Wir haben es
        geschafft

        5
        00:00:07,000 --> 00:00:08,000
        geschafft
        geschafft
        """);
    assertThat(pages.getFirst().text()).isEqualTo("Wir haben es geschafft geschafft geschafft");
  }

  @Test
  void a_line_that_stands_on_the_screen_over_the_end_of_a_page_is_read_once() throws IOException {
    read(
        "a.srt",
        """
        1
        00:00:00,000 --> 00:01:59,000
        eins

        2
        00:01:59,000 --> 00:02:01,000
        eins
        zwei

        3
        00:02:01,000 --> 00:02:03,000
        zwei
        drei
        """);
    assertThat(pages).extracting(Page::text).containsExactly("eins zwei", "drei");
  }

  @Test
  void captions_come_in_the_order_of_their_times_whatever_their_numbers_are() throws IOException {
    Extraction extraction =
        read(
            "a.srt",
            """
            7
            00:00:05,000 --> 00:00:06,000
            zwei

            3
            00:00:09,000 --> 00:00:10,000

            3
            00:00:01,000 --> 00:00:04,000
            eins
            00:00:06,000 --> 00:00:07,000
            drei
            9
            00:00:07,000 --> 00:00:08,000
            Orwells
            1984

            10
            00:00:08,000 --> 00:00:09,000
            ist

            ein Buch
            """);
    assertThat(pages.getFirst().text()).isEqualTo("eins zwei drei Orwells 1984 ist ein Buch");
    assertThat(extraction.why()).isEmpty();
  }

  @Test
  void of_broken_captions_the_rest_is_read_and_that_is_said() throws IOException {
    for (String broken :
        List.of("00:00:0x,000 --> 00:00:05,000", "00:00:03,000 -->", "--> 00:00:05,000")) {
      Extraction extraction =
          read(
              "a.srt",
              "1\n00:00:01,000 --> 00:00:02,000\neins\n\n2\n"
                  + broken
                  + "\nzwei\n\n3\n00:00:06,000 --> 00:00:07,000\ndrei");
      assertThat(extraction.why()).as(broken).contains(Fault.DAMAGED);
      assertThat(pages.getFirst().text().replace('\n', ' ')).isEqualTo("eins zwei drei");
    }
    assertThat(read("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\neins\n\nzwei\nohne Zeit\n").why())
        .contains(Fault.DAMAGED);
    assertThat(pages.getFirst().text()).isEqualTo("eins zwei ohne Zeit");
    assertThat(read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\neins\n\n2\n00:00:").why())
        .contains(Fault.DAMAGED);
  }

  @Test
  void an_arrow_in_what_was_said_is_text() throws IOException {
    assertThat(read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nEingabe --> Ausgabe\n").why())
        .isEmpty();
    assertThat(pages.getFirst().text()).isEqualTo("Eingabe --> Ausgabe");
  }

  @Test
  void a_pause_begins_a_new_line_and_a_word_broken_at_a_line_end_stays_so() throws IOException {
    read(
        "a.srt",
        """
        1
        00:00:01,000 --> 00:00:02,000
        Die Gesund-
        heit zählt.

        2
        00:00:08,000 --> 00:00:09,000
        Danke.
        """);
    assertThat(pages.getFirst().text()).isEqualTo("Die Gesund-\nheit zählt.\nDanke.");
  }

  @Test
  void a_transcript_without_a_word_is_a_blank_page() throws IOException {
    assertThat(read("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n").why()).isEmpty();
    assertThat(pages).singleElement().extracting(Page::text).isEqualTo("");
    assertThat(pages.getFirst().label()).isEqualTo("0:00");
  }

  @Test
  void a_line_of_20_mb_is_read_up_to_the_limits() throws IOException {
    Limits limits = new Limits(60, 300, 10, 1 << 30, 100, 100, 5, 300, 20_000, 1_000_000);
    Path file = folder.resolve("long.srt");
    Files.writeString(file, "1\n00:00:01,000 --> 00:00:02,000\n" + "wort ".repeat(4_000_000));
    assertThat(new OfficeReader().read(file, Format.SRT, limits, pages::add).why())
        .contains(Fault.TOO_MUCH_TEXT);
    assertThat(pages.stream().mapToInt(page -> page.text().length()).sum())
        .isBetween(900_000, 1_000_000);
  }

  @Test
  void content_says_what_is_a_transcript_whatever_the_name_says() throws IOException {
    String srt = "\n1\n00:00:01,000 --> 00:00:02,000\nText\n";
    for (String name : List.of("a.vtt", "a", "a.txt", "a.srt", "a.pdf", "a.de.md")) {
      assertThat(kind(name, TALK.getBytes(UTF_8))).as(name).isEqualTo(known(Format.VTT));
      assertThat(kind(name, ("\uFEFF" + TALK).getBytes(UTF_16LE))).isEqualTo(known(Format.VTT));
    }
    for (String name : List.of("a.srt", "a", "a.txt", "a.bin", "a.csv")) {
      assertThat(kind(name, srt.getBytes(UTF_8))).as(name).isEqualTo(known(Format.SRT));
      assertThat(kind(name, ("\uFEFF" + srt).getBytes(UTF_8))).isEqualTo(known(Format.SRT));
    }
    assertThat(kind("a", "0:01.000 --> 0:02.000\nText".getBytes(UTF_8)))
        .isEqualTo(known(Format.SRT));
    assertThat(kind("a.vtt", "0:01.000 --> 0:02.000\nText".getBytes(UTF_8)))
        .isEqualTo(known(Format.SRT));
    assertThat(kind("a.srt", "1\n0:0x --> y\nText\n\n2\n0:01 --> 0:02\nText".getBytes(UTF_8)))
        .isEqualTo(known(Format.SRT));
    assertThat(kind("leer.vtt", "WEBVTT".getBytes(UTF_8))).isEqualTo(known(Format.VTT));
  }

  @Test
  void a_text_that_mentions_an_arrow_or_a_time_is_a_text() throws IOException {
    for (String text :
        List.of(
            "Aus A --> B folgt C.",
            "Untertitel beginnen so:\n\n1\n00:00:01,000 --> 00:00:02,000\nText\n",
            "WEBVTT ist ein Format für Untertitel.\n\nMehr dazu später.",
            "1\n2 --> 3\n",
            "12:40 --> Ende der Sitzung\n")) {
      assertThat(kind("a.txt", text.getBytes(UTF_8))).as(text).isEqualTo(known(Format.TXT));
      assertThat(kind("a", text.getBytes(UTF_8)))
          .isEqualTo(new Recognition.Refused(Fault.UNKNOWN_KIND));
    }
    assertThat(kind("a.srt", "kein Untertitel".getBytes(UTF_8)))
        .isEqualTo(new Recognition.Refused(Fault.NOT_WHAT_IT_SAYS));
  }

  private Extraction read(String name, String text) throws IOException {
    return read(name, text.getBytes(UTF_8));
  }

  private Extraction read(String name, byte[] bytes) throws IOException {
    pages.clear();
    Path file = Files.write(folder.resolve(name), bytes);
    Format format = ((Recognition.Known) new Recogniser().recognise(file, name)).format();
    assertThat(format).isIn(Format.VTT, Format.SRT);
    return new OfficeReader().read(file, format, Limits.DEFAULTS, pages::add);
  }

  private Recognition kind(String name, byte[] content) throws IOException {
    return new Recogniser().recognise(Files.write(folder.resolve("kind"), content), name);
  }

  private static Recognition known(Format format) {
    return new Recognition.Known(format);
  }
}
