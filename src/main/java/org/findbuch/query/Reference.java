package org.findbuch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is cited as one: a section of a law, a code, an item of an agenda, the number of a file or a
 * paper, an act, a standard. Its parts stand together in a text, however their labels are written.
 *
 * @param places what stands in it, each in one of several ways of writing, in small letters
 * @param slop 0 for places in a row; otherwise they may be in any order, within a stretch that is
 *     longer than they are by so many words
 */
public record Reference(List<Set<String>> places, int slop) {
  /** Between a section and its law, as in § 34 Absatz 2 Satz 1 Nummer 3 des Gesetzes. */
  private static final int FAR = 8;

  private static final int NEAR = 2;

  /** A low line stands for any blanks, two of them for at least one; none are given back. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          """
          (?: (?<section> §§? | paragra(?:ph|f)(?:en)? | art(?:\\.|ikels?)? ) _
              NUMBER (?: _ (?:,|und|u\\.|bis|oder|sowie|[-–]) _ NUMBER )*
              (?: ,? _ (?:abs(?:\\.|atz)? | s(?:\\.|atz) | nr\\. | nummer | buchst(?:\\.|abe) | lit\\.)
                  _ (?:NUMBER|(?-i:[a-z])|[ivx]+) \\b )*
              (?<law> ,? _ (?: CODE | ABBREVIATION | KNOWN
                  | (?:de[rs]__)?\\p{L}{3,}(?:gesetz|gesetzbuch|ordnung|satzung|verfassung)(?:e?s)?
                  ) \\b (?:__NR?W\\b)? )?
            | (?:top|tagesordnungspunkt) _ (?:[ön]_)? \\d+ (?:\\.\\d+)*
            | (?<act> (?:vo|verordnung|rl|richtlinie) _ (?:\\(?e[ugw]+\\)?)? _ (?:nr\\.)? _
                  \\d+/\\d+ (?:/e[ugw]+)?
              | (?:din|iso|iec|vdi) (?: [\\s\\p{Z}/-]* (?:din|en|iso|iec|ts|tr|spec) )* (?:_|-)
                  \\d+ (?:-\\d+)* (?::\\d{4})? )
            | (?: (?:[blr][trp]-|bundestags|landtags|rats)?d(?:r(?:uck)?)?s(?:achen?)?\\.? | vorlagen?
                  | az\\.? | aktenzeichen | gz\\.? | geschäftszeichen ) (?:_|-) (?:nr\\.?|nummer)? _ :? _
                  (?: FILE | [\\p{L}\\d.]*\\d [\\p{L}\\d.]* (?:[/-][\\p{L}\\d.]*[\\p{L}\\d])+ )
            | FILE
            | CODE ) (?![\\p{L}\\p{N}])
          """
              .replace(
                  "FILE",
                  "(?:(?-i:[A-Z]__)?(?:\\d{1,4}|[ivx]+)__(?-i:[A-Z][A-Za-z]{0,3}|[a-z])"
                      + "__\\d{1,5}[./]\\d{2}(?:\\.[a-z]+)?)")
              .replace("CODE", "(?:sgb_(?:[ivx]+|\\d{1,2})|(?-i:NOT\\p{Lu}{2,6}__[IVX]+))")
              .replace("ABBREVIATION", "(?-i:NOT\\p{Lu}[\\p{L}-]*\\p{Lu}\\p{L}*)")
              .replace("NOT", "(?!(?:AND|UND|OR|ODER|NOT|NICHT|IN|IM|ZU|BEI|VON|FÜR)\\b)")
              .replace("NUMBER", "\\d+(?:_(?-i:[a-z])\\b)?(?:_ff?\\b\\.?)?")
              .replace(
                  "KNOWN",
                  "(?:gg|ao|go|kag|bgb|hgb|sgb|stgb|stpo|zpo|ifsg|asylg|bdsg|ds-?gvo|baugb|bauo|uvg"
                      + "|bafög|agg|estg|vwgo|vwvfg|owig|stvo|stvg|ifg|bmg|schulg|kibiz|khg|ögdg"
                      + "|psychkg|btmg|amg|trinkwv)")
              .replace("__", "[\\s\\p{Z}]++")
              .replace("_", "[\\s\\p{Z}]*+"),
          Pattern.COMMENTS
              | Pattern.CASE_INSENSITIVE
              | Pattern.UNICODE_CASE
              | Pattern.UNICODE_CHARACTER_CLASS);

  /** 34 a is 34a. */
  private static final Pattern LETTER = Pattern.compile("(\\d)[\\s\\p{Z}]+([a-z])\\b");

  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.\\p{N}+)*");

  /** Only says what the rest is, and is written in many ways or left out. */
  private static final Pattern LABEL =
      Pattern.compile(
          "paragra(ph|f)(en)?|und|u|bis|oder|sowie|de[rs]|ff?|nr|nummer|buchst(abe)?|lit|[blr][trp]"
              + "|\\p{L}*d(r(uck)?)?s(achen?)?|vorlagen?|az|aktenzeichen|gz|geschäftszeichen|ö|n");

  private static final List<List<String>> ALIKE =
      List.of(
          List.of("art", "artikel"),
          List.of("abs", "absatz"),
          List.of("s", "satz"),
          List.of("top", "tagesordnungspunkt"),
          List.of("vo", "verordnung"),
          List.of("rl", "richtlinie"));

  private static final List<String> ROMAN =
      List.of(
          "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii",
          "xiv");

  public Reference {
    places = List.copyOf(places);
  }

  /** Where the reference ends that begins at a place of a text; there where none does. */
  static int end(String text, int start) {
    Matcher written = WRITTEN.matcher(text).region(start, text.length());
    return written.useTransparentBounds(true).lookingAt() ? written.end() : start;
  }

  /** The reference that a word of a question is, if it is one. */
  public static Optional<Reference> of(String word) {
    boolean plain = word.chars().noneMatch(c -> c <= ' ' || Character.isDigit(c));
    Matcher written = WRITTEN.matcher(word);
    if (plain || !written.matches()) {
      return Optional.empty();
    }
    List<Set<String>> places = new ArrayList<>();
    String joined = LETTER.matcher(word).replaceAll("$1$2");
    for (Matcher part = PART.matcher(joined); part.find(); ) {
      String text = part.group().toLowerCase(Locale.GERMAN);
      if (!LABEL.matcher(text).matches()) {
        places.add(alike(text));
      }
    }
    boolean section = written.group("section") != null && !places.getFirst().contains("art");
    boolean near = section || written.group("act") != null;
    int slop = written.group("law") != null ? FAR : near ? NEAR : 0;
    return Optional.of(new Reference(places, slop));
  }

  private static Set<String> alike(String text) {
    int number = text.matches("\\d{1,2}") ? Integer.parseInt(text) : ROMAN.indexOf(text);
    if (number > 0 && number < ROMAN.size()) {
      return Set.of(ROMAN.get(number), String.valueOf(number));
    }
    return ALIKE.stream()
        .filter(ways -> ways.contains(text))
        .findFirst()
        .map(Set::copyOf)
        .orElse(Set.of(text));
  }
}
