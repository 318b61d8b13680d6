package org.findbuch.extract.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Found;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.extract.proposal.Opening.Piece;

/** Who wrote and who published: names behind the words that say so, and lines of names alone. */
record Names(Opening opening, Found found) {
  private static final int BORNE_OUT = 80;
  private static final int FULL = 60;
  private static final int BARE = 40;
  private static final int SAID = 72;
  private static final int LINE_OF_NAMES = 45;
  private static final int LINE_WITH_TITLES = 62;
  private static final int MOST = 20;
  private static final int FIRST_PIECES = 12;
  private static final int LONGEST = 300;
  private static final int LONGEST_BYLINE = 150;

  // possessive throughout: a list of names that fails at its end must not be tried in all ways
  private static final String TITLE =
      "(?>(?:Prof|Dr|Dipl|Mag|PD|Priv|Doz|med|dent|vet|phil|rer|nat|pol|jur|iur|h\\. ?c|habil|Ing"
          + "|M\\.?A|B\\.?A|MPH|MSc|Frau|Herr)(?!\\p{L})(?:[.-]\\p{L}*+)*+ ?)*+";
  private static final String PART = "\\p{Lu}(?=[\\p{L}’'-]*\\p{Ll})[\\p{L}’'-]++";
  private static final String NAME =
      TITLE
          + "(?:"
          + PART
          + "|\\p{Lu}\\.)"
          + "(?: (?:\\p{Lu}\\.|"
          + PART
          + "))?(?: (?:von|van|de|der|den|zu|al|el|bin|di|da)(?!\\p{L}))*+ "
          + PART;
  private static final String MARKS = "(?:[¹²³⁴⁵⁶⁷⁸⁹⁰\\d]++|,(?=\\d))*+ ?";
  private static final Pattern ONE = Pattern.compile(NAME);
  private static final Pattern LINE =
      Pattern.compile(
          "(?:[Vv]on |[Bb]y )?"
              + (NAME + MARKS)
              + "(?:(?:, ?&|, ?und|, ?and|,|;|&|und |and )\\s*"
              + (NAME + MARKS)
              + ")*+(?: \\([^)]*\\))?");

  private static final Pattern BY =
      Pattern.compile(
          "(?:Autor(?:in(?:nen)?)?(?:en)?(?: und"
              + " Autor(?:inn)?en)?|Autor:innen|Verfasser(?:in)?(?:nen)?|Verfaßt von|Verfasst"
              + " von|Texte?(?: und Redaktion)?|Redaktion|Zusammenstellung|Bearbeitung|Bearbeitet"
              + " von|Referent(?:in)?|Authors?|Written by|Niederschrift|Protokoll)(?:: ?| )(?="
              + NAME
              + ")");

  private static final List<String> WRITERS =
      List.of(
          "utor",
          "erfas",
          "erfaß",
          "ext",
          "edaktion",
          "stellung",
          "earbeit",
          "eferent",
          "uthor",
          "ritten",
          "schrift: ",
          "rotokoll: ");
  private static final List<String> PUBLISHERS =
      List.of("erausge", "Hrsg", "Hg.", "Verlag:", "ublish");

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?:Herausgegeben (?:von|vom|durch)(?:"
              + " (?:der|dem|den))?|Herausgeber(?:in|innen)?:?|Hrsg\\.?:?|Hg\\.:|Verlag:|Published"
              + " by(?: the)?|Publisher:)\\s+(.{3,120})");

  private static final Pattern END =
      Pattern.compile(
          "(?<=\\p{Ll}{4})\\.\\s|[;•|]\\s|[.;]$|\\s(?:Text|Redaktion|Verfasser|Autor|Druck|Stand|Kontakt)\\b|,?"
              + " \\p{L}+(?:str\\.|straße|platz|ufer) \\d");

  private static final Pattern TITLED = Pattern.compile("(?:Prof|Dr|Dipl)\\.|\\p{L}[¹²³⁴⁵⁶⁷⁸⁹]");

  /** Bodies, offices and parts of towns are written as names are. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?i)(?:^|"
              + " )(?:stadt|gemeinde|kreis|am|an|im|der|die|das|protokoll|\\p{L}*(?:amt|büro|konferenz|schule|institut|verein|verband|dienst|stelle|netzwerk|dezernat|ministerium|verwaltung))(?:$|["
              + " ,])");

  /** Whether a line is of names and nothing else. */
  static boolean areNames(String line) {
    return LINE.matcher(line).matches();
  }

  List<Proposal> all() {
    List<Proposal> all = new ArrayList<>();
    if (!found.authors().isEmpty()) {
      all.add(new Proposal(MetadataField.AUTHORS, found.authors(), Source.METADATA, sure()));
    }
    byline(all);
    for (Piece piece : lines(PUBLISHERS)) {
      Matcher published = PUBLISHED.matcher(piece.text());
      if (published.find()) {
        String who = END.split(published.group(1), 2)[0].strip();
        if (who.length() > 2 && all.stream().noneMatch(p -> p.field() == MetadataField.PUBLISHER)) {
          String body = Bodies.inOrder(who);
          all.add(new Proposal(MetadataField.PUBLISHER, body, Source.IMPRINT, SAID));
        }
      }
    }
    return all;
  }

  /** Those with one of the words; paragraphs tell of other people. */
  private List<Piece> lines(List<String> words) {
    return opening.pieces().stream()
        .filter(piece -> piece.text().length() <= LONGEST)
        .filter(piece -> words.stream().anyMatch(piece.text()::contains))
        .toList();
  }

  /** Accounts of computers are no names: a name has parts, or stands in the text. */
  private int sure() {
    Set<String> words = opening.words(true);
    boolean borne =
        found.authors().stream()
            .allMatch(
                author ->
                    Opening.words(author).stream()
                        .limit(1)
                        .anyMatch(name -> name.length() > 2 && words.contains(name)));
    boolean full = found.authors().stream().allMatch(author -> author.strip().contains(" "));
    return full && borne ? BORNE_OUT : full ? FULL : BARE;
  }

  private void byline(List<Proposal> all) {
    for (Piece piece : lines(WRITERS)) {
      Matcher by = BY.matcher(piece.text());
      if (by.find()) {
        String rest = END.split(piece.text().substring(by.end()), 2)[0];
        add(all, rest, Source.IMPRINT, SAID);
        return;
      }
    }
    opening.first().stream()
        .limit(FIRST_PIECES)
        .filter(piece -> piece.isBody() && piece.text().length() <= LONGEST_BYLINE)
        .filter(piece -> !piece.isHeading() && areNames(piece.text()))
        .filter(piece -> !BODY.matcher(piece.text()).find())
        .findFirst()
        .ifPresent(piece -> add(all, piece.text(), Source.FIRST_PAGE, sure(piece.text())));
  }

  private static int sure(String line) {
    return TITLED.matcher(line).find() ? LINE_WITH_TITLES : LINE_OF_NAMES;
  }

  private static void add(List<Proposal> all, String text, Source source, int sure) {
    List<String> names =
        ONE.matcher(text)
            .results()
            .map(name -> name.group().replaceFirst("^(?:Frau|Herrn?) ", "").strip())
            .filter(name -> name.contains(" "))
            .distinct()
            .limit(MOST)
            .toList();
    if (!names.isEmpty()) {
      all.add(new Proposal(MetadataField.AUTHORS, names, source, sure));
    }
  }
}
