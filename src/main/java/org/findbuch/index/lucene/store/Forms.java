package org.findbuch.index.lucene.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * What one word is found by in one language. All of it stands in one field: the word as it is; its
 * stem, marked, where that is another string; and the stem of each part of a compound, marked
 * otherwise. So a word in any form is found by two or three terms, this very form by one, and a
 * whole word is told from a part, while an uninflected word takes no more room than in a field of
 * stems alone. No word of a text begins with one of the marks.
 *
 * @param word in small letters
 * @param stem without its mark
 * @param parts stems of the parts of a compound in their order; empty for a word that is none
 * @param common whether the word is too frequent in its language to say anything
 */
public record Forms(BytesRef word, BytesRef stem, List<BytesRef> parts, boolean common) {
  private static final BytesRef STEM_MARK = new BytesRef("~");
  private static final BytesRef PART_MARK = new BytesRef("+");

  public Forms {
    parts = List.copyOf(parts);
  }

  static Forms of(BytesRef word, String stem, List<String> parts) {
    return new Forms(
        word, new BytesRef(stem), parts.stream().distinct().map(BytesRef::new).toList(), false);
  }

  static Forms common(BytesRef word) {
    return new Forms(word, word, List.of(), true);
  }

  boolean isItsOwnStem() {
    return stem.bytesEquals(word);
  }

  /** What stands in the index at the word's place; nothing for a common word. */
  public List<BytesRef> terms() {
    if (common) {
      return List.of();
    }
    List<BytesRef> terms = new ArrayList<>(2 + parts.size());
    terms.add(word);
    if (!isItsOwnStem()) {
      terms.add(marked(STEM_MARK, stem));
    }
    parts.forEach(part -> terms.add(marked(PART_MARK, part)));
    return terms;
  }

  /** The terms of every word with a stem, in whatever form it stands in a text. */
  public static List<BytesRef> whole(Analysis analysis, BytesRef stem) {
    BytesRef inflected = marked(STEM_MARK, stem);
    Forms bare = analysis.forms(stem);
    return bare.isItsOwnStem() && !bare.common() ? List.of(stem, inflected) : List.of(inflected);
  }

  /** Those, and the compounds that such a word is part of. */
  public static List<BytesRef> wholeOrPart(Analysis analysis, BytesRef stem) {
    List<BytesRef> terms = new ArrayList<>(whole(analysis, stem));
    terms.add(marked(PART_MARK, stem));
    return terms;
  }

  public static boolean isPart(BytesRef term) {
    return StringHelper.startsWith(term, PART_MARK);
  }

  /** Whether a term of the index is a word as it stands in a text. */
  public static boolean isWord(BytesRef term) {
    return !isPart(term) && !StringHelper.startsWith(term, STEM_MARK);
  }

  private static BytesRef marked(BytesRef mark, BytesRef stem) {
    byte[] bytes = new byte[1 + stem.length];
    bytes[0] = mark.bytes[mark.offset];
    System.arraycopy(stem.bytes, stem.offset, bytes, 1, stem.length);
    return new BytesRef(bytes);
  }
}
