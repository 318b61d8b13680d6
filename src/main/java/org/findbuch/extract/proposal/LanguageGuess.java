package org.findbuch.extract.proposal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Language;

/** Guesses German or English by the share of their function words in the first pages. */
public final class LanguageGuess {
  /** So much text is enough. */
  public static final int CHARACTERS_ENOUGH = 20_000;

  private static final int FEWEST = 5;
  private static final int TIMES_THE_OTHER = 3;
  private static final int LEAST_PERCENT = 8;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  // words that are frequent in one of them and no word of the other
  private static final Set<String> GERMAN =
      words(
          """
          der die das und ist nicht mit auf für von den dem des ein eine einer eines
          einem einen zu zum zur im auch als bei nach oder wird werden wurde sind sich
          dass wie aus über durch sie ich wir kann haben hat nur noch vom bis unter
          zwischen
          """);
  private static final Set<String> ENGLISH =
      words(
          """
          the of and to is that for on with are this by be from or which have has not it
          at were we their they can been will would these but than its our between more
          other such should into there when who you your all if may about each
          """);

  private int characters;
  private int words;
  private int german;
  private int english;

  private static Set<String> words(String listed) {
    return Set.of(listed.strip().split("\\s+"));
  }

  /** Takes more of the text into account, up to what is enough. */
  public void hear(String text) {
    if (characters >= CHARACTERS_ENOUGH) {
      return;
    }
    String part = text.substring(0, Math.min(text.length(), CHARACTERS_ENOUGH));
    characters += part.length();
    Matcher word = WORD.matcher(part.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words++;
      german += GERMAN.contains(word.group()) ? 1 : 0;
      english += ENGLISH.contains(word.group()) ? 1 : 0;
    }
  }

  /** The language, if the words leave no doubt. */
  public Optional<Language> language() {
    if (leads(german, english)) {
      return Optional.of(Language.GERMAN);
    }
    return leads(english, german) ? Optional.of(Language.ENGLISH) : Optional.empty();
  }

  private boolean leads(int one, int other) {
    return one >= FEWEST
        && one >= TIMES_THE_OTHER * other
        && one * 100L >= (long) words * LEAST_PERCENT;
  }
}
