package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.SearchIndex.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both shelves as one refresh left them. Open until the last search that uses it has ended. */
public final class PointInTime {
  private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);

  private final DirectoryReader open;
  private final DirectoryReader closed;
  private final View everybody;
  private final View staff;
  private final AtomicInteger users = new AtomicInteger(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private long documents = -1;

  /**
   * What one reader sees, with what is worth keeping as long as it is seen.
   *
   * @param off abbreviations that nothing is found by
   */
  public record View(
      IndexReader reader,
      Set<String> fields,
      Parents parents,
      FacetRows rows,
      Map<String, FacetValues> facets,
      IntroducedNames introduced,
      TwinGroups twins,
      Set<String> off) {

    /** What words of questions are also written like, by what documents say. */
    public Abbreviations abbreviations() {
      return new Abbreviations(introduced, off);
    }

    /** The same, where nothing is found by some abbreviations. */
    public View withoutAbbreviations(Set<String> some) {
      return new View(reader, fields, parents, rows, facets, introduced, twins, some);
    }

    public FacetValues facet(String field) throws IOException {
      FacetValues known = facets.get(field);
      if (known == null) {
        known = new FacetValues(reader, field);
        facets.put(field, known);
      }
      return known;
    }
  }

  /** Takes over both readers. */
  PointInTime(DirectoryReader open, DirectoryReader closed, Parents parents, FacetRows rows)
      throws IOException {
    this.open = open;
    this.closed = closed;
    this.everybody = view(open, parents, rows);
    this.staff = view(new MultiReader(new IndexReader[] {open, closed}, false), parents, rows);
  }

  private static View view(IndexReader reader, Parents parents, FacetRows rows) {
    Set<String> fields = new HashSet<>(FieldInfos.getIndexedFields(reader));
    return new View(
        reader,
        fields,
        parents,
        rows,
        new ConcurrentHashMap<>(),
        new IntroducedNames(reader),
        new TwinGroups(reader),
        Set.of());
  }

  /** False when it has been closed meanwhile. */
  public boolean acquire() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  public void release() throws IOException {
    if (users.decrementAndGet() == 0) {
      // Not closed but given back: the next snapshot shares a reader that had no changes.
      staff.reader().close();
      try {
        open.decRef();
        closed.decRef();
      } finally {
        gone.countDown();
      }
    }
  }

  /**
   * The same, for whoever has read: what has been read stands, though the last one may not be able
   * to clear old files away. Damage that shows in that is found by those who look for it. To an
   * interrupted thread the JDK closes each file that it touches, and with the file of the lock all
   * writing would end.
   */
  public void giveBack() {
    boolean isInterrupted = Thread.interrupted();
    try {
      release();
    } catch (IOException | RuntimeException | Error failed) {
      LOG.warn("files of the index could not be cleared away: {}", failed.toString());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean isGone() {
    return gone.getCount() == 0;
  }

  /** Whether its last search ends within some time. */
  boolean isGone(long nanos) throws InterruptedException {
    return gone.await(nanos, TimeUnit.NANOSECONDS);
  }

  public View view(Access access) {
    return switch (access) {
      case PUBLIC -> everybody;
      case STAFF -> staff;
    };
  }

  public DirectoryReader shelf(Access access) {
    return switch (access) {
      case PUBLIC -> open;
      case STAFF -> closed;
    };
  }

  /** Counted once: a snapshot does not change. */
  public synchronized long documents() throws IOException {
    if (documents < 0) {
      Term record = new Term(IndexFields.DOCUMENT, "");
      documents = new IndexSearcher(staff.reader()).count(new TermQuery(record));
    }
    return documents;
  }

  public long pages() throws IOException {
    Term furniture = new Term(IndexFields.FURNITURE, "");
    int beside = new IndexSearcher(staff.reader()).count(new TermQuery(furniture));
    return staff.reader().numDocs() - documents() - beside;
  }

  public Map<DocumentId, Entry> entries() throws IOException {
    Map<DocumentId, Entry> entries = entries(Access.STAFF);
    entries.putAll(entries(Access.PUBLIC));
    return entries;
  }

  public Map<DocumentId, Entry> entries(Access shelf) throws IOException {
    Map<DocumentId, Entry> entries = new HashMap<>();
    for (LeafReaderContext leaf : shelf(shelf).leaves()) {
      collect(leaf, shelf, entries);
    }
    return entries;
  }

  private static void collect(LeafReaderContext leaf, Access shelf, Map<DocumentId, Entry> entries)
      throws IOException {
    SortedDocValues ids = leaf.reader().getSortedDocValues(IndexFields.KEY);
    NumericDocValues stamps = leaf.reader().getNumericDocValues(IndexFields.STAMP);
    if (ids == null || stamps == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    while (ids.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
      if ((live == null || live.get(ids.docID())) && stamps.advanceExact(ids.docID())) {
        String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
        entries.put(new DocumentId(id), new Entry(shelf, stamps.longValue()));
      }
    }
  }
}
