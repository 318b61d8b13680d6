package org.findbuch.extract.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final String BODY =
      "Die Stadt hat im vergangenen Jahr viele Menschen gefragt, was sie brauchen, und sie haben"
          + " geantwortet, so gut sie es wussten und konnten.";

  private Found found = Found.NOTHING;
  private String name = "datei.pdf";
  private Format format = Format.PDF;

  /** A stretch of text in type of a size. */
  private record Set(String text, float size, BlockKind kind) {}

  private static Set large(String text) {
    return new Set(text, 20, BlockKind.HEADING);
  }

  private static Set text(String text) {
    return new Set(text, 8, BlockKind.PARAGRAPH);
  }

  private static Page page(int number, PageState state, Set... pieces) {
    StringBuilder text = new StringBuilder();
    List<WordBox> words = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (Set piece : pieces) {
      int start = text.length();
      int at = start;
      for (String word : piece.text().split("[ \n]", -1)) {
        words.add(new WordBox(at, at + word.length(), 50, 50, 40, piece.size()));
        at += word.length() + 1;
      }
      text.append(piece.text());
      int level = piece.kind() == BlockKind.HEADING ? 1 : 0;
      blocks.add(new Block(piece.kind(), level, start, text.length()));
      text.append('\n');
    }
    Layout layout = Layout.of(new Boxes(600, 800, words));
    return new Page(number, "" + number, state, text.toString(), layout)
        .structured(new Structure(blocks));
  }

  private Proposal best(MetadataField field, Page... pages) {
    return proposed(field, pages).orElseThrow();
  }

  private Optional<Proposal> proposed(MetadataField field, Page... pages) {
    return Proposing.of(found, List.of(pages), name, format, Optional.of(Language.GERMAN), TODAY)
        .best(field)
        .filter(Proposal::isShown);
  }

  private String title(Set... pieces) {
    return best(MetadataField.TITLE, page(1, PageState.TEXT, pieces)).words();
  }

  private Found said(String title) {
    return new Found(title, List.of(), null, null);
  }

  @Test
  void the_largest_type_of_the_first_page_is_the_title_and_not_the_letterhead() {
    assertThat(
            title(
                new Set("Stadt Lindenau an der Ruhr", 30, BlockKind.HEADING),
                large("Hitze im\nQuartier"),
                text(BODY)))
        .isEqualTo("Hitze im Quartier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=. ander Ruhr , EINE Juli 2013", "* Lindenau ‚‘ Gesund", ". _ Amt für"})
  void what_begins_with_a_speck_is_no_title(String speck) {
    Page scan = page(1, PageState.OCR, large(speck), large("Hitze im Quartier"), text(BODY));
    assertThat(best(MetadataField.TITLE, scan).words()).isEqualTo("Hitze im Quartier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "„Gesund“ im Quartier",
        "(Vor-)Sorge im Alter",
        "2. Forum Demenz",
        "»Alt werden« bei uns"
      })
  void a_title_may_begin_with_a_sign_that_belongs_to_it(String title) {
    assertThat(title(large(title), text(BODY))).isEqualTo(title);
  }

  @Test
  void a_title_over_several_lines_is_one() {
    assertThat(
            title(large("Zahlen für den Gesund-\nheitsbericht der"), large("Kinder"), text(BODY)))
        .isEqualTo("Zahlen für den Gesundheitsbericht der Kinder");
  }

  @Test
  void letter_spaced_capitals_are_words() {
    assertThat(title(large("D E M E N Z im Quartier"), text(BODY))).isEqualTo("DEMENZ im Quartier");
  }

  @Test
  void what_the_file_says_stands_where_its_first_page_says_the_same() {
    found = said("Gesund aufwachsen");
    assertThat(title(large("Gesund aufwachsen"), text(BODY))).isEqualTo("Gesund aufwachsen");
    assertThat(best(MetadataField.TITLE, page(1, PageState.TEXT, large("Gesund aufwachsen"))))
        .extracting(Proposal::source)
        .isEqualTo(Source.METADATA);
  }

  @Test
  void what_a_template_says_gives_way_to_the_first_page() {
    found = said("Kindergarten Anna");
    assertThat(title(large("Belehrung für Eltern"), text(BODY))).isEqualTo("Belehrung für Eltern");
  }

  @Test
  void a_law_is_called_by_what_stands_above_its_enacting_formula() {
    String formula =
        "Aufgrund des § 5 der Gemeindeordnung hat der Rat folgende Satzung beschlossen:";
    assertThat(
            title(
                text("DER GEMEINDEVORSTAND"),
                text("Satzung"),
                text("über die Straßenreinigung"),
                text("Vom 3. Mai 2010"),
                text(formula)))
        .isEqualTo("Satzung über die Straßenreinigung");
  }

  @Test
  void a_memo_is_called_by_its_subject() {
    assertThat(title(text("Vermerk"), text("Betr.: Impfungen an Schulen"), text(BODY)))
        .isEqualTo("Vermerk: Impfungen an Schulen");
  }

  @Test
  void a_word_for_a_sort_of_document_is_no_title_while_there_is_a_better_one() {
    assertThat(title(large("Protokoll"), text("Werkstatt Wohnen im Alter"), text(BODY)))
        .isEqualTo("Werkstatt Wohnen im Alter");
  }

  @Test
  void the_name_of_the_file_is_made_readable_where_there_is_nothing_else() {
    assertThat(FileTitle.of("2021-04-30_Impfverordnung.pdf")).isEqualTo("Impfverordnung");
    assertThat(FileTitle.of("01_02_Robot_Einstieg.pptx")).isEqualTo("Robot Einstieg");
    assertThat(FileTitle.of("[Dokumentation]_Zahlen_2020.pdf")).isEqualTo("Zahlen 2020");
    assertThat(FileTitle.of("auswertung-der-beteiligung.pdf"))
        .isEqualTo("Auswertung der beteiligung");
    assertThat(FileTitle.of("Plan_V3_Endfassung_2.docx")).isEqualTo("Plan");
    assertThat(FileTitle.of("Bericht (Scan).pdf")).isEqualTo("Bericht");
    assertThat(FileTitle.of("2012.pdf")).isEqualTo("2012");
  }

  @Test
  void a_scan_is_not_from_the_day_on_which_it_was_scanned() {
    found = new Found(null, List.of(), new DocumentDate("2019-03-12"), null);
    assertThat(proposed(MetadataField.DATE, page(1, PageState.OCR, text(BODY)))).isEmpty();
    assertThat(best(MetadataField.DATE, page(1, PageState.TEXT, text(BODY))).words())
        .isEqualTo("2019-03-12");
  }

  @Test
  void a_date_that_programs_leave_in_every_file_is_none() {
    found = new Found(null, List.of(), new DocumentDate("2013-01-27"), null);
    assertThat(proposed(MetadataField.DATE, page(1, PageState.TEXT, text(BODY)))).isEmpty();
  }

  @Test
  void the_date_of_a_law_that_is_cited_is_not_that_of_the_document() {
    assertThat(
            proposed(
                MetadataField.DATE,
                page(1, PageState.TEXT, text("in der Fassung der Bekanntmachung vom 07.03.2005"))))
        .isEmpty();
  }

  @Test
  void minutes_are_from_the_day_of_the_meeting() {
    found = new Found(null, List.of(), new DocumentDate("2005-08-01"), null);
    assertThat(
            best(
                    MetadataField.DATE,
                    page(
                        1,
                        PageState.TEXT,
                        large("Niederschrift über die 6. Sitzung"),
                        text("Mittwoch, 15. Juni 2005, 15.00 bis 17.50 Uhr, Ratssaal"),
                        text(BODY)))
                .words())
        .isEqualTo("2005-06-15");
  }

  @Test
  void what_a_conference_left_is_from_when_it_was_printed_and_not_from_the_conference() {
    assertThat(
            best(
                    MetadataField.DATE,
                    page(
                        1,
                        PageState.TEXT,
                        large("Alt werden"),
                        large("Dokumentation der 1. Gesundheitskonferenz"),
                        text("17. November 2004, Stadthalle")),
                    page(
                        2,
                        PageState.TEXT,
                        text("Redaktion: Anna Bauer"),
                        text("März 2005, 400 Stück")))
                .words())
        .isEqualTo("2005-03");
  }

  @Test
  void sorts_are_told_by_words_of_title_name_and_first_page() {
    assertThat(kind("Niederschrift der Konferenz", "a.pdf")).isEqualTo("minutes");
    assertThat(kind("Zwei Jahre danach", "Umsetzungsbericht.pdf")).isEqualTo("evaluation");
    assertThat(kind("Gesund leben", "Faltblatt_2008.pdf")).isEqualTo("flyer");
    assertThat(kind("Gesundheitsbericht 2015", "b.pdf")).isEqualTo("report");
    assertThat(kind("Handlungsempfehlungen zur Hitze", "c.pdf")).isEqualTo("resolution");
    assertThat(kind("Satzung über Gebühren", "d.pdf")).isEqualTo("other");
    format = Format.PPTX;
    assertThat(kind("Was Hitze anrichtet", "e.pptx")).isEqualTo("presentation");
  }

  private String kind(String title, String file) {
    name = file;
    return best(MetadataField.KIND, page(1, PageState.TEXT, large(title), text(BODY))).words();
  }

  @Test
  void accounts_of_computers_are_no_authors() {
    found = new Found(null, List.of("foobar"), null, null);
    assertThat(proposed(MetadataField.AUTHORS, page(1, PageState.TEXT, text(BODY)))).isEmpty();
  }

  @Test
  void authors_are_those_behind_the_word_for_them_with_their_titles() {
    assertThat(
            best(
                    MetadataField.AUTHORS,
                    page(
                        1,
                        PageState.TEXT,
                        large("Zahlen"),
                        text("Redaktion: Dr. med. Hanna Brinkmann, Petra Nowak")))
                .value())
        .isEqualTo(List.of("Dr. med. Hanna Brinkmann", "Petra Nowak"));
  }

  private String publisher(String... pieces) {
    Set[] sets = List.of(pieces).stream().map(ProposingTest::text).toArray(Set[]::new);
    return proposed(MetadataField.PUBLISHER, page(1, PageState.TEXT, sets))
        .map(Proposal::words)
        .orElse("none");
  }

  @Test
  void who_publishes_is_the_body_of_the_letterhead_with_its_office() {
    assertThat(publisher("Stadt Lindenau\nan der Ruhr", "Gesundheitsamt, Mai 2015", BODY))
        .isEqualTo("Stadt Lindenau an der Ruhr, Gesundheitsamt");
    assertThat(publisher("Sozialdezernat, Rathausplatz 1", "Stadt Lindenau an der Ruhr", BODY))
        .isEqualTo("Stadt Lindenau an der Ruhr, Sozialdezernat");
    assertThat(publisher("Kreis Bergen", "Dezernat für Soziales, Am Markt 2", BODY))
        .isEqualTo("Kreis Bergen, Dezernat für Soziales");
    assertThat(publisher("City of Lindenau, Public Health Department, May 2017", BODY))
        .isEqualTo("City of Lindenau, Public Health Department");
    assertThat(publisher("Stadt Lindenau", "an der Ruhr", "Ratsbüro, Rathausplatz 1", BODY))
        .isEqualTo("Stadt Lindenau an der Ruhr, Ratsbüro");
    assertThat(publisher("Gemeinde Altenhof", "Bericht", BODY)).isEqualTo("Gemeinde Altenhof");
    assertThat(publisher("Stadt Lindenau an der Ruhr", "Hochschule Ruhrtal", BODY))
        .isEqualTo("Hochschule Ruhrtal");
    assertThat(publisher("Robert Koch-Institut", BODY)).isEqualTo("Robert Koch-Institut");
    assertThat(publisher("Herausgegeben vom Gesundheitsamt der Stadt Lindenau an der Ruhr", BODY))
        .isEqualTo("Stadt Lindenau an der Ruhr, Gesundheitsamt");
  }

  @Test
  void bodies_that_are_only_spoken_of_publish_nothing() {
    assertThat(
            publisher(
                "Das Gesundheitsamt hat im Mai 2015 berichtet.",
                "Stadt und Land im Vergleich",
                "Stadt Lindenau verliert Einwohner",
                "Ehrenamt, 12 Beispiele",
                "Institut und Hochschule sind sich einig.",
                BODY))
        .isEqualTo("none");
  }

  @Test
  void lines_that_are_nearly_names_or_dates_cost_no_time() {
    String names = "Anna-Maria Bauer-Schmidt, Bernd Otto, ".repeat(3);
    String nobody = names + "12 weitere";
    assertThat(Names.areNames(names + "Carla Meier")).isTrue();
    assertThat(Names.areNames("Prof. Dr. med. Magda von der Heide¹ und Niels Otto²")).isTrue();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String line :
              List.of(
                  nobody,
                  "Dr" + ".".repeat(140),
                  "Dr.med.".repeat(20),
                  "Dr. ".repeat(35),
                  "A".repeat(140),
                  "1. ".repeat(200),
                  "1." + " ".repeat(700) + "2004",
                  "Stand: vom den ".repeat(40) + "2004",
                  "und, ".repeat(50))) {
            assertThat(proposed(MetadataField.AUTHORS, page(1, PageState.TEXT, text(line))))
                .isEmpty();
          }
        });
  }

  @Test
  void licences_are_read_from_their_marks_and_words() {
    assertThat(Imprint.licence("Weitergabe erlaubt (CC BY 4.0).")).contains("CC BY 4.0");
    assertThat(Imprint.licence("CC-BY-NC-SA 3.0")).contains("CC BY-NC-SA 3.0");
    assertThat(Imprint.licence("https://creativecommons.org/licenses/by-sa/4.0/deed.de"))
        .contains("CC BY-SA 4.0");
    assertThat(
            Imprint.licence("Creative Commons Namensnennung - Nicht kommerziell 4.0 International"))
        .contains("CC BY-NC 4.0");
    assertThat(Imprint.licence("CC0")).contains("CC0 1.0");
    assertThat(Imprint.licence("Alle Rechte vorbehalten.")).contains("Alle Rechte vorbehalten");
    assertThat(Imprint.licence("Der Kanal CCB")).isEmpty();
  }

  @Test
  void an_abstract_is_what_stands_below_its_heading_and_nothing_is_invented() {
    assertThat(
            best(
                    MetadataField.DESCRIPTION,
                    page(
                        1,
                        PageState.TEXT,
                        large("Zahlen"),
                        large("Zusammenfassung"),
                        text(BODY),
                        large("Anlass"),
                        text("Nicht mehr.")))
                .words())
        .isEqualTo(BODY);
    assertThat(proposed(MetadataField.DESCRIPTION, page(1, PageState.TEXT, text(BODY)))).isEmpty();
  }

  @Test
  void a_sheet_is_called_by_the_line_above_its_table_or_by_its_name() {
    format = Format.XLSX;
    name = "ESI_Abwasser.xlsx";
    assertThat(title(text("Land\tOrt"))).isEqualTo("ESI Abwasser");
    assertThat(title(text("Zahlen zum Abwasser"), text("Land\tOrt")))
        .isEqualTo("Zahlen zum Abwasser");
  }

  private String subtitle(Set... pieces) {
    return proposed(MetadataField.SUBTITLE, page(1, PageState.TEXT, pieces))
        .map(Proposal::words)
        .orElse("none");
  }

  private static Set smaller(String text) {
    return new Set(text, 14, BlockKind.HEADING);
  }

  @Test
  void a_subtitle_may_look_like_names_and_names_are_none() {
    Set title = large("Wohnungslosenmedizin");
    assertThat(subtitle(title, smaller("Drei Jahre Medizinmobil"), text(BODY)))
        .isEqualTo("Drei Jahre Medizinmobil");
    assertThat(subtitle(title, smaller("Abschlussbericht der Evaluation"), text(BODY)))
        .isEqualTo("Abschlussbericht der Evaluation");
    assertThat(subtitle(title, smaller("Präventionsmodell Zeche Anna"), text(BODY)))
        .isEqualTo("Präventionsmodell Zeche Anna");
    for (String people :
        List.of(
            "Petra Nowak",
            "Dr. Carla Steinbrück",
            "Petra Nowak, Nils Overbeck",
            "Eva von der Au")) {
      assertThat(subtitle(title, smaller(people), text(BODY))).isEqualTo("none");
    }
  }

  @Test
  void the_day_behind_a_subtitle_is_no_part_of_it() {
    assertThat(
            subtitle(
                large("Empfehlungen der Konferenz"),
                smaller("Gesund aufwachsen in Lindenau, 17. November 2004"),
                text(BODY)))
        .isEqualTo("Gesund aufwachsen in Lindenau");
  }

  @Test
  void below_the_title_of_a_slide_stands_a_subtitle_who_speaks_or_where() {
    format = Format.PPTX;
    Set title = new Set("Hitze trifft nicht alle gleich", 0, BlockKind.HEADING);
    found = new Found(title.text(), List.of("Carla Steinbrück"), null, null);
    assertThat(subtitle(title, line("Zahlen für den Hitzeaktionsplan"), line("Carla Steinbrück")))
        .isEqualTo("Zahlen für den Hitzeaktionsplan");
    assertThat(subtitle(title, line("Eine Karte der Ungleichheit Carla Steinbrück")))
        .isEqualTo("Eine Karte der Ungleichheit");
    assertThat(subtitle(title, line("Carla Steinbrück"))).isEqualTo("none");
    assertThat(subtitle(title, line("21. Gesundheitskonferenz, 20. November 2024")))
        .isEqualTo("none");
  }

  @Test
  void below_a_title_without_type_only_a_sort_of_document_is_a_subtitle() {
    format = Format.ODT;
    Set title = line("Was wir erreichen wollen");
    found = said(title.text());
    assertThat(subtitle(title, line("Protokoll der Zielkonferenz"), line(BODY)))
        .isEqualTo("Protokoll der Zielkonferenz");
    assertThat(subtitle(title, line("Protokoll: Kruschinski"), line(BODY))).isEqualTo("none");
    assertThat(subtitle(title, line("Ein Absatz, wie er beginnt"), line(BODY))).isEqualTo("none");
  }

  private static Set line(String text) {
    return new Set(text, 0, BlockKind.PARAGRAPH);
  }
}
