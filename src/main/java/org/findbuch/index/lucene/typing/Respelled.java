package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.typing.Spelling.Candidate;
import org.findbuch.language.Compounds;
import org.findbuch.language.Morphology;
import org.findbuch.language.Spellings;
import org.findbuch.language.Word;
import org.findbuch.language.Words;

/**
 * Words of a question as they were probably meant: a word that stands nowhere is replaced by one
 * that does, two words that were typed as one come apart, and one that was typed as two comes
 * together.
 *
 * @param rare a word that stands in no more places may be a slip too
 * @param patience after it no other word is looked for, however many are unknown
 */
record Respelled(Spelling spelling, int rare, Deadline patience) {
  /** A word is taken for a slip of a more frequent one when that is so many times as frequent. */
  private static final int FAR_MORE = 50;

  private static final int LONG_WORD = 5;
  private static final double ONE_SLIP = 1;
  private static final double FARTHEST = 2;

  /** No more for a short word: nearly every one of them is two slips from another. */
  private static final double FARTHEST_OF_SHORT = 1.2;

  /** What happens easily, for a word that the dictionary has: it has some slips, too. */
  private static final double FARTHEST_OF_WORD = 0.6;

  private static final int LONGEST_ABBREVIATION = 5;

  /** At the beginning ae and the like are hardly ever anything else. */
  private static final Pattern UMLAUT = Pattern.compile("[äöü]|^[aou]e(?=[^aeiou])");

  /** The words that were meant; the same ones where nothing is to be mended. */
  List<String> of(List<String> typed) throws IOException {
    List<String> meant = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      Optional<String> joined =
          i + 1 < typed.size() ? joined(typed.get(i), typed.get(i + 1)) : Optional.empty();
      if (joined.isPresent()) {
        meant.add(joined.get());
        i++;
      } else {
        meant.add(mended(typed.get(i)));
      }
    }
    return meant.stream().flatMap(words -> List.of(words.split(" ", -1)).stream()).toList();
  }

  /** Two words that only stand together as one: "Gesundheits konferenz". */
  private Optional<String> joined(String first, String second) throws IOException {
    Optional<String> start = word(first);
    Optional<String> end = word(second);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    boolean known = spelling.knows(start.get()) && spelling.knows(end.get());
    String together = start.get() + end.get();
    return known || spelling.places(together) == 0
        ? Optional.empty()
        : Optional.of(writtenLike(first, together));
  }

  /** What is typed as one may have several words, as "Kinder-Gesundheit" has; each is looked at. */
  private String mended(String typed) throws IOException {
    StringBuilder mended = new StringBuilder();
    int done = 0;
    for (Word token : Words.of(typed)) {
      String word = typed.substring(token.start(), token.end());
      Optional<String> meant = isAbbreviation(word) ? Optional.empty() : meant(token.text());
      mended.append(typed, done, token.start());
      mended.append(meant.map(m -> writtenLike(word, m)).orElse(word));
      done = token.end();
    }
    return mended.append(typed, done, typed.length()).toString();
  }

  private static Optional<String> word(String typed) {
    List<Word> words = Words.of(typed);
    return words.size() == 1 ? Optional.of(words.getFirst().text()) : Optional.empty();
  }

  private Optional<String> meant(String word) throws IOException {
    boolean known = spelling.knows(word);
    boolean suspicious = !known || (word.length() >= LONG_WORD && isRare(word));
    boolean text = word.codePoints().allMatch(Character::isLetter);
    if (!suspicious || !text || patience.shouldExit()) {
      return Optional.empty();
    }
    Optional<Candidate> best = best(word, known);
    return known ? forRare(spelling.places(word), best) : forUnknown(word, best);
  }

  /** Nobody hits an umlaut by chance, and what is found in another form is only a slip of it. */
  private Optional<Candidate> best(String word, boolean known) throws IOException {
    boolean otherForm = !known && spelling.knowsStemOf(word);
    return spelling.like(word).stream()
        .filter(c -> umlauts(word) <= umlauts(c.word()))
        .filter(c -> !known || umlauts(word) == umlauts(c.word()))
        .filter(c -> !otherForm || stem(word).equals(stem(c.word())))
        .findFirst();
  }

  private static long umlauts(String word) {
    return UMLAUT.matcher(word).results().count();
  }

  /** As IfSG, and ESU where not all is written in capitals. */
  private static boolean isAbbreviation(String word) {
    return word.length() <= LONGEST_ABBREVIATION
        && word.chars().filter(Character::isUpperCase).count() > 1;
  }

  private boolean isRare(String word) throws IOException {
    int places = rare > 0 ? spelling.places(word) : 0;
    return places > 0 && places <= rare;
  }

  private Optional<String> forUnknown(String word, Optional<Candidate> best) throws IOException {
    double slips = best.map(Candidate::slips).orElse(FARTHEST + 1);
    boolean right =
        (best.isPresent() && isOtherEnding(word, best.get().word()))
            || (slips >= ONE_SLIP && isKnownCompound(word));
    if (right) {
      return Optional.empty();
    }
    if (slips > ONE_SLIP) {
      Optional<String> apart = apart(word);
      if (apart.isPresent()) {
        return apart;
      }
    }
    return slips <= farthest(word) ? best.map(Candidate::word) : Optional.empty();
  }

  private static double farthest(String word) {
    if (Spellings.of(word).stream().anyMatch(Compounds.GERMAN::isWord)) {
      return FARTHEST_OF_WORD;
    }
    return word.length() < LONG_WORD ? FARTHEST_OF_SHORT : FARTHEST;
  }

  private static Optional<String> forRare(int places, Optional<Candidate> best) {
    return best.filter(b -> b.slips() <= ONE_SLIP && b.places() >= (long) FAR_MORE * places)
        .map(Candidate::word);
  }

  /**
   * The same word with another ending is found anyway; but no ending makes "Theorie" of "Theori".
   */
  private static boolean isOtherEnding(String word, String other) {
    boolean ending = word.startsWith(other) || other.startsWith(word);
    boolean cutShort = word.endsWith("i") && other.equals(word + "e");
    return ending && !cutShort && stem(word).equals(stem(other));
  }

  private static String stem(String word) {
    return Morphology.GERMAN.forms(word).stem();
  }

  /**
   * A new compound of known words is spelled right, unless half a slip makes it one that is there.
   */
  private boolean isKnownCompound(String word) throws IOException {
    List<String> parts = Compounds.GERMAN.parts(word);
    if (parts.size() < 2) {
      return false;
    }
    for (String part : parts) {
      if (spelling.places(part) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Both words stand in the collection; of several places the one where both are frequent. */
  private Optional<String> apart(String word) throws IOException {
    String best = "";
    int most = 0;
    for (int i = Spelling.SHORTEST; i <= word.length() - Spelling.SHORTEST; i++) {
      String first = word.substring(0, i);
      String second = word.substring(i);
      int places = Math.min(spelling.places(first), spelling.places(second));
      if (places > most) {
        most = places;
        best = first + " " + second;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** In capitals or with one, as the reader wrote it. */
  private static String writtenLike(String typed, String word) {
    int first = typed.codePointAt(0);
    if (!Character.isUpperCase(first)) {
      return word;
    }
    boolean capitals = typed.length() > 1 && typed.equals(typed.toUpperCase(Locale.GERMAN));
    if (capitals) {
      return word.toUpperCase(Locale.GERMAN);
    }
    StringBuilder written = new StringBuilder();
    for (String part : word.split(" ", -1)) {
      written.append(written.isEmpty() ? "" : " ");
      int end = part.offsetByCodePoints(0, 1);
      written
          .append(part.substring(0, end).toUpperCase(Locale.GERMAN))
          .append(part, end, part.length());
    }
    return written.toString();
  }
}
