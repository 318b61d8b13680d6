package org.findbuch.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.match.SearchThreads;
import org.findbuch.index.lucene.question.Admission;
import org.findbuch.index.lucene.store.Folders;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.LuceneGeneration;
import org.findbuch.index.lucene.store.PointInTime;
import org.findbuch.index.lucene.typing.Lexicons;
import org.findbuch.language.Morphology;
import org.jspecify.annotations.Nullable;

/**
 * The index in two Lucene indexes a generation. A folder that is empty, damaged or of a version
 * that cannot be read gives an incomplete generation: it takes documents, but answers only when one
 * has been built and switched to.
 */
public final class LuceneIndex implements SearchIndex {
  private static final long LONGEST_SEARCH = 2_000;

  /**
   * Enough for 64 words in every field and language; Lucene's own limit is for the whole process.
   */
  private static final int MOST_CLAUSES = 20_000;

  private final Folders folders;
  private final Admission admission;
  private final Lexicons lexicons = new Lexicons();
  private final SearchThreads helpers;
  private final Set<String> abbreviationsOff;

  final LiveGeneration live;
  private volatile @Nullable BesideTheLive building;
  private volatile boolean closed;

  private LuceneIndex(
      Folders folders, long longestSearch, SearchThreads helpers, Set<String> abbreviationsOff)
      throws IOException {
    this.folders = folders;
    this.abbreviationsOff = abbreviationsOff;
    this.helpers = helpers;
    this.admission = new Admission(longestSearch);
    this.live = new LiveGeneration(folders);
  }

  /**
   * Opens the index in a folder; what an earlier process left half built is deleted.
   *
   * @throws org.findbuch.index.IndexHeldException when another process has it
   */
  public static LuceneIndex open(Path root) throws IOException {
    return open(root, LONGEST_SEARCH);
  }

  /** The same, where nothing is found by some abbreviations; {@code *} is all of them. */
  public static LuceneIndex open(Path root, Set<String> abbreviationsOff) throws IOException {
    return open(root, LONGEST_SEARCH, IndexFields.VERSION, new SearchThreads(), abbreviationsOff);
  }

  static LuceneIndex open(Path root, long longestSearch) throws IOException {
    return open(root, longestSearch, IndexFields.VERSION);
  }

  /** As a program of that version opens it. */
  static LuceneIndex open(Path root, long longestSearch, int version) throws IOException {
    return open(root, longestSearch, version, new SearchThreads(), Set.of());
  }

  /** Where these threads help. */
  static LuceneIndex open(Path root, SearchThreads helpers) throws IOException {
    return open(root, LONGEST_SEARCH, IndexFields.VERSION, helpers, Set.of());
  }

  private static LuceneIndex open(
      Path root, long longestSearch, int version, SearchThreads helpers, Set<String> off)
      throws IOException {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    Morphology.warmUp();
    Folders folders = Folders.hold(root, version);
    try {
      return new LuceneIndex(folders, longestSearch, helpers, off);
    } catch (IOException | RuntimeException | Error failed) {
      folders.close();
      throw failed;
    }
  }

  @Override
  public void put(IndexedDocument document) throws IOException {
    live.change(shelves -> shelves.put(document));
  }

  @Override
  public void remove(DocumentId id) throws IOException {
    live.change(shelves -> shelves.remove(id));
  }

  /** First from what may be switched to meanwhile. */
  @Override
  public void erase(Set<DocumentId> ids) throws IOException {
    BesideTheLive beside = building;
    if (beside != null) {
      beside.erase(ids);
    }
    live.changeAlone(shelves -> shelves.erase(ids));
  }

  @Override
  public void refresh() throws IOException {
    live.changeAlone(LuceneGeneration::refresh);
  }

  @Override
  public Map<DocumentId, Entry> entries() throws IOException {
    return live.read(live.acquire(), PointInTime::entries);
  }

  @Override
  public Searcher searcher(Access access) {
    return new LuceneSearcher(live, access, lexicons, admission, helpers, abbreviationsOff);
  }

  @Override
  public Rebuild rebuild() throws IOException {
    synchronized (folders) {
      folders.holdAgain();
      BesideTheLive begun =
          new BesideTheLive(
              folders, LuceneGeneration.create(folders, folders.unusedName()), live::switchTo);
      building = begun;
      return begun;
    }
  }

  @Override
  public Generation generation() {
    Generation now = live.generation();
    BesideTheLive beside = building;
    long built = beside == null ? 0 : beside.built();
    return new Generation(now.name(), now.complete(), now.outdated(), built);
  }

  @Override
  public Map<Path, String> damaged(boolean all) throws IOException {
    return live.damaged(all);
  }

  @Override
  public Size size() throws IOException {
    try {
      return live.read(
          live.acquire(),
          snapshot -> new Size(snapshot.documents(), snapshot.pages(), live.bytes()));
    } catch (IndexNotReadyException damaged) {
      return new Size(0, 0, live.bytes());
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (folders) {
        live.close();
      }
    }
  }
}
