package org.findbuch.extract.proposal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Found;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.document.Unit;
import org.findbuch.extract.proposal.Opening.Piece;

/** Tells what goes on below a title from who wrote it, where and when it was said. */
record Subtitles(Opening opening, Found found, Unit unit) {
  private static final int LONGEST = 160;

  /** Beyond that a slide is no title's. */
  private static final int MOST_ON_TITLE_SLIDE = 8;

  private static final int LESS_SURE = 15;
  private static final float LARGER = 1.12f;

  private static final Pattern DAY_AT_END =
      Pattern.compile(",? (?:am |vom )?\\d{1,2}\\. ?(?:\\p{L}+|\\d{1,2}\\.) ?\\d{4}$");
  private static final Pattern DAY =
      Pattern.compile("\\d{1,2}\\. ?(?:\\p{L}+ |\\d{1,2}\\.) ?\\d{4}");

  /** A sort of document, and of what or of when it is one. */
  private static final Pattern OF_A_SORT =
      Pattern.compile(
          "(?:\\p{L}*(?:[Pp]rotokoll|[Nn]iederschrift|[Bb]ericht|[Kk]onzept|[Dd]okumentation|[Aa]uswertung|[Ee]rgebnisse|[Ee]mpfehlungen|[Ee]inladung|[Pp]rogramm))"
              + " (?:der|des|zur|zum|über|und|für|von)\\b[^:|]*");

  /** Words that are written as names are, and are none. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?<!\\b[Vv]on|\\b[Vv]an) (?:der|den)\\b"
              + "|^(?:Der|Die|Das|Eine?|Kein|Mein|Unser|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Zwölf|Neue|Alte|Erste|Zweite|Dritte)r?s?e?"
              + " |\\p{Ll}(?:heit|keit|schaft|tion|modell|bericht|konzept|plan|programm|arbeit|projekt"
              + "|protokoll|schrift|jahre?|kurs|angebot|hilfe|prävention)(?![\\p{L}])");

  /**
   * What is proposed below a title.
   *
   * @param first of the title
   * @param next below it
   * @param sure of the title, in percent
   */
  Optional<Proposal> below(Piece first, Piece next, int sure) {
    String text = bare(next);
    boolean is =
        (isSetApart(first, next) || isOnTitleSlide(next) || isOfASort(next))
            && Titles.isPossible(next)
            && text.length() > 2
            && text.length() <= LONGEST
            && next.size() <= first.size()
            && next.kind() != BlockKind.LIST
            && !arePeople(text);
    return is
        ? Optional.of(
            new Proposal(MetadataField.SUBTITLE, text, Source.FIRST_PAGE, sure - LESS_SURE))
        : Optional.empty();
  }

  /** By its type, or as a heading below that of the title. */
  private boolean isSetApart(Piece first, Piece next) {
    return next.size() > 0
        ? next.size() > LARGER * opening.usual() || next.isHeading()
        : next.isHeading() && next.level() == first.level() + 1;
  }

  /** What stands there with a day is where it was said. */
  private boolean isOnTitleSlide(Piece next) {
    return unit == Unit.SLIDE
        && next.page() == 1
        && opening.first().size() <= MOST_ON_TITLE_SLIDE
        && !DAY.matcher(next.text()).find();
  }

  private static boolean isOfASort(Piece next) {
    return next.size() == 0 && OF_A_SORT.matcher(next.text()).matches();
  }

  /** Without those who wrote it and the day, which may stand behind it. */
  private String bare(Piece next) {
    String text = next.text();
    for (String author : found.authors()) {
      int at = author.contains(" ") ? text.indexOf(" " + author.split(",", 2)[0]) : -1;
      text = at > 0 ? text.substring(0, at) : text;
    }
    return DAY_AT_END.matcher(text).replaceFirst("").strip().replaceFirst("[,;]$", "");
  }

  private boolean arePeople(String text) {
    Matcher none = NO_NAME.matcher(text);
    return found.authors().stream().anyMatch(author -> author.contains(text))
        || (Names.areNames(text) && !none.find());
  }
}
