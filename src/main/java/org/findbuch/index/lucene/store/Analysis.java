package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Language;
import org.findbuch.language.Forms;
import org.findbuch.language.Morphology;
import org.findbuch.language.Word;

/**
 * The ways in which words become terms; a document is analysed in its own language. A change here
 * or of what is known of words needs a new {@link IndexFields#VERSION}.
 *
 * <p>All that a word is found by stands in one field: the word as it is; its stem, marked, where
 * that is another string; the stem of each part of a compound, marked otherwise; and, with a third
 * mark, what the word is near to, as it is without its umlauts. So a word in any form is found by
 * two or three terms, this very form by one, and a whole word is told from a part, while an
 * uninflected word takes no more room than in a field of stems alone. No word of a text begins with
 * one of the marks.
 */
public enum Analysis {
  GERMAN("de", Morphology.GERMAN),
  ENGLISH("en", Morphology.ENGLISH),
  OTHER("xx", Morphology.OTHER);

  public static final List<Analysis> LANGUAGES = List.of(values());
  private static final char STEM_MARK = '~';
  private static final char PART_MARK = '+';
  private static final char NEAR_MARK = '!';
  private static final char PLAIN_MARK = '^';

  private final String suffix;
  private final Morphology morphology;

  Analysis(String suffix, Morphology morphology) {
    this.suffix = suffix;
    this.morphology = morphology;
  }

  public static Analysis of(Language language) {
    return switch (Morphology.of(language)) {
      case GERMAN -> GERMAN;
      case ENGLISH -> ENGLISH;
      case OTHER -> OTHER;
    };
  }

  /** The analysis of a page, or one of those in which all of its words are common. */
  public static Analysis of(LeafReader reader, int page, Collection<String> words)
      throws IOException {
    for (Analysis one : LANGUAGES) {
      NumericDocValues lengths = reader.getNormValues(one.field(IndexFields.TEXT));
      if (lengths != null && lengths.advanceExact(page)) {
        return one;
      }
    }
    return LANGUAGES.stream()
        .filter(one -> words.stream().allMatch(word -> one.forms(word).common()))
        .findFirst()
        .orElse(OTHER);
  }

  /** The field that holds a part of the record or the page in this analysis. */
  public String field(String part) {
    return part + "_" + suffix;
  }

  /** The field that says which common words are there, without their places. */
  public String commonField(String part) {
    return part + "_common_" + suffix;
  }

  public Morphology morphology() {
    return morphology;
  }

  /** What a word in small letters is found by. */
  public Forms forms(String word) {
    return morphology.forms(word);
  }

  /** The terms of every word with a stem, in whatever form it stands in a text. */
  public List<BytesRef> whole(String stem) {
    BytesRef inflected = new BytesRef(STEM_MARK + stem);
    Forms bare = forms(stem);
    return bare.isItsOwnStem() && !bare.common()
        ? List.of(new BytesRef(stem), inflected)
        : List.of(inflected);
  }

  /** Those, and the compounds that such a word is part of. */
  public List<BytesRef> wholeOrPart(String stem) {
    List<BytesRef> terms = new ArrayList<>(whole(stem));
    terms.add(new BytesRef(PART_MARK + stem));
    return terms;
  }

  /** The terms of words that are near one which was asked for, and of compounds of such. */
  public List<BytesRef> near(Forms asked) {
    List<BytesRef> terms = new ArrayList<>();
    terms.add(new BytesRef(NEAR_MARK + asked.stem()));
    if (!asked.lacksNoUmlaut()) {
      terms.add(new BytesRef(PLAIN_MARK + asked.stem()));
    }
    if (!asked.typed().isEmpty()) {
      terms.add(new BytesRef(asked.typed()));
    }
    for (String one : asked.near()) {
      terms.addAll(wholeOrPart(one));
      terms.add(new BytesRef(NEAR_MARK + one));
    }
    return terms;
  }

  public static boolean isPart(BytesRef term) {
    return term.length > 0 && term.bytes[term.offset] == PART_MARK;
  }

  /** Whether a term of the index is a word as it stands in a text. */
  public static boolean isWord(BytesRef term) {
    byte first = term.length == 0 ? 0 : term.bytes[term.offset];
    return first != STEM_MARK && first != PART_MARK && first != NEAR_MARK && first != PLAIN_MARK;
  }

  /** What words become: every one that is not common has at least one term at its position. */
  Analysed analysed(List<Word> words) {
    List<Token> terms = new ArrayList<>(words.size() * 2);
    List<Token> common = new ArrayList<>();
    for (int position = 0; position < words.size(); position++) {
      Forms forms = morphology.forms(words.get(position));
      if (forms.common()) {
        common.add(new Token(forms.word(), position));
      } else {
        add(forms, position, terms);
      }
    }
    return new Analysed(terms, words.size(), common);
  }

  private static void add(Forms forms, int position, List<Token> to) {
    to.add(new Token(forms.word(), position));
    if (!forms.isItsOwnStem()) {
      to.add(new Token(STEM_MARK + forms.stem(), position));
    }
    for (String part : forms.parts()) {
      to.add(new Token(PART_MARK + part, position));
    }
    for (String near : forms.near()) {
      to.add(new Token(NEAR_MARK + near, position));
    }
    for (String plain : forms.plain()) {
      to.add(new Token(PLAIN_MARK + plain, position));
    }
  }

  /** One term of a text; its position counts words. */
  record Token(String term, int position) {}

  /**
   * The terms of a text in order, and its common words, which have none.
   *
   * @param end the position after the last word, one that has no term included
   */
  record Analysed(List<Token> terms, int end, List<Token> common) {}
}
