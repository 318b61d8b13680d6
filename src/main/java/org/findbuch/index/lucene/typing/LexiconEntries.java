package org.findbuch.index.lucene.typing;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** What a lexicon holds, in a few arrays: terms of the index, as they stand there and as typed. */
final class LexiconEntries {
  private final List<String> fields;
  private final int wordFields;
  private final PackedTexts texts;
  private final PackedTexts typed;
  private final byte[] fieldOf;
  private final int[] places;

  private LexiconEntries(Builder built) {
    fields = built.fields;
    wordFields = built.wordFields;
    texts = built.texts.build();
    typed = built.typed.build();
    fieldOf = ArrayUtil.copyOfSubArray(built.fieldOf, 0, built.size);
    places = ArrayUtil.copyOfSubArray(built.places, 0, built.size);
  }

  int size() {
    return fieldOf.length;
  }

  PackedTexts typed() {
    return typed;
  }

  /** Whether an entry is a word of running text and no name. */
  boolean isWord(int entry) {
    return fieldOf[entry] < wordFields;
  }

  /** Pages or records that have it. */
  int places(int entry) {
    return places[entry];
  }

  Term term(int entry) {
    return new Term(fields.get(fieldOf[entry]), BytesRef.deepCopyOf(texts.text(entry)));
  }

  static final class Builder {
    private final List<String> fields;
    private final int wordFields;
    private final PackedTexts.Builder texts = new PackedTexts.Builder();
    private final PackedTexts.Builder typed = new PackedTexts.Builder();
    private byte[] fieldOf = new byte[1 << 8];
    private int[] places = new int[1 << 8];
    private int size;

    /**
     * @param words fields of the index with words of running text
     * @param names fields with names; both are numbered through in this order
     */
    Builder(List<String> words, List<String> names) {
      fields = Stream.concat(words.stream(), names.stream()).toList();
      wordFields = words.size();
    }

    int size() {
      return size;
    }

    void add(int field, BytesRef text, BytesRef asTyped, int inPlaces) {
      fieldOf = ArrayUtil.grow(fieldOf, size + 1);
      places = ArrayUtil.grow(places, size + 1);
      fieldOf[size] = (byte) field;
      places[size] = inPlaces;
      texts.add(text);
      typed.add(asTyped);
      size++;
    }

    LexiconEntries build() {
      return new LexiconEntries(this);
    }
  }
}
