package org.findbuch.extract.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Found;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Unit;
import org.findbuch.extract.proposal.Opening.Piece;
import org.findbuch.language.LineEnds;
import org.jspecify.annotations.Nullable;

/** Titles and subtitles, by what a file says and by what stands largest and first. */
final class Titles {
  private static final int LONGEST = 250;

  /** Type is as large as other type if it reaches this share of it. */
  private static final float AS_LARGE = 0.93f;

  private static final float LARGER = 1.12f;

  /** A title that goes on may do so in smaller type. */
  private static final float GOES_ON = 0.7f;

  /** So many percent of the words of a title that is the document's are found in its opening. */
  private static final int BORNE_OUT = 75;

  private static final int CERTAIN = 97;
  private static final int SAID = 92;

  /** What stands in a running head may be the series'. */
  private static final int SAID_ABOVE = 70;

  private static final int SAID_ALONE = 60;
  private static final int SET_LARGE = 82;
  private static final int RECOGNISED = 72;
  private static final int FIRST_LINE = 62;
  private static final int OF_THE_NAME = 55;
  private static final int SORT_ONLY = 51;
  private static final int OF_A_PART = 40;
  private static final int OF_SUBJECT = 84;
  private static final int BEFORE_THE_LAW = 86;
  private static final int LIKE_THE_NAME = 90;
  private static final int OF_A_SHEET = 58;

  /** Words are read from pictures higher and lower than they are. */
  private static final float MUCH_LARGER = 1.4f;

  /** Who writes, and what else stands above a title. */
  private static final Pattern LETTERHEAD =
      words(
          "(?:(?:große )?(?:kreis)?(?:stadt|gemeinde|kreis|landkreis|markt|bezirk(?:samt)?"
              + "|landeshauptstadt|bundesministerium|ministerium|senatsverwaltung|regierung|city|der"
              + " rat|der gemeindevorstand|der magistrat|der bürgermeister|die bürgermeisterin|der"
              + " oberbürgermeister|der landrat)\\b.{0,60}|(?:des )?bundesministeriums?\\b.{0,60}"
              + "|.{0,40}(?:amt|dezernat|ministerium|institut|geschäftsstelle|verwaltung)|(?:amt|dezernat|fachbereich|abteilung|geschäftsstelle)"
              + " .{0,60}|kontakt|logo|seite(?: \\d+)?(?: von \\d+)?)");

  /** What a document is and not what it is called; a title of such a word alone goes on. */
  private static final Pattern SORT =
      words(
          "(?:(?:erste|zweite|dritte|vierte|fünfte|\\d+\\.)"
              + " )?(?:(?:referentenentwurf|gesetzentwurf)(?: (?:des|der)"
              + " .*)?|\\S*satzung|\\S*verordnung|\\S*gesetz"
              + "|\\S*richtlinien?|\\S*ordnung|verkündung|bekanntmachung|(?:datensatz)?dokumentation"
              + "|documentation|entwurf|einladung|programm|(?:einladung"
              + " und|tagungs)programm|\\S*protokoll|niederschrift|beschluss\\S*(?:"
              + " .{0,30})?|\\S*vorlage(?:"
              + " .{0,30})?|gegenstand|inhalt(?:sverzeichnis)?|vorwort|\\S*bericht|vermerk|impressum|auszug|anlage(?:"
              + " \\d+)?|rundschreiben|tagesordnung|flyer|faltblatt|merkblatt|infoblatt"
              + "|factsheet|konzept|vortrag|redemanuskript|handout|contents|summary|abstract|report|documentation"
              + " of .*|liste|leitfrage|pressemitteilung|begründung|abstimmung|ausgangslage"
              + "|vorbemerkung|einleitung|anlass|zusammenfassung|rücklauf.*|hinweise?)");

  /** Numbered parts are within a document. */
  private static final Pattern PART =
      words(
          "(?:(?:top|teil|kapitel|artikel|abschnitt|nr\\.?|tisch|§)"
              + " ?(?:\\d+|[a-z]\\b|[ivx]+\\b).*|\\p{L}?\\d+(?:\\.\\d+)*\\.?"
              + " (?!satzung|verordnung|änderung|nachtrag|forum|sitzung|tagung|gesundheits|konferenz|\\S*konferenz).*)");

  /** A line that says by itself that it is what the document is about. */
  private static final Pattern SUBJECT =
      words(
          "(?:gegenstand|betreff|betrifft|betr\\.?|bezeichnung|thema|titel|tagesordnungspunkt"
              + " \\d+|subject|title) ?: ?(.{5,})");

  /** How a law begins. */
  private static final Pattern ENACTED =
      words("(?:aufgrund|auf grund) .*|das bundesministerium .* verordnet .*");

  private static final Pattern NO_TITLE =
      words(
          "<!--.*|> .*|!?\\[.*|```.*|.*(?:@|www\\.|https?:).*|(?:tel|telefon|fax|e-mail)\\b.*|sehr"
              + " geehrte.*|liebe .{0,60},|[\\d\\W_]+|.{0,2}|in-?halt|aufgrund .*|auf grund"
              + " .*|veröffentlicht am .*|seite"
              + " \\d.*|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag),?"
              + " .*\\d.*|.*(?:platz|straße|str\\.|weg|ufer|allee) \\d+.*|stand:? .*|bitte .*!");

  /** Words, a number or a quotation; specks and ornaments are read as other signs. */
  private static final Pattern BEGINNING =
      Pattern.compile("[(\\[]?[\\p{L}\\p{N}\\p{Pi}\"'„‚»›§#…–-]");

  private static final Pattern GOING_ON =
      Pattern.compile(
          ".*(?:[-–:,]|\\b(?:und|der|des|für|zur|zum|über|von|mit|in|the|of|and|for|an|am))$");

  private final Opening opening;
  private final Found found;
  private final String ofName;
  private final Unit unit;
  private final Set<Piece> possible = Collections.newSetFromMap(new IdentityHashMap<>());

  Titles(Opening opening, Found found, String name, Unit unit) {
    this.opening = opening;
    this.found = found;
    ofName = FileTitle.of(name);
    this.unit = unit;
    opening.first().stream().filter(Titles::isPossible).forEach(possible::add);
  }

  private static Pattern words(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Where a title stands: pieces of the first page from one to another. */
  private record Place(int from, int to, int confidence) {}

  List<Proposal> all() {
    List<Proposal> all = new ArrayList<>();
    String said = found.title();
    boolean isSheet = unit == Unit.SHEET;
    Optional<Place> place = isSheet ? Optional.empty() : place();
    String shown = isSheet ? sheetTitle() : place.map(this::text).orElse(null);
    boolean same = said != null && shown != null && isSame(said, shown);
    if (said != null) {
      boolean isBorneOut = !same && isBorneOut(said, true);
      boolean isHead = !same && !isBorneOut && isBorneOut(said, false);
      boolean isCut = shown != null && SORT.matcher(said).matches() && shown.startsWith(said);
      int sure =
          same
              ? CERTAIN
              : isCut ? SAID_ALONE : isHead ? SAID_ABOVE : isBorneOut ? SAID : SAID_ALONE;
      all.add(new Proposal(MetadataField.TITLE, said, Source.METADATA, sure));
    }
    if (shown != null) {
      int sure = place.map(Place::confidence).orElse(OF_A_SHEET);
      all.add(
          new Proposal(MetadataField.TITLE, shown, Source.FIRST_PAGE, same ? CERTAIN - 1 : sure));
    }
    all.add(new Proposal(MetadataField.TITLE, ofName, Source.FILE_NAME, OF_THE_NAME));
    place.flatMap(it -> subtitle(it, same ? CERTAIN - 1 : it.confidence())).ifPresent(all::add);
    return all;
  }

  private static boolean isSame(String one, String other) {
    return Opening.plain(one).equals(Opening.plain(other));
  }

  /** Whether its words stand in the opening, too: then it is no template's. */
  private boolean isBorneOut(String said, boolean inBody) {
    Set<String> there = opening.words(!inBody);
    List<String> words = Opening.words(said);
    long borne = words.stream().filter(there::contains).count();
    return borne * 100 >= (long) words.size() * BORNE_OUT;
  }

  private String text(Place place) {
    List<Piece> pieces = opening.first().subList(place.from(), place.to());
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      Matcher subject = SUBJECT.matcher(piece.text());
      boolean is = subject.matches();
      text.append(text.isEmpty() ? "" : is ? ": " : " ")
          .append(is ? subject.group(1) : piece.text());
    }
    return Opening.line(new LineEnds(text.toString()).text()).replaceFirst("[.:;,]$", "");
  }

  private Optional<Place> place() {
    List<Piece> pieces = opening.first();
    Optional<Place> best = Optional.empty();
    float largest = 0;
    for (Piece piece : pieces) {
      largest = possible.contains(piece) ? Math.max(largest, piece.size()) : largest;
    }
    for (int at = 0; at < pieces.size(); at++) {
      Piece piece = pieces.get(at);
      if (!possible.contains(piece)) {
        continue;
      }
      Place place = from(at, pieces, largest);
      if (isBeforeTheLaw(pieces, place.to())) {
        place = new Place(place.from(), place.to(), BEFORE_THE_LAW);
      } else if (Character.isLowerCase(piece.text().codePointAt(0))) {
        continue;
      }
      if (best.isEmpty() || place.confidence() > best.get().confidence()) {
        best = Optional.of(place);
      }
    }
    return best;
  }

  /** A law's title stands above its enacting formula, with its day between them. */
  private static boolean isBeforeTheLaw(List<Piece> pieces, int at) {
    int next = at < pieces.size() && WrittenDate.isAll(pieces.get(at).text()) ? at + 1 : at;
    return next < pieces.size() && ENACTED.matcher(pieces.get(next).text()).matches();
  }

  /** The title that begins with a piece, with what goes on with it. */
  private Place from(int at, List<Piece> pieces, float largest) {
    Piece first = pieces.get(at);
    int to = at + 1;
    while (to < pieces.size() && goesOn(first, pieces.get(to - 1), pieces.get(to))) {
      to++;
    }
    boolean isAlone = to == at + 1;
    if (isAlone && isSame(first.text(), ofName)) {
      return new Place(at, to, LIKE_THE_NAME);
    }
    if (SUBJECT.matcher(first.text()).matches()) {
      boolean isNamed = at > 0 && SORT.matcher(pieces.get(at - 1).text()).matches();
      return new Place(isNamed ? at - 1 : at, to, OF_SUBJECT);
    }
    if (PART.matcher(first.text()).matches()) {
      return new Place(at, to, OF_A_PART);
    }
    Place place = new Place(at, to, confidence(first, largest));
    boolean isSort = SORT.matcher(text(place)).matches();
    return isSort ? new Place(at, to, SORT_ONLY) : place;
  }

  private int confidence(Piece piece, float largest) {
    boolean isPlaced = opening.usual() > 0;
    if (isPlaced
        && piece.size() >= AS_LARGE * largest
        && piece.size() > (opening.isScan() ? MUCH_LARGER : LARGER) * opening.usual()) {
      return opening.isScan() ? RECOGNISED : SET_LARGE;
    }
    if (piece.isHeading()) {
      return isPlaced ? FIRST_LINE + 4 : SET_LARGE - 2 * Math.max(0, piece.level() - 1);
    }
    return FIRST_LINE;
  }

  private boolean goesOn(Piece first, Piece before, Piece next) {
    if (!next.isBody() || before.text().length() + next.text().length() > LONGEST) {
      return false;
    }
    boolean isLike =
        first.size() == 0 ? next.level() == first.level() : next.size() >= GOES_ON * first.size();
    boolean isLower = Character.isLowerCase(next.text().codePointAt(0));
    boolean isOpen = GOING_ON.matcher(before.text()).matches();
    boolean isSameType =
        first.size() > 0
            && next.size() >= AS_LARGE * first.size()
            && next.size() <= first.size() / AS_LARGE
            && next.isHeading()
            && first.isHeading()
            && next.level() == first.level()
            && first.text().length() < 80;
    boolean isWhole = isSentence(next.text()) && !SORT.matcher(before.text()).matches();
    return (isLike && (isLower || isOpen) && !isWhole) || (isSameType && possible.contains(next));
  }

  private static boolean isSentence(String text) {
    return text.length() > 60 && text.endsWith(".");
  }

  static boolean isPossible(Piece piece) {
    String text = piece.text();
    return piece.isBody()
        && text.length() <= LONGEST
        && text.codePoints().filter(Character::isLetter).count() > 2
        && !isSentence(text)
        && BEGINNING.matcher(text).lookingAt()
        && !text.contains(" | ")
        && !text.contains(" · ")
        && !WrittenDate.isAll(text)
        && !NO_TITLE.matcher(text).matches()
        && !LETTERHEAD.matcher(text).matches();
  }

  private Optional<Proposal> subtitle(Place title, int sure) {
    List<Piece> pieces = opening.first();
    return title.to() < pieces.size()
        ? new Subtitles(opening, found, unit)
            .below(pieces.get(title.from()), pieces.get(title.to()), sure)
        : Optional.empty();
  }

  /** A sheet's title stands alone above its table. */
  private @Nullable String sheetTitle() {
    if (opening.pages().isEmpty()) {
      return null;
    }
    String first = opening.pages().getFirst().text().strip().split("\n", 2)[0].strip();
    boolean is =
        !first.contains("\t")
            && first.length() <= LONGEST
            && first.codePoints().filter(Character::isLetter).count() > 5
            && first.contains(" ");
    return is ? Opening.line(first) : null;
  }
}
