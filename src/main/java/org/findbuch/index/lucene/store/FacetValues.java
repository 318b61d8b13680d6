package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;
import org.jspecify.annotations.Nullable;

/**
 * The values of one facet as long as an index does not change. Each has a number over all parts of
 * the index, in the order of the values; its name is read once, when it is first shown.
 */
public final class FacetValues {
  private final List<LeafReaderContext> leaves;
  private final String field;
  private final OrdinalMap ordinals;
  private final AtomicReferenceArray<String> names;
  private volatile @Nullable AtomicReferenceArray<int[]> ofTwins;

  FacetValues(IndexReader reader, String field) throws IOException {
    this.leaves = reader.leaves();
    this.field = field;
    SortedSetDocValues[] parts = new SortedSetDocValues[leaves.size()];
    for (LeafReaderContext leaf : leaves) {
      parts[leaf.ord] = in(leaf);
    }
    this.ordinals = OrdinalMap.build(null, parts, PackedInts.DEFAULT);
    this.names = new AtomicReferenceArray<>(Math.toIntExact(ordinals.getValueCount()));
  }

  public int size() {
    return names.length();
  }

  private SortedSetDocValues in(LeafReaderContext leaf) throws IOException {
    return DocValues.getSortedSet(leaf.reader(), field);
  }

  /** The numbers of a document's values in their order; kept, as it is asked for again. */
  public int[] ofTwin(TwinGroups twins, int place) throws IOException {
    AtomicReferenceArray<int[]> kept = ofTwins;
    if (kept == null) {
      kept = new AtomicReferenceArray<>(twins.size());
      ofTwins = kept;
    }
    int[] known = kept.get(place);
    if (known == null) {
      known = of(twins.number(place));
      kept.set(place, known);
    }
    return known;
  }

  private int[] of(int document) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    SortedSetDocValues here = in(leaf);
    int count = here.advanceExact(document - leaf.docBase) ? here.docValueCount() : 0;
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) numbers(leaf).get(here.nextOrd());
    }
    return values;
  }

  /** The numbers of values by those that they have in one segment. */
  public LongValues numbers(LeafReaderContext leaf) {
    return ordinals.getGlobalOrds(leaf.ord);
  }

  public String name(int number) throws IOException {
    String name = names.get(number);
    if (name == null) {
      SortedSetDocValues values = in(leaves.get(ordinals.getFirstSegmentNumber(number)));
      name = values.lookupOrd(ordinals.getFirstSegmentOrd(number)).utf8ToString();
      names.set(number, name);
    }
    return name;
  }

  /** The number of a value, or -1 where no document has it. */
  public int number(String name) throws IOException {
    for (LeafReaderContext leaf : leaves) {
      long here = in(leaf).lookupTerm(new BytesRef(name));
      if (here >= 0) {
        return (int) numbers(leaf).get(here);
      }
    }
    return -1;
  }
}
