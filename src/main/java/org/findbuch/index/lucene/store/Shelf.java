package org.findbuch.index.lucene.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexedDocument;

/** One Lucene index in one folder. */
public final class Shelf implements Closeable {
  /** A low k1 suits whole pages: that a word is there says more than how often. */
  public static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.75f);

  private static final double BUFFER_MEGABYTES = 32;

  /** Each segment is searched by itself: half of Lucene's own number, for more merging. */
  private static final int PARTS_OF_A_SIZE = 4;

  private static final int PARTS_WHEN_BUILT = 2;

  /** Each is of merges that had begun before it; more than one is rare. */
  private static final int ROUNDS_OF_ERASING = 10;

  private static final String VERSION = "schema";

  private final FSDirectory directory;
  private final SegmentFiles files;
  private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
  private final ErasingMerges policy =
      new ErasingMerges(new TieredMergePolicy().setSegmentsPerTier(PARTS_OF_A_SIZE));
  private final IndexWriter writer;
  private final boolean outdated;

  private Shelf(FSDirectory directory, OpenMode mode, int program) throws IOException {
    this.directory = directory;
    this.files = new SegmentFiles(directory);
    int version = mode == OpenMode.CREATE ? program : version(directory);
    if (version > program || version < IndexFields.OLDEST_READABLE) {
      throw new IndexNotFoundException("no index of version " + program + ": " + version);
    }
    this.outdated = version < program;
    this.writer = new IndexWriter(directory, config(mode));
    if (mode == OpenMode.CREATE) {
      writer.setLiveCommitData(Map.of(VERSION, String.valueOf(program)).entrySet(), true);
      writer.commit();
    }
  }

  /**
   * Makes a new one, or an old one empty.
   *
   * @param program version of what the program writes
   */
  static Shelf create(Path folder, int program) throws IOException {
    return open(folder, OpenMode.CREATE, program);
  }

  /**
   * Opens what is there.
   *
   * @throws IOException when it is damaged, missing, or of a version that cannot be read
   */
  static Shelf existing(Path folder, int program) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return open(folder, OpenMode.APPEND, program);
  }

  private static Shelf open(Path folder, OpenMode mode, int program) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    try {
      return new Shelf(directory, mode, program);
    } catch (IOException | RuntimeException | Error unreadable) {
      directory.close();
      throw unreadable;
    }
  }

  private static int version(FSDirectory directory) throws IOException {
    Map<String, String> said = SegmentInfos.readLatestCommit(directory).getUserData();
    String version = said.getOrDefault(VERSION, "0");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private IndexWriterConfig config(OpenMode mode) {
    merges.setMaxMergesAndThreads(3, 1);
    return new IndexWriterConfig()
        .setOpenMode(mode)
        .setSimilarity(SIMILARITY)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setMergeScheduler(merges)
        .setMergePolicy(policy)
        .setCommitOnClose(false);
  }

  /** Whether it has stopped writing for good, as after a write that the disk had no room for. */
  boolean hasStopped() {
    return writer.getTragicException() != null || !writer.isOpen();
  }

  /** What its files take; those that are gone take nothing. */
  long bytes() throws IOException {
    long bytes = 0;
    try {
      for (String file : directory.listAll()) {
        bytes += bytes(file);
      }
    } catch (NoSuchFileException | NotDirectoryException | AlreadyClosedException gone) {
      return 0;
    }
    return bytes;
  }

  private long bytes(String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException merged) {
      return 0;
    }
  }

  /** The files of what a reader sees that are damaged, as {@link SegmentFiles} finds them. */
  Map<Path, String> damaged(DirectoryReader held, boolean all) throws IOException {
    Map<Path, String> damaged = files.damaged(held, all);
    if (hasStopped()) {
      // it has taken back what was not committed
      damaged.keySet().removeIf(Files::notExists);
    }
    return damaged;
  }

  boolean isOutdated() {
    return outdated;
  }

  void put(IndexedDocument document) throws IOException {
    try {
      writer.updateDocuments(term(document.id()), Blocks.of(document));
    } catch (AlreadyClosedException stopped) {
      throw stopped(stopped);
    }
  }

  void remove(DocumentId id) throws IOException {
    try {
      writer.deleteDocuments(term(id));
    } catch (AlreadyClosedException stopped) {
      throw stopped(stopped);
    }
  }

  void commit() throws IOException {
    try {
      writer.commit();
    } catch (AlreadyClosedException stopped) {
      throw stopped(stopped);
    }
  }

  /**
   * Rewrites each segment that still holds anything of removed documents; what was there is deleted
   * with the next commit and the last reader of before.
   */
  void erase(Set<DocumentId> removed) throws IOException {
    try {
      for (int round = 0; round < ROUNDS_OF_ERASING; round++) {
        Set<String> holding = segmentsWith(removed);
        if (holding.isEmpty()) {
          return;
        }
        policy.erase(holding);
        writer.forceMergeDeletes(true);
        // one that was under way takes along what is removed meanwhile
        merges.sync();
      }
    } catch (AlreadyClosedException stopped) {
      throw stopped(stopped);
    }
    throw new IOException("segments of " + directory + " still hold what is to be erased");
  }

  private Set<String> segmentsWith(Set<DocumentId> ids) throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        for (DocumentId id : ids) {
          // Lucene's own number counts removed ones too, which is what is asked for
          if (leaf.reader().docFreq(term(id)) > 0) {
            names.add(((SegmentReader) leaf.reader()).getSegmentName());
          }
        }
      }
    }
    return names;
  }

  /** Brings what was put in many pieces into few, as they are searched faster. */
  void gather() throws IOException {
    try {
      writer.forceMerge(PARTS_WHEN_BUILT);
    } catch (AlreadyClosedException stopped) {
      throw stopped(stopped);
    }
  }

  DirectoryReader read() throws IOException {
    return noted(DirectoryReader.open(writer));
  }

  private DirectoryReader noted(DirectoryReader opened) throws IOException {
    try {
      files.note(opened);
      return opened;
    } catch (IOException | RuntimeException | Error failed) {
      opened.close();
      throw failed;
    }
  }

  /** A reader of what is there now, or the same one when nothing has changed. */
  DirectoryReader read(DirectoryReader before) throws IOException {
    DirectoryReader changed = DirectoryReader.openIfChanged(before, writer);
    if (changed == null) {
      before.incRef();
      return before;
    }
    return noted(changed);
  }

  /** What was not committed is lost. */
  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }

  private static Term term(DocumentId id) {
    return new Term(IndexFields.ID, id.value());
  }

  private IOException stopped(AlreadyClosedException cause) {
    Throwable first = writer.getTragicException();
    return new IOException(
        "the index " + directory + " stopped writing, start the program again",
        first == null ? cause : first);
  }

  /**
   * Merges as another policy does, and rewrites a segment by itself where something in it is to be
   * erased: what that costs depends on these segments alone, and not on what else was removed.
   */
  private static final class ErasingMerges extends FilterMergePolicy {
    private volatile Set<String> erased = Set.of();

    ErasingMerges(MergePolicy other) {
      super(other);
    }

    /**
     * Says what the next {@link org.apache.lucene.index.IndexWriter#forceMergeDeletes} rewrites.
     *
     * @param segments by their names
     */
    void erase(Set<String> segments) {
      erased = segments;
    }

    @Override
    public MergeSpecification findForcedDeletesMerges(SegmentInfos segments, MergeContext context) {
      MergeSpecification rewritten = new MergeSpecification();
      for (SegmentCommitInfo segment : segments) {
        if (erased.contains(segment.info.name) && !context.getMergingSegments().contains(segment)) {
          rewritten.add(new OneMerge(List.of(segment)));
        }
      }
      return rewritten;
    }
  }
}
