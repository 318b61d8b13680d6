package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.findbuch.document.Facet;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.language.Folding;

/**
 * Gathers from one shelf what can be offered: the words of its pages, the most frequent where there
 * are too many, and the names in its records. With as many as it takes a lexicon is about 25 MB.
 */
final class LexiconBuilder {
  static final int MOST_WORDS = 200_000;
  static final int MOST_NAMES = 50_000;

  private static final List<String> WORDS =
      Analysis.LANGUAGES.stream().map(language -> language.field(IndexFields.TEXT)).toList();
  private static final List<String> NAMES =
      List.of(
          IndexFields.facet(Facet.TOPIC),
          IndexFields.facet(Facet.PLACE),
          IndexFields.facet(Facet.AUTHOR),
          IndexFields.NAME);

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 60;
  private static final int LONGEST_NAME = 100;

  /** Frequencies up to this are counted, to find the least that keeps the words within bounds. */
  private static final int COUNTED = 1_000;

  private final IndexReader reader;
  private final LexiconEntries.Builder entries = new LexiconEntries.Builder(WORDS, NAMES);
  private final BytesRefHash words = new BytesRefHash();

  private LexiconBuilder(IndexReader reader) {
    this.reader = reader;
  }

  static Lexicon build(IndexReader reader) throws IOException {
    LexiconBuilder builder = new LexiconBuilder(reader);
    builder.addWords();
    int end = builder.entries.size() + MOST_NAMES;
    for (int field = 0; field < NAMES.size(); field++) {
      builder.addNames(field, end);
    }
    return builder.built();
  }

  private void addWords() throws IOException {
    int least = leastPlaces();
    for (int field = 0; field < WORDS.size(); field++) {
      TermsEnum all = terms(WORDS.get(field));
      for (BytesRef term = all.next();
          term != null && entries.size() < MOST_WORDS;
          term = all.next()) {
        if (isWord(term) && all.docFreq() >= least) {
          add(term, field, all.docFreq());
        }
      }
    }
  }

  private TermsEnum terms(String field) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    return terms == null ? TermsEnum.EMPTY : terms.iterator();
  }

  private int leastPlaces() throws IOException {
    int[] words = new int[COUNTED + 1];
    for (String field : WORDS) {
      TermsEnum all = terms(field);
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        if (isWord(term)) {
          words[Math.min(all.docFreq(), COUNTED)]++;
        }
      }
    }
    int sum = 0;
    int least = COUNTED;
    while (least > 0 && sum + words[least] <= MOST_WORDS) {
      sum += words[least];
      least--;
    }
    return least + 1;
  }

  /** Letters only, as far as a glance at the bytes tells; so no stem or part with its mark. */
  private static boolean isWord(BytesRef term) {
    if (term.length < SHORTEST_WORD || term.length > LONGEST_WORD) {
      return false;
    }
    for (int i = term.offset; i < term.offset + term.length; i++) {
      byte letter = term.bytes[i];
      if (letter >= 0 && (letter < 'a' || letter > 'z')) {
        return false;
      }
    }
    return true;
  }

  private void addNames(int field, int end) throws IOException {
    TermsEnum all = terms(NAMES.get(field));
    for (BytesRef term = all.next(); term != null && entries.size() < end; term = all.next()) {
      if (term.length <= LONGEST_NAME) {
        add(term, WORDS.size() + field, all.docFreq());
      }
    }
  }

  private void add(BytesRef term, int field, int documents) {
    BytesRef typed = new BytesRef(Folding.of(term.utf8ToString()));
    if (typed.length > 0) {
      entries.add(field, term, typed, documents);
      if (field < WORDS.size()) {
        words.add(typed);
      }
    }
  }

  private Lexicon built() {
    LexiconEntries all = entries.build();
    TypedKeys.Builder keys = new TypedKeys.Builder();
    CompoundStarts compounds = new CompoundStarts(words, all.typed());
    for (int entry = 0; entry < all.size(); entry++) {
      compounds.add(entry, keys);
    }
    return new Lexicon(all, keys.build(all.typed()));
  }

  /**
   * Where the parts of a compound begin, by the words of the collection itself: what follows is a
   * word of its own, and what stands before is one too, with or without a letter that links them.
   * Before a long word anything may stand: that "Sicherung" also leads to "Versicherung" is no
   * harm.
   */
  private record CompoundStarts(BytesRefHash words, PackedTexts texts) {
    private static final int SHORTEST_HEAD = 4;
    private static final int LONG_HEAD = 7;
    private static final int SHORTEST_BEFORE = 3;
    private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "e", "er");

    /** Adds the begin of each word of a text, and those of the word's parts. */
    void add(int text, TypedKeys.Builder keys) {
      int start = texts.start(text);
      for (int place = start; place <= texts.end(text); place++) {
        byte letter = texts.at(place);
        if (letter == ' ' || letter == PackedTexts.END) {
          add(text, start, place, keys);
          start = place + 1;
        }
      }
    }

    private void add(int text, int start, int end, TypedKeys.Builder keys) {
      int first = texts.start(text);
      keys.add(text, start - first);
      int part = start;
      for (int place = start + SHORTEST_BEFORE; place <= end - SHORTEST_HEAD; place++) {
        if (isWord(place, end)
            && (end - place >= LONG_HEAD || isBefore(start, place) || isBefore(part, place))) {
          keys.add(text, place - first);
          part = place;
        }
      }
    }

    private boolean isBefore(int start, int end) {
      for (String link : LINKS) {
        int stem = end - link.length();
        if (stem - start >= SHORTEST_BEFORE && endsWith(stem, link) && isWord(start, stem)) {
          return true;
        }
      }
      return false;
    }

    private boolean endsWith(int place, String link) {
      for (int i = 0; i < link.length(); i++) {
        if (texts.at(place + i) != link.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private boolean isWord(int start, int end) {
      BytesRef part = texts.part(start, end);
      return words.find(part) >= 0;
    }
  }
}
