package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.Vocabulary;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.index.lucene.proof.PageMatches.Match;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PageRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document the words stand. A running head proves nothing, unless a word stands nowhere
 * else in the document; then its line is a place like a page, once.
 *
 * @param pages in order
 * @param heads the places in running heads that count, at most one of each page
 * @param inOrder all of them by page; of a page that has the words as well, the head is left out
 */
record Standing(List<Place> pages, List<Place> heads, List<Place> inOrder) {
  /**
   * @param line of the running heads, or null for the text of the page
   */
  record Place(Match match, @Nullable Origin line) {}

  /**
   * @param matches of one document, the record of its running heads last
   */
  static Standing of(
      List<Match> matches, LeafReaderContext part, List<Leaf> asked, Vocabulary vocabulary)
      throws IOException {
    List<Place> pages = new ArrayList<>(matches.size());
    matches.forEach(match -> pages.add(new Place(match, null)));
    if (pages.isEmpty() || number(part, matches.getLast()) != PageRecord.FURNITURE) {
      return new Standing(pages, List.of(), pages);
    }
    pages.removeLast();
    long onPages = 0;
    for (Place page : pages) {
      onPages |= page.match().leaves();
    }
    Match furniture = matches.getLast();
    PageRecord record = PageRecord.decoded(encoded(part.reader(), furniture.page()));
    TreeMap<Integer, Place> byPage = new TreeMap<>();
    for (long rest = furniture.leaves() & ~onPages; rest != 0; rest &= rest - 1) {
      List<Leaf> leaf = List.of(asked.get(Long.numberOfTrailingZeros(rest)));
      List<Found> marks = new Marker(leaf, vocabulary).marks(part, furniture.page(), record);
      if (!marks.isEmpty()) {
        Origin line = record.origin(marks.getFirst().start());
        byPage.put(line.page(), new Place(furniture, line));
      }
    }
    List<Place> heads = List.copyOf(byPage.values());
    for (Place page : heads.isEmpty() ? List.<Place>of() : pages) {
      byPage.put(number(part, page.match()), page);
    }
    return new Standing(pages, heads, heads.isEmpty() ? pages : List.copyOf(byPage.values()));
  }

  /** The places that together show most of the words; a running head never comes before a page. */
  List<Place> best(PageMatches matches, int most) {
    int spare = Math.min(heads.size(), Math.max(1, most - pages.size()));
    List<Match> texts = pages.stream().map(Place::match).toList();
    List<Place> best = new ArrayList<>();
    matches.best(texts, most - spare).forEach(match -> best.add(new Place(match, null)));
    best.addAll(heads.subList(0, spare));
    return best;
  }

  static int number(LeafReaderContext part, Match match) throws IOException {
    return PageRecord.number(encoded(part.reader(), match.page()));
  }

  static BytesRef encoded(LeafReader reader, int page) throws IOException {
    BinaryDocValues records = reader.getBinaryDocValues(IndexFields.PAGE);
    if (records == null || !records.advanceExact(page)) {
      throw new IOException("a page in the index has no text");
    }
    return Objects.requireNonNull(records.binaryValue());
  }
}
