package org.findbuch.extract.proposal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Unit;
import org.findbuch.extract.proposal.Opening.Piece;
import org.jspecify.annotations.Nullable;

/** What sort of document it is, by the words that say so and by where they stand. */
record Kinds(Opening opening, Format format, String name, String title, @Nullable String subtitle) {
  private static final int SAID_IN_TITLE = 5;
  private static final int SAID_IN_NAME = 4;
  private static final int SAID_ABOVE = 3;
  private static final int SAID_ON_THE_FIRST_PAGE = 2;
  private static final int SURE = 88;
  private static final int FEWEST_PERCENT = 55;
  private static final int UNKNOWN = 40;
  private static final int FIRST_PIECES = 9;
  private static final int CONFERENCE_WITHIN = 25;
  private static final Pattern CONFERENCE =
      Pattern.compile(
          "(?i)konferenz|tagung|forum|fachtag|workshop|werkstatt|symposium|kongress|conference|sitzung");

  /** Earlier ones win: a report on how resolutions were carried out is no resolution. */
  private record Rule(Kind kind, Pattern words, int weight) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              Kind.OTHER,
              3,
              "(?:\\S*satzung|\\S*verordnung|gesetz|gesetzentwurf|referentenentwurf|geschäftsordnung|vermerk|konzept|vorlage"
                  + " für \\S+|arbeitsheft|datensatz\\S*|data ?set|readme)"),
          rule(
              Kind.MINUTES,
              3,
              "(?:\\S*protokoll|(?:sitzungs)?niederschrift|minutes|gedächtnisprotokoll|kurzprotokoll)"),
          rule(
              Kind.EVALUATION,
              4,
              "(?:was wurde aus|\\S*evaluation\\S*|begleitforschung|umsetzungsbericht|bericht zur"
                  + " umsetzung|umsetzung|auswertung|bilanz|wirkungsanalyse|rückmeldebögen)"),
          rule(
              Kind.PROGRAMME,
              3,
              "(?:programm|tagungsprogramm|einladung (?:und|mit|\\+)"
                  + " ?programm|einladung\\+programm|tagesordnung|ablaufplan|programme)"),
          rule(
              Kind.RESOLUTION,
              3,
              "(?:handlungsempfehlung(?:en)?|empfehlungen|\\S*beschl(?:uss|üsse|ussvorlage|ossen|ussausfertigung)|resolution|HE)"),
          rule(
              Kind.FLYER,
              3,
              "(?:belehrung|faltblatt|flyer|merkblatt|infoblatt|handzettel|leporello|leaflet|factsheet)"),
          rule(
              Kind.REPORT,
              3,
              "(?:\\S*gesundheitsberichte?|gesundheitsberichterstattung|basisbericht|schuleingangsuntersuchung(?:en)?|health"
                  + " report)"),
          rule(
              Kind.DOCUMENTATION,
              3,
              "(?:(?:tagungs|konferenz)dokumentation|dokumentation der \\S*"
                  + " ?\\S*konferenz|tagungsband|doku|dokumentation|proceedings)"),
          rule(
              Kind.PRESENTATION,
              3,
              "(?:\\S*vortrag|redemanuskript|folien(?:satz)?|präsentation|presentation|es gilt das"
                  + " gesprochene wort)"),
          rule(
              Kind.PROJECT,
              2,
              "(?:projekt\\S*bericht|zwischenbericht|maßnahmenplan|\\S*modellprojekt|präventionsmodell\\S*|transfer|handreichung"
                  + " zum transfer|bestandserhebung|ergebnisse der"
                  + " begehungen|abschlussbericht|laufzeit)"),
          rule(
              Kind.PUBLICATION,
              2,
              "(?:lehrbuch|broschüre|isbn\\S*|issn\\S*|hintergrundpapier|positionspapier|leitfaden|ratgeber|\\S*hilfeplan|bulletin|fakten|vorschlag|erläuterung|stellungnahme|handbuch|report|paper|review|summary|neighbourhoods?)"));

  private static Rule rule(Kind kind, int weight, String words) {
    return new Rule(
        kind,
        Pattern.compile(
            "(?<![\\p{L}])" + words + "(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        weight);
  }

  Proposal best() {
    Map<Kind, Integer> points = new EnumMap<>(Kind.class);
    String shownTitle = title + (subtitle == null ? "" : " " + subtitle);
    Map<Kind, Source> sources = new EnumMap<>(Kind.class);
    hear(shownTitle, SAID_IN_TITLE, Source.FIRST_PAGE, points, sources);
    hear(name.replaceAll("[_.-]+", " "), SAID_IN_NAME, Source.FILE_NAME, points, sources);
    int seen = 0;
    for (Piece piece : opening.first()) {
      if (seen++ < FIRST_PIECES
          && piece.text().length() < 150
          && !shownTitle.contains(piece.text())) {
        int weight = piece.isHeading() ? SAID_ABOVE : SAID_ON_THE_FIRST_PAGE;
        hear(piece.text(), weight, Source.FIRST_PAGE, points, sources);
      }
    }
    if (format.unit() == Unit.SLIDE) {
      points.merge(Kind.PRESENTATION, 6 * SAID_IN_TITLE, Integer::sum);
      sources.put(Kind.PRESENTATION, Source.FORMAT);
    }
    return chosen(points, sources);
  }

  private static void hear(
      String text, int place, Source source, Map<Kind, Integer> points, Map<Kind, Source> sources) {
    for (Rule rule : RULES) {
      if (rule.words().matcher(text).find()) {
        points.merge(rule.kind(), place * rule.weight(), Integer::sum);
        sources.putIfAbsent(rule.kind(), source);
      }
    }
  }

  private Proposal chosen(Map<Kind, Integer> points, Map<Kind, Source> sources) {
    if (points.containsKey(Kind.DOCUMENTATION) && !isOfAConference()) {
      points.remove(Kind.DOCUMENTATION);
    }
    Kind best = Kind.OTHER;
    int most = 0;
    int all = 0;
    for (Rule rule : RULES) {
      int of = points.getOrDefault(rule.kind(), 0);
      all += of;
      if (of > most) {
        most = of;
        best = rule.kind();
      }
    }
    int sure = FEWEST_PERCENT + (SURE - FEWEST_PERCENT) * most / Math.max(all, 2 * SAID_IN_TITLE);
    return new Proposal(
        MetadataField.KIND,
        best,
        sources.getOrDefault(best, Source.TEXT),
        most == 0 ? UNKNOWN : Math.min(SURE, sure));
  }

  /** What documents data or a program is no documentation of this sort. */
  private boolean isOfAConference() {
    return opening.pieces().stream()
        .limit(CONFERENCE_WITHIN)
        .anyMatch(piece -> CONFERENCE.matcher(piece.text()).find());
  }
}
