package org.findbuch.extract.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.extract.proposal.Opening.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Which body the head of a first page names: a town or a district and its office, as catalogues
 * write it ({@code Stadt Lindenau an der Ruhr, Gesundheitsamt}), or a university or an institute.
 */
record Bodies(Opening opening) {
  private static final int OFFICE_OF_A_TOWN = 66;
  private static final int INSTITUTE_ALONE = 60;
  private static final int TOWN_ALONE = 54;
  private static final int MOST_PIECES = 40;
  private static final int LONGEST = 120;

  private static final String TOWN =
      "(?:Große )?(?:(?:Kreis|Landeshaupt|Hanse|Bundes)?[Ss]tadt|Gemeinde|Markt|Samtgemeinde"
          + "|Verbandsgemeinde|Kreis|Landkreis|Bezirk|Region|City of) \\p{Lu}[\\p{L}-]+"
          + "(?: (?:an|am|im|bei|ob)(?: (?:der|dem))? \\p{Lu}[\\p{L}-]+)?";

  private static final String OFFICE =
      "(?:(?!Ehrenamt)\\p{Lu}[\\p{L}-]*(?:amt|dezernat|büro|referat|ministerium|fachdienst|fachbereich)"
          + "|(?:Dezernat|Amt|Fachbereich|Fachdienst|Abteilung|Referat|Ministerium"
          + "|Senatsverwaltung) für [^,;:.|·\\d]{4,60}"
          + "|(?:\\p{Lu}\\p{L}+ ){1,2}Department)";

  /** Behind an office there is at most a date or an address. */
  private static final String END = "(?=$|,? [^.]{0,40}\\d.{0,40}$)";

  private static final Pattern LETTERHEAD =
      Pattern.compile("^(" + TOWN + ")(?:(?:, | – | · | \\| | )(" + OFFICE + ")" + END + "|$)");

  private static final Pattern AT_A_RIVER =
      Pattern.compile("(?:an|am|im|bei|ob)(?: (?:der|dem))? \\p{Lu}[\\p{L}-]+");

  private static final Pattern OFFICE_ALONE = Pattern.compile("^(" + OFFICE + ")" + END);

  private static final Pattern INSTITUTE =
      Pattern.compile(
          "^(?:\\p{Lu}[\\p{L}-]* ){0,3}(?:Hochschule|Universität|Fachhochschule|Akademie|Institut"
              + "|[\\p{L}-]+-Institut|[Uu]niversity|Institute)(?: (?:für |of |zu |in )?"
              + "\\p{Lu}[\\p{L}-]+){0,4}$");

  private static final Pattern OF_TOWN = Pattern.compile("^(" + OFFICE + ") der (" + TOWN + ")$");

  Optional<Proposal> best() {
    String town = null;
    String office = null;
    String institute = null;
    for (String line : head()) {
      Matcher letterhead = LETTERHEAD.matcher(line);
      if (letterhead.find()) {
        town = town == null ? letterhead.group(1) : town;
        office = office == null ? letterhead.group(2) : office;
      } else if (institute == null && INSTITUTE.matcher(line).matches()) {
        institute = line;
      }
    }
    for (Piece piece : opening.pieces()) {
      Matcher alone = OFFICE_ALONE.matcher(piece.text());
      if (office == null && piece.text().length() <= LONGEST && alone.find()) {
        office = alone.group(1).strip();
      }
    }
    if (town != null && office != null) {
      return proposal(town + ", " + office, OFFICE_OF_A_TOWN);
    }
    return institute != null ? proposal(institute, INSTITUTE_ALONE) : proposal(town, TOWN_ALONE);
  }

  /** The short pieces of the first page; a town that goes on in the next is one line. */
  private List<String> head() {
    List<String> head = new ArrayList<>();
    for (Piece piece : opening.first().stream().limit(MOST_PIECES).toList()) {
      boolean goesOn = !head.isEmpty() && AT_A_RIVER.matcher(piece.text()).matches();
      if (goesOn && LETTERHEAD.matcher(head.getLast()).matches()) {
        head.add(head.removeLast() + " " + piece.text());
      } else if (piece.text().length() <= LONGEST) {
        head.add(piece.text());
      }
    }
    return head;
  }

  private static Optional<Proposal> proposal(@Nullable String body, int sure) {
    return Optional.ofNullable(body)
        .map(who -> new Proposal(MetadataField.PUBLISHER, who, Source.FIRST_PAGE, sure));
  }

  /** {@code Gesundheitsamt der Stadt Lindenau} with the larger body before the smaller one. */
  static String inOrder(String body) {
    Matcher of = OF_TOWN.matcher(body);
    return of.matches() ? of.group(2) + ", " + of.group(1) : body;
  }
}
