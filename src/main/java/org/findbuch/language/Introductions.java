package org.findbuch.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a text introduces an abbreviation: „Infektionsschutzgesetz (IfSG)“, „ESU
 * (Einschulungsuntersuchung)“, „Kindertagesstätte, kurz Kita“, „im Folgenden: …“, „ESU = …“. The
 * letters of the short form have to stand in the long one in their order, the first at the
 * beginning of a word (Schwartz and Hearst, A simple algorithm for identifying abbreviation
 * definitions in biomedical text, 2003).
 */
public final class Introductions {
  private static final String STANDS_FOR = "steht für";
  private static final String SHORT =
      "[\"„“‚»]?(\\p{L}[\\p{L}\\p{N}&/-]{1,9}(?: (?:[IVX]+|\\d{1,2})\\b)?)[\"“”‘«]?";

  /** What says that a short form follows. */
  private static final List<String> CUES =
      List.of(
          "kurz",
          "abgekürzt",
          "Abk.",
          "Abkürzung",
          "im Folgenden",
          "im folgenden",
          "nachfolgend",
          "nachstehend",
          "künftig",
          "fortan");

  private static final String CUE =
      CUES.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", "):? ?"));

  private static final String FIRST_OF_CUES =
      CUES.stream().map(cue -> cue.substring(0, 1)).distinct().collect(Collectors.joining());

  /** One of them stands in every text that introduces something without a bracket or a sign. */
  private static final List<String> SAID =
      Stream.concat(
              Stream.of(STANDS_FOR),
              CUES.stream().map(cue -> cue.substring(cue.lastIndexOf(' ') + 1)))
          .toList();

  /** A long form behind which the short one stands. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "\\((?<cue>"
              + CUE
              + ")?"
              + SHORT
              + "(?: genannt)?[),;]"
              + "|, (?<said>"
              + CUE
              + ")"
              + SHORT
              + "(?![\\p{L}\\p{N}])",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])"
              + SHORT
              + "(?: ?\\((?<in>[^()]{4,90})\\)"
              + "| ?(?:=|"
              + STANDS_FOR
              + ") ?(?:die |das |der |den )?(?<is>[^()=.;:,]{4,90}))",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,’'&/-]+");
  private static final Pattern SENTENCE = Pattern.compile(".*[.;:!?()] ", Pattern.DOTALL);
  private static final int LONGEST = 120;

  /** With its quotation marks, its number and a blank. */
  private static final int LONGEST_SHORT = 17;

  /** As IX in SGB IX; longer Roman ones have capitals enough. */
  private static final int LONGEST_NUMBER = 2;

  private Introductions() {}

  /** Each once. */
  public static Set<Abbreviation> in(String text) {
    Set<Abbreviation> found = new LinkedHashSet<>();
    if (!hasShort(text) && SAID.stream().noneMatch(text::contains)) {
      return found;
    }
    String plain = blanksAsOne(new LineEnds(text).text());
    for (MatchResult one : behind(plain)) {
      boolean said = one.group("cue") != null || one.group("said") != null;
      String shortForm = one.group("said") == null ? one.group(2) : one.group(4);
      String before = plain.substring(Math.max(0, one.start() - LONGEST), one.start());
      if (isShort(shortForm, said)) {
        longForm(shortForm, SENTENCE.matcher(before).replaceFirst("").strip())
            .ifPresent(name -> found.add(new Abbreviation(shortForm, name)));
      }
    }
    for (MatchResult one : before(plain)) {
      String shortForm = one.group(1);
      String named = one.group("in") == null ? one.group("is") : one.group("in");
      if (isShort(shortForm, false)) {
        nameAtStart(shortForm, named).ifPresent(n -> found.add(new Abbreviation(shortForm, n)));
      }
    }
    return found;
  }

  /** Whether there is a short form beside a bracket or a sign that the two are equal. */
  private static boolean hasShort(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c == '(' || c == '=')
          && (hasCapitals(text, at - LONGEST_SHORT, at)
              || hasCapitals(text, at, at + LONGEST_SHORT))) {
        return true;
      }
    }
    return false;
  }

  /** As many as a short form has that is not said to be one. */
  private static boolean hasCapitals(String text, int from, int to) {
    int capitals = 0;
    for (int at = Math.max(0, from); at < Math.min(to, text.length()); at++) {
      capitals += Character.isUpperCase(text.charAt(at)) ? 1 : 0;
    }
    return capitals >= 2;
  }

  /** Only where one can begin, as most of a text introduces nothing. */
  private static List<MatchResult> behind(String text) {
    List<MatchResult> all = new ArrayList<>();
    Matcher matcher = BEHIND.matcher(text);
    int end = text.length() - 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean cued = c == ',' && FIRST_OF_CUES.indexOf(text.charAt(Math.min(at + 2, end))) >= 0;
      if ((c == '(' || cued) && matcher.region(at, text.length()).lookingAt()) {
        all.add(matcher.toMatchResult());
        at = matcher.end() - 1;
      }
    }
    return all;
  }

  /** Only before what can stand behind a short form. */
  private static List<MatchResult> before(String text) {
    List<MatchResult> all = new ArrayList<>();
    Matcher matcher = BEFORE.matcher(text).useTransparentBounds(true);
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean says = c == '(' || c == '=' || text.startsWith(STANDS_FOR, at);
      if (says && at >= from && isBehindShort(text, at)) {
        matcher.region(Math.max(from, at - LONGEST_SHORT), Math.min(at + LONGEST, text.length()));
        if (matcher.find() && matcher.start() < at) {
          all.add(matcher.toMatchResult());
          from = matcher.end();
        }
      }
    }
    return all;
  }

  /** Whether the word before a place, with a number behind it or without, has two capitals. */
  private static boolean isBehindShort(String text, int place) {
    int at = place;
    while (at > 0 && !isOfShort(text.charAt(at - 1)) && at > place - 2) {
      at--;
    }
    int end = at;
    int capitals = 0;
    for (; at > 0 && isOfShort(text.charAt(at - 1)); at--) {
      capitals += Character.isUpperCase(text.charAt(at - 1)) ? 1 : 0;
    }
    return capitals >= 2
        || (end - at <= LONGEST_NUMBER && hasCapitals(text, place - LONGEST_SHORT, at));
  }

  private static boolean isOfShort(char c) {
    return Character.isLetterOrDigit(c) || c == '&' || c == '/' || c == '-';
  }

  private static String blanksAsOne(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        plain.append(c);
      } else if (plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString();
  }

  /** Two capitals, as a word in brackets may be any; one where the text says that it is short. */
  private static boolean isShort(String form, boolean said) {
    long capitals = form.chars().filter(Character::isUpperCase).count();
    String key = Abbreviation.shortKey(form);
    return capitals >= (said ? 1 : 2) && key.length() > 1 && !Morphology.isWeak(key);
  }

  /** The last words of a text that the letters of a short form are from. */
  private static Optional<String> longForm(String shortForm, String before) {
    int start = start(shortForm, before);
    return start < 0 ? Optional.empty() : name(shortForm, before.substring(start));
  }

  private static Optional<String> nameAtStart(String shortForm, String text) {
    String[] words = text.split(" ", -1);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < words.length && i < most(shortForm); i++) {
      name.append(i == 0 ? "" : " ").append(words[i]);
      if (start(shortForm, name.toString()) == 0) {
        String next = i + 1 == words.length ? "" : words[i + 1];
        boolean ends = next.isEmpty() || !Character.isUpperCase(next.codePointAt(0));
        if (ends) {
          return name(shortForm, name.toString());
        }
      }
    }
    return Optional.empty();
  }

  /** The first of several words says something, and the letter that begins the last is there. */
  private static Optional<String> name(String shortForm, String name) {
    String[] words = name.toLowerCase(Locale.GERMAN).split("[ -]+", -1);
    String last = words[words.length - 1];
    boolean begun =
        words.length == 1
            || (!Morphology.isWeak(words[0])
                && !last.isEmpty()
                && shortForm.toLowerCase(Locale.GERMAN).indexOf(last.charAt(0)) >= 0);
    boolean right =
        begun
            && NAME.matcher(name).matches()
            && name.length() > shortForm.length() + 1
            && name.split(" ", -1).length <= most(shortForm)
            && !List.of(name.split("[^\\p{L}\\p{N}]+", -1)).contains(shortForm);
    return right ? Optional.of(name) : Optional.empty();
  }

  private static int most(String shortForm) {
    return Math.min(shortForm.length() + 5, shortForm.length() * 2);
  }

  /** Where the letters begin, looked for from behind; -1 where they are not all there. */
  private static int start(String shortForm, String text) {
    String letters = shortForm.toLowerCase(Locale.GERMAN).replaceAll("[^\\p{L}\\p{N}]", "");
    String small = text.toLowerCase(Locale.GERMAN);
    int at = small.length();
    for (int i = letters.length() - 1; i >= 0; i--) {
      do {
        at = at == 0 ? -1 : small.lastIndexOf(letters.charAt(i), at - 1);
      } while (i == 0 && at > 0 && Character.isLetterOrDigit(small.charAt(at - 1)));
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }
}
