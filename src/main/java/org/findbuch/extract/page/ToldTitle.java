package org.findbuch.extract.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file calls itself, without what programs, scanners and templates write there, and without
 * what they put around it.
 */
final class ToldTitle {
  private static final List<String> AROUND =
      List.of(
          "()", "[]", "{}", "<>", "\"\"", "''", "„“", "„”", "„\"", "“”", "‚‘", "‘’", "«»", "»«",
          "‹›", "›‹");

  private static final Set<String> NO_TITLE =
      words(
          """
          untitled, untitled document, untitled presentation, untitled spreadsheet, unbenannt,
          unbenanntes dokument, unbenannte präsentation, unbenannte tabelle, ohne titel, ohne namen,
          kein titel, kein folientitel, no title, no slide title, title, titel, haupttitel,
          überschrift, dokumenttitel, dokumententitel, document title, presentation title,
          titel der präsentation, titel des dokuments, titel des vortrags, titel eingeben,
          titel hier eingeben, hier titel eingeben, geben sie hier den titel ein, titel hinzufügen,
          titel durch klicken hinzufügen, hier klicken um titel hinzuzufügen,
          titelmasterformat durch klicken bearbeiten, mastertitelformat bearbeiten,
          titelformat bearbeiten, klicken um das titelformat zu bearbeiten, click to add title,
          click to edit master title style, click to edit the title text format,
          type the document title, enter title here, insert title here, kein betreff,
          ohne betreff, no subject, vorlage, dokumentvorlage, template, muster, test, new document,
          neues dokument, dokument, document, doc, dok, präsentation, presentation, présentation,
          powerpoint-präsentation, powerpoint präsentation, powerpoint presentation,
          présentation powerpoint, presentazione standard di powerpoint, bildschirmpräsentation,
          mappe, arbeitsmappe, workbook, book, tabelle, tabellenblatt, sheet, folie, slide,
          diapositive, seite, page, blatt, layout, word-dokument, word document,
          microsoft word-dokument, microsoft word document, neues microsoft word-dokument,
          neues textdokument, microsoft office word-dokument, excel-tabelle, adobe photoshop pdf,
          print, print job, druck, druckauftrag, remotedesktop-druckdokument,
          remote desktop redirected printer doc, full page photo, full page fax print, scan,
          scanned document, gescanntes dokument, scanned image, image, bild, foto, fax, epub, pdf,
          readme, read me, liesmich, lies mich, index, home, homepage, startseite, default, standard,
          anonymous, anonym, unknown, unbekannt, unspecified, null, undefined, none, file, datei
          """);

  private static final String PROGRAMS =
      "microsoft (?:office )?(?:word|excel|powerpoint|outlook|publisher|visio|works|project)"
          + "|(?:openoffice(?:\\.org)?|libreoffice)(?: (?:writer|impress|calc|draw))?"
          + "|adobe (?:photoshop|indesign|illustrator|pagemaker|framemaker|acrobat)"
          + "|corel ?draw|cdr\\d*|quarkxpress\\S*|pagemaker|wordpad|notepad|acrobat distiller";

  private static final Pattern JUNK =
      Pattern.compile(
          "(?:"
              + String.join(
                  "|",
                  "(?:" + PROGRAMS + ")(?: \\d[\\d.]*)?(?:\\s*[-–:]\\s.*)?",
                  // names of files, and what is shown behind them
                  ".*\\.(?:pdf|docx?|docm|dotx?|rtf|od[tspg]|pptx?|ppsx?|xlsx?|html?|xhtml|epub|txt"
                      + "|md|indd|qxp|qxd|pmd|p65|cdr|ai|eps|ps|tex|dvi|tiff?|jpe?g|png|fm|pub|wpd"
                      + "|tmp)(?: ?[\\[(].*[\\])])?",
                  "\\S*_\\S*",
                  "\\S*%20\\S*",
                  "(?:scan|scn|img|image|dscn?|doc|skm|skmbt|fax|mx|bild|foto)[_-]?\\p{Alnum}*\\d{3,}",
                  "[0-9a-f-]{16,}",
                  // paths and addresses
                  ".*:\\\\.*",
                  "\\\\\\\\.*",
                  "[a-z]:/\\S.*",
                  "~?/\\S+/.*",
                  "(?:https?|ftp|file):.*",
                  "www\\.\\S+")
              + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final String COPY = "^(?:kopie|copy|re|aw|wg|fwd)(?: von| of|:) ";
  private static final String NUMBER = "[\\s_.:-]*\\(?\\d*\\)?[\\s.:!…]*$";

  private ToldTitle() {}

  /** The title in a line, if it is one. */
  static Optional<String> in(String line) {
    String bare = bare(line);
    boolean isTitle =
        bare.codePoints().filter(Character::isLetter).count() > 1
            && !JUNK.matcher(bare).matches()
            && !NO_TITLE.contains(compared(bare));
    return isTitle ? Optional.of(bare) : Optional.empty();
  }

  private static String bare(String line) {
    for (String pair : AROUND) {
      if (isAround(pair.charAt(0), pair.charAt(1), line)) {
        return bare(line.substring(1, line.length() - 1).strip());
      }
    }
    return line;
  }

  /** Whether the first sign is closed by the last one and not before. */
  private static boolean isAround(char open, char close, String line) {
    int last = line.length() - 1;
    if (last < 2 || line.charAt(0) != open || line.charAt(last) != close) {
      return false;
    }
    int depth = 1;
    for (int at = 1; at < last && depth > 0; at++) {
      char c = line.charAt(at);
      depth += c == close ? -1 : c == open ? 1 : 0;
    }
    return depth == 1;
  }

  private static String compared(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replace(",", "")
        .replaceFirst(COPY, "")
        .replaceFirst(NUMBER, "");
  }

  private static Set<String> words(String listed) {
    return Set.of(listed.strip().split(",\\s+"));
  }
}
