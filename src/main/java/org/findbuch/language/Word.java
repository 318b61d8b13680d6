package org.findbuch.language;

import java.util.List;

/**
 * A word of a text.
 *
 * @param text in small letters, whole where it is broken at the end of a line; numbers and dates in
 *     one way of writing
 * @param start in UTF-16 code units of the text as it stands
 * @param end after its last letter there
 * @param pieces what was written together in it and is also looked for alone, as 2019 in 3.4.2019
 */
public record Word(String text, int start, int end, List<String> pieces) {
  public Word {
    pieces = List.copyOf(pieces);
  }

  Word(String text, int start, int end) {
    this(text, start, end, List.of());
  }
}
