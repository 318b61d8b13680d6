package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.Sequence;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.findbuch.index.lucene.match.Sequence.Where;
import org.findbuch.index.lucene.match.SlotPostings;
import org.findbuch.index.lucene.match.Together;
import org.findbuch.index.lucene.match.Vocabulary;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PageBreak;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.jspecify.annotations.Nullable;

/** Says where the words that were asked for stand in the text of a page. */
public final class Marker {
  private static final Comparator<Found> ORDER =
      Comparator.comparingInt(Found::start)
          .thenComparingInt(Found::end)
          .thenComparingInt(Found::leaf);

  private final List<Leaf> asked;
  private final Vocabulary vocabulary;

  private final List<InText> inText = new ArrayList<>();

  private final Map<Sequence, SlotPostings> postings = new HashMap<>();
  private @Nullable LeafReaderContext opened;

  /** Words that are looked for in the text itself. */
  private record InText(int leaf, Sequence sequence, Set<String> words) {
    static InText of(int leaf, Sequence sequence) {
      Set<String> words = new HashSet<>();
      sequence.slots().forEach(s -> s.terms().forEach(term -> words.add(term.utf8ToString())));
      return new InText(leaf, sequence, words);
    }
  }

  /**
   * One found word.
   *
   * @param leaf which of the words that were asked for
   */
  public record Found(int start, int end, int leaf) {}

  public Marker(List<Leaf> asked, Vocabulary vocabulary) {
    this.asked = asked;
    this.vocabulary = vocabulary;
    for (int leaf = 0; leaf < asked.size(); leaf++) {
      for (Sequence sequence : asked.get(leaf).onPages()) {
        if (isFoundInText(sequence)) {
          inText.add(InText.of(leaf, sequence));
        }
      }
    }
  }

  /**
   * Found words in the order of the text. Of a phrase over the break only the part on this page is
   * among them.
   */
  public List<Found> marks(LeafReaderContext part, int page, PageRecord record) throws IOException {
    List<Found> marks = new ArrayList<>();
    for (int leaf = 0; leaf < asked.size(); leaf++) {
      for (Sequence sequence : asked.get(leaf).onPages()) {
        if (!isFoundInText(sequence)) {
          mark(part, page, record, sequence, leaf, marks);
        }
      }
    }
    if (!inText.isEmpty()) {
      markWords(part, page, record, marks);
    }
    marks.sort(ORDER);
    return withoutOverlap(marks);
  }

  private void mark(
      LeafReaderContext part,
      int page,
      PageRecord record,
      Sequence sequence,
      int leaf,
      List<Found> into)
      throws IOException {
    List<int[]> positions = postings(part, sequence).in(page);
    BitSet together = Together.find(sequence, positions);
    int first = sequence.where() == Where.ACROSS ? PageBreak.first(record.words()) : 0;
    for (int at = together.nextSetBit(0); at >= 0; at = together.nextSetBit(at + 1)) {
      int position = first + at;
      if (position < record.words()) {
        into.add(new Found(record.start(position), record.end(position), leaf));
      }
    }
  }

  /**
   * Opened once for all pages of a segment, except for the very many of beginnings and similar
   * spellings, which would fill the memory.
   */
  private SlotPostings postings(LeafReaderContext part, Sequence sequence) throws IOException {
    if (!sequence.slots().stream().allMatch(Slot::oneWord)) {
      return new SlotPostings(vocabulary, part, sequence);
    }
    if (part != opened) {
      opened = part;
      postings.clear();
    }
    SlotPostings found = postings.get(sequence);
    if (found == null) {
      found = new SlotPostings(vocabulary, part, sequence);
      postings.put(sequence, found);
    }
    return found;
  }

  /**
   * The index does not say where common words stand, and of very many words it would have to be
   * asked for each; the text says it at once.
   */
  private static boolean isFoundInText(Sequence sequence) {
    return sequence.where() == Where.APART || sequence.isOneOfMany();
  }

  private void markWords(LeafReaderContext part, int page, PageRecord record, List<Found> into)
      throws IOException {
    Map<String, List<Word>> words = new HashMap<>();
    // what stands before the first word belongs to a word of the page before
    int first = record.words() == 0 ? Integer.MAX_VALUE : record.start(0);
    for (Word word : Words.of(record.text())) {
      if (word.start() >= first) {
        words.computeIfAbsent(word.text(), _ -> new ArrayList<>()).add(word);
      }
    }
    Analysis language = Analysis.of(part.reader(), page, words.keySet());
    String common = language.commonField(IndexFields.TEXT);
    for (InText one : inText) {
      boolean apart = one.sequence().where() == Where.APART;
      if (one.sequence().field().equals(apart ? common : language.field(IndexFields.TEXT))
          && (!apart || words.keySet().containsAll(one.words()))) {
        one.words().stream()
            .filter(word -> language.forms(word).common() == apart)
            .flatMap(word -> words.getOrDefault(word, List.of()).stream())
            .forEach(word -> into.add(new Found(word.start(), word.end(), one.leaf())));
      }
    }
  }

  private static List<Found> withoutOverlap(List<Found> sorted) {
    List<Found> kept = new ArrayList<>();
    int end = 0;
    for (Found mark : sorted) {
      if (mark.start() >= end && mark.end() > mark.start()) {
        kept.add(mark);
        end = mark.end();
      }
    }
    return kept;
  }
}
