package org.findbuch.extract.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.util.Matrix;

/** Draws the pages of {@link ReadingPage}. */
final class ReadingPages {
  private static final String HARBOUR =
      "Der alte Hafen liegt seit vielen Jahren still, und wo früher Schiffe anlegten, wachsen heute"
          + " Weiden und Erlen am Ufer. Die Stadt hat beschlossen, das Gelände nicht zu bebauen,"
          + " sondern den Bewohnern der umliegenden Viertel als Park zu öffnen. Ein schmaler Weg"
          + " führt am Wasser entlang bis zur Schleuse, deren Tore noch immer von Hand bewegt"
          + " werden.";
  private static final String SCHOOL =
      "In der Schule am Berg lernen Kinder aus vierzig Ländern zusammen. Der Unterricht beginnt um"
          + " neun Uhr, weil viele von ihnen einen langen Weg haben. Mittags kochen die Eltern"
          + " abwechselnd für alle, und am Nachmittag stehen Werkstatt, Garten und Bücherei jedem"
          + " offen, der bleiben möchte.";
  private static final String WATER =
      "Die Messungen des Grundwassers zeigen ein ruhiges Bild. Seit dem trockenen Sommer ist der"
          + " Spiegel wieder gestiegen, zuletzt um elf Zentimeter im Monat. Nur an zwei Stellen"
          + " westlich der Bahn bleibt er niedrig, ohne dass ein Grund dafür gefunden wurde. Das"
          + " Amt will dort im Frühjahr neue Brunnen bohren und die Werte öfter ablesen.";
  private static final String MARKET =
      "Auf dem Markt verkaufen zwölf Höfe aus der Umgebung ihr Gemüse. Sie zahlen keine Miete,"
          + " müssen aber den Platz nach Schluss fegen. Käufer kommen auch aus den Nachbarorten,"
          + " seit der Bus am Samstag öfter fährt.";

  private final List<ReadingPage> pages = new ArrayList<>();

  /** What draws a page and gives its text. */
  private interface Drawing {
    List<String> draw(Sheet sheet) throws IOException;
  }

  List<ReadingPage> all() throws IOException {
    add("one column", this::oneColumn);
    add("two columns", sheet -> columns(sheet, 2));
    add("three columns", sheet -> columns(sheet, 3));
    add("two columns, written line by line across both", this::columnsAcross);
    add("headings across two columns", this::headingsAcross);
    add("running head and page number, written last", this::runningHead);
    add("footnotes under the first of two columns", this::footnotes);
    add("notes in the margin", this::marginNotes);
    add("table, written by rows", sheet -> table(sheet, false));
    add("table, written by columns", sheet -> table(sheet, true));
    add("list", this::list);
    add("words broken at line ends", this::broken);
    add("turned page", this::turned);
    add("a line up the margin", this::upTheMargin);
    add("ligatures", this::ligatures);
    add("letter by letter", this::letters);
    add("lines in any order", this::scrambled);
    add("wide-set heading, bold by printing twice", this::spacedAndBold);
    add("a word set wide among others", this::spacedAmongOthers);
    add("a box within a paragraph", this::box);
    return pages;
  }

  private void add(String name, Drawing drawing) throws IOException {
    try (Sheet sheet = new Sheet()) {
      List<String> lines = drawing.draw(sheet);
      pages.add(new ReadingPage(name, sheet.pdf(), lines));
    }
  }

  private List<String> oneColumn(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    put(sheet, text, 70, 770, 16, "Vom Hafen zum Park");
    float y = paragraph(sheet, text, 70, 735, 450, HARBOUR);
    y = paragraph(sheet, text, 70, y - 10, 450, SCHOOL);
    paragraph(sheet, text, 70, y - 10, 450, WATER);
    return text;
  }

  private List<String> columns(Sheet sheet, int count) throws IOException {
    List<String> text = new ArrayList<>();
    float width = (475f - (count - 1) * 16) / count;
    String[] parts = {HARBOUR + " " + MARKET, SCHOOL + " " + WATER, WATER + " " + MARKET};
    for (int column = 0; column < count; column++) {
      paragraph(sheet, text, 60 + column * (width + 16), 760, width, parts[column]);
    }
    return text;
  }

  private List<String> columnsAcross(Sheet sheet) throws IOException {
    List<String> left = Sheet.wrapped(HARBOUR + " " + SCHOOL, 10, 225);
    List<String> right = Sheet.wrapped(WATER + " " + MARKET, 10, 225);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      if (i < left.size()) {
        sheet.line(60, 760 - 12 * i, 10, left.get(i));
      }
      if (i < right.size()) {
        sheet.line(305, 760 - 12 * i, 10, right.get(i));
      }
    }
    left.addAll(right);
    return left;
  }

  private List<String> headingsAcross(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    put(sheet, text, 60, 780, 18, "Bericht über Hafen, Schule und Wasser im vergangenen Jahr");
    float y = paragraph(sheet, text, 60, 750, 475, MARKET);
    float first = paragraph(sheet, text, 60, y - 12, 228, HARBOUR);
    float second = paragraph(sheet, text, 307, y - 12, 228, SCHOOL);
    y = Math.min(first, second) - 14;
    put(sheet, text, 60, y, 14, "Was die Messungen des Grundwassers in diesem Jahr ergeben haben");
    paragraph(sheet, text, 60, y - 22, 228, WATER);
    paragraph(sheet, text, 307, y - 22, 228, MARKET);
    return text;
  }

  private List<String> runningHead(Sheet sheet) throws IOException {
    List<String> body = new ArrayList<>();
    paragraph(sheet, body, 60, 740, 228, HARBOUR + " " + SCHOOL);
    paragraph(sheet, body, 307, 740, 228, WATER + " " + MARKET);
    sheet.line(60, 790, 9, "Jahresbericht der Stadt");
    sheet.line(505, 790, 9, "Kapitel 3");
    sheet.line(290, 40, 9, "17");
    List<String> text = new ArrayList<>(List.of("Jahresbericht der Stadt", "Kapitel 3"));
    text.addAll(body);
    text.add("17");
    return text;
  }

  private List<String> footnotes(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    float y = paragraph(sheet, text, 60, 760, 228, HARBOUR + " " + SCHOOL);
    List<String> notes = new ArrayList<>();
    notes.add("1 Nach den Akten der Hafenverwaltung aus dem Stadtarchiv.");
    notes.add("2 Die Schule wurde im Jahr 1911 gegründet.");
    sheet.lines(60, y - 18, 7.5f, notes);
    paragraph(sheet, text, 307, 760, 228, WATER + " " + MARKET);
    text.addAll(notes);
    return text;
  }

  private List<String> marginNotes(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    float y = paragraph(sheet, text, 170, 760, 370, HARBOUR);
    y = paragraph(sheet, text, 170, y - 8, 370, SCHOOL);
    paragraph(sheet, text, 170, y - 8, 370, WATER);
    List<String> notes = List.of("Der Hafen war", "bis 1970 in Betrieb.");
    sheet.lines(60, 757, 8, notes);
    text.addAll(notes);
    List<String> more = List.of("Mehr dazu im", "Anhang.");
    sheet.lines(60, 690, 8, more);
    text.addAll(more);
    return text;
  }

  private List<String> table(Sheet sheet, boolean byColumns) throws IOException {
    List<String> text = new ArrayList<>();
    float top = paragraph(sheet, text, 60, 760, 475, MARKET) - 14;
    String[][] rows = {
      {"Stadtteil", "Einwohner", "Schulen", "Fläche"},
      {"Altstadt", "12 480", "3", "4,1 km²"},
      {"Hafen und Werft", "7 915", "2", "6,8 km²"},
      {"Nordfeld", "21 036", "6", "9,3 km²"},
      {"Am Berg", "5 207", "1", "3,7 km²"},
      {"Südstadt", "18 644", "5", "7,2 km²"},
    };
    float[] stops = {60, 210, 320, 430};
    int cells = rows.length * stops.length;
    for (int i = 0; i < cells; i++) {
      int row = byColumns ? i % rows.length : i / stops.length;
      int column = byColumns ? i / rows.length : i % stops.length;
      sheet.line(stops[column], top - 15 * row, 10, rows[row][column]);
    }
    for (String[] row : rows) {
      text.add(String.join(" ", row));
    }
    paragraph(sheet, text, 60, top - 15 * rows.length - 10, 475, WATER);
    return text;
  }

  private List<String> list(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    float y = paragraph(sheet, text, 60, 760, 475, MARKET) - 8;
    for (String item : List.of(HARBOUR, "Der Bus fährt öfter.", SCHOOL, "Der Platz wird gefegt.")) {
      int first = text.size();
      sheet.line(70, y, 10, "•");
      y = paragraph(sheet, text, 84, y, 450, item) - 4;
      text.set(first, "• " + text.get(first));
    }
    return text;
  }

  private List<String> broken(Sheet sheet) throws IOException {
    List<String> lines =
        List.of(
            "Die Gesundheitsbericht-",
            "erstattung der Städte be-",
            "ruht auf Zahlen, die Kran-",
            "kenhäuser und Arztpra-",
            "xen monatlich melden.");
    List<String> more =
        List.of(
            "Wo Angaben fehlen, wer-",
            "den sie aus den Nachbar-",
            "kreisen geschätzt; das ist",
            "in jeder Tabelle eigens ge-",
            "kennzeichnet.");
    sheet.lines(60, 760, 10, lines);
    sheet.lines(200, 760, 10, more);
    List<String> text = new ArrayList<>(lines);
    text.addAll(more);
    return text;
  }

  private List<String> turned(Sheet sheet) throws IOException {
    sheet.turn();
    List<String> text = new ArrayList<>();
    float x = 80;
    for (String line : Sheet.wrapped(HARBOUR + " " + WATER, 11, 640)) {
      sheet.line(Matrix.getRotateInstance(Math.PI / 2, x, 90), 11, line);
      text.add(line);
      x += 14;
    }
    return text;
  }

  private List<String> upTheMargin(Sheet sheet) throws IOException {
    String stamp = "Eingegangen am 3. Mai 2024 im Stadtarchiv";
    sheet.line(Matrix.getRotateInstance(Math.PI / 2, 30, 300), 9, stamp);
    List<String> text = new ArrayList<>();
    float y = paragraph(sheet, text, 60, 760, 475, HARBOUR);
    paragraph(sheet, text, 60, y - 10, 475, SCHOOL + " " + WATER);
    text.add(stamp);
    return text;
  }

  private List<String> ligatures(Sheet sheet) throws IOException {
    List<String> lines =
        List.of(
            "Auf Pflaster und Fliesen finden Gäste flink den Pfad",
            "zum Tiefbauamt. Häufig fliegen offene Formulare fort,",
            "und der Chef findet die Auflage erst am Abend im Flur.");
    for (int i = 0; i < lines.size(); i++) {
      sheet.ligatures(60, 760 - 14 * i, 11, lines.get(i));
    }
    return lines;
  }

  private List<String> letters(Sheet sheet) throws IOException {
    List<String> lines = Sheet.wrapped(SCHOOL + " " + MARKET, 11, 400);
    for (int i = 0; i < lines.size(); i++) {
      sheet.letters(60, 760 - 14 * i, 11, lines.get(i));
    }
    return lines;
  }

  private List<String> scrambled(Sheet sheet) throws IOException {
    List<String> lines = Sheet.wrapped(HARBOUR + " " + WATER + " " + MARKET, 11, 400);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(7));
    for (int i : order) {
      sheet.line(60, 760 - 14 * i, 11, lines.get(i));
    }
    return lines;
  }

  private List<String> spacedAndBold(Sheet sheet) throws IOException {
    sheet.spaced(60, 780, 14, 5, "Bekanntmachung");
    List<String> text = new ArrayList<>(List.of("Bekanntmachung"));
    put(sheet, text, 60, 750, 11, "Der Markt fällt aus.");
    sheet.line(60.3f, 750, 11, "Der Markt fällt aus.");
    paragraph(sheet, text, 60, 730, 475, MARKET);
    return text;
  }

  private List<String> spacedAmongOthers(Sheet sheet) throws IOException {
    sheet.spaced(60, 780, 14, 4, "Vierter");
    float end = 60 + Sheet.width("Vierter", 14) + 4 * "Vierter".length();
    sheet.line(end, 780, 14, " Bericht aus der Stadt");
    List<String> text = new ArrayList<>(List.of("Vierter Bericht aus der Stadt"));
    paragraph(sheet, text, 60, 730, 475, MARKET);
    return text;
  }

  /** Its lines are short beside the box and go on below it. */
  private List<String> box(Sheet sheet) throws IOException {
    List<String> text = new ArrayList<>();
    float y = paragraph(sheet, text, 60, 760, 475, SCHOOL) - 10;
    List<String> all = Sheet.wrapped(HARBOUR + " " + WATER, 10, 320);
    List<String> beside = all.subList(0, 6);
    String rest = String.join(" ", all.subList(6, all.size()));
    List<String> kept = Sheet.wrapped(MARKET, 10, 135);
    text.addAll(kept.subList(0, 6));
    text.addAll(beside);
    float below = sheet.lines(60, y, 10, beside);
    paragraph(sheet, text, 60, below, 475, rest);
    sheet.lines(400, y, 10, kept.subList(0, 6));
    return text;
  }

  private static void put(Sheet sheet, List<String> text, float x, float y, float size, String line)
      throws IOException {
    sheet.line(x, y, size, line);
    text.add(line);
  }

  private static float paragraph(
      Sheet sheet, List<String> text, float x, float y, float width, String paragraph)
      throws IOException {
    List<String> lines = Sheet.wrapped(paragraph, 10, width);
    text.addAll(lines);
    return sheet.lines(x, y, 10, lines);
  }
}
