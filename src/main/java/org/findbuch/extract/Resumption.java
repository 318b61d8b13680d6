package org.findbuch.extract;

import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.extract.proposal.LanguageGuess;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was read before: all that a reader has to know to go on as if it had never been
 * stopped.
 *
 * @param pages that are there already
 * @param characters on them, in UTF-16 code units
 * @param opening the texts of the first of them, at least so many as its language is guessed from
 * @param missed why something on them is not there, or null
 */
public record Resumption(int pages, int characters, List<String> opening, @Nullable Fault missed) {
  /** Nothing was read. */
  public static final Resumption NONE = new Resumption(0, 0, List.of(), null);

  /** Of so many characters at most a language is guessed. */
  public static final int LONGEST_OPENING = LanguageGuess.CHARACTERS_ENOUGH;

  public Resumption {
    if (pages < 0 || characters < 0 || opening.size() > pages) {
      throw new IllegalArgumentException(
          characters + " characters on " + pages + " pages, " + opening.size() + " of them here");
    }
    opening = List.copyOf(opening);
  }
}
