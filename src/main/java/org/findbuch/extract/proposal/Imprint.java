package org.findbuch.extract.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.extract.proposal.Opening.Piece;

/** What imprints and headings of that name say: the licence, the place, the abstract. */
record Imprint(Opening opening) {
  private static final int LICENCE = 88;
  private static final int PLACE = 60;
  private static final int ABSTRACT = 85;
  private static final int LONGEST_ABSTRACT = 2_000;

  /** Without one of them nothing is said of a licence. */
  private static final List<String> MARKS =
      List.of("CC", "reative", "UrhG", "Urheberrecht", "echte vorbehalten", "ights reserved");

  private static final Pattern CC =
      Pattern.compile(
          "\\bCC[- ]?(BY(?:[- ](?:NC|SA|ND))*|0|Zero)(?:[- ](\\d\\.\\d))?"
              + "|creativecommons\\.org/(?:licenses/([a-z-]+)/(\\d\\.\\d)|(publicdomain/zero))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CC_WORDS =
      Pattern.compile(
          "Creative[- ]Commons[^.;]{0,40}?(?:Namensnennung|Attribution)((?:[ –-]+(?:Nicht[-"
              + " ]?kommerziell|NonCommercial|Weitergabe unter gleichen Bedingungen|Share"
              + " ?Alike|Keine Bearbeitungen?|No ?Derivatives))*)(?:[ –-]+(\\d\\.\\d))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RESERVED =
      Pattern.compile("(?:Alle Rechte vorbehalten|All rights reserved)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LAW =
      Pattern.compile("§ ?5 (?:Abs(?:\\.|atz) ?\\d )?(?:UrhG|Urheberrechtsgesetz)");

  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\d+\\.? )?(?:Zusammenfassung|Abstract|Kurzfassung|Summary|Executive"
              + " Summary|Kurzzusammenfassung|Das Wichtigste in Kürze)[.:]?",
          Pattern.CASE_INSENSITIVE);

  /** Of a town, as {@code Lindenau an der Ruhr}. */
  private static final String NAME =
      "(\\p{Lu}[\\p{L}-]+(?: (?:an|am|im|bei|ob) (?:der |dem )?\\p{Lu}[\\p{L}-]+)?)";

  private static final Pattern SIGNED =
      Pattern.compile("^" + NAME + ", (?:den |im |am )?(?=\\d{1,2}\\. ?\\S|\\p{Lu}\\p{L}+ \\d{4})");
  private static final Pattern TOWN =
      Pattern.compile(
          "^(?:(?:Große )?(?:Kreiss|Landeshaupts|Hanses|S)tadt|Gemeinde|Markt|City of) "
              + (NAME + "(?=$|[,| ])"));

  List<Proposal> all() {
    List<Proposal> all = new ArrayList<>();
    opening.pieces().stream()
        .flatMap(piece -> licence(piece.text()).stream())
        .findFirst()
        .ifPresent(
            code -> all.add(new Proposal(MetadataField.LICENCE, code, Source.IMPRINT, LICENCE)));
    opening.pieces().stream()
        .flatMap(piece -> place(piece.text()).stream())
        .findFirst()
        .ifPresent(
            place ->
                all.add(
                    new Proposal(MetadataField.PLACES, List.of(place), Source.FIRST_PAGE, PLACE)));
    summary()
        .ifPresent(
            text ->
                all.add(new Proposal(MetadataField.DESCRIPTION, text, Source.HEADING, ABSTRACT)));
    return all;
  }

  static Optional<String> licence(String text) {
    if (MARKS.stream().noneMatch(text::contains)) {
      return Optional.empty();
    }
    Matcher code = CC.matcher(text);
    if (code.find()) {
      boolean isZero = code.group(5) != null || String.valueOf(code.group(1)).matches("(?i)0|zero");
      String terms = code.group(1) == null ? code.group(3) : code.group(1);
      String version = code.group(2) == null ? code.group(4) : code.group(2);
      return Optional.of(
          isZero
              ? "CC0 1.0"
              : "CC "
                  + terms.toUpperCase(Locale.ROOT).replace(' ', '-')
                  + (version == null ? "" : " " + version));
    }
    Matcher words = CC_WORDS.matcher(text);
    if (words.find()) {
      String terms = words.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(
          "CC BY"
              + (terms.contains("kommerz") || terms.contains("noncomm") ? "-NC" : "")
              + (terms.contains("weitergabe") || terms.contains("alike") ? "-SA" : "")
              + (terms.contains("bearb") || terms.contains("deriv") ? "-ND" : "")
              + (words.group(2) == null ? "" : " " + words.group(2)));
    }
    if (LAW.matcher(text).find()) {
      return Optional.of("§ 5 UrhG");
    }
    Matcher reserved = RESERVED.matcher(text);
    return reserved.find() ? Optional.of(reserved.group()) : Optional.empty();
  }

  private static Optional<String> place(String text) {
    Matcher town = TOWN.matcher(text);
    if (town.find()) {
      return Optional.of(town.group(1));
    }
    Matcher signed = SIGNED.matcher(text);
    return text.length() < 60
            && signed.find()
            && text.matches(".*\\d{4}.*")
            && !isMonth(signed.group(1))
        ? Optional.of(signed.group(1))
        : Optional.empty();
  }

  private static boolean isMonth(String word) {
    return word.matches(
        "(?i)januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|stand"
            + "|ausgabe|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|datum|vom");
  }

  /** The paragraphs below such a heading, up to the next heading. */
  private Optional<String> summary() {
    StringBuilder text = new StringBuilder();
    boolean isBelow = false;
    for (Piece piece : opening.pieces()) {
      boolean isLeft = piece.kind() == BlockKind.FURNITURE || !isBelow;
      if (HEAD.matcher(piece.text()).matches()) {
        isBelow = true;
      } else if (!isLeft && piece.isBody() && !piece.isHeading()) {
        if (text.length() + piece.text().length() > LONGEST_ABSTRACT) {
          break;
        }
        text.append(text.isEmpty() ? "" : "\n\n").append(piece.text());
      } else if (!isLeft && (piece.isHeading() || !text.isEmpty())) {
        break;
      }
    }
    return text.length() > 40 ? Optional.of(text.toString()) : Optional.empty();
  }
}
