package org.findbuch.index.lucene.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * The files of one shelf that searches read. Each is written once: what is gone or was written to
 * since is damaged, unless its checksum says otherwise. Lucene itself notices little of that, as it
 * verifies large files only when it merges them, and would read on and find nothing.
 */
final class SegmentFiles {
  private final FSDirectory directory;

  /** As the directory does not tell any more once it is closed. */
  private final Path folder;

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(long bytes, FileTime written) {}

  SegmentFiles(FSDirectory directory) {
    this.directory = directory;
    this.folder = directory.getDirectory();
  }

  /** Takes note of the files of a new snapshot; what was noted of older ones before stands. */
  void note(DirectoryReader snapshot) throws IOException {
    Set<String> names = names(snapshot);
    seen.keySet().retainAll(names);
    for (String name : names) {
      if (!seen.containsKey(name)) {
        seen.put(name, look(name));
      }
    }
  }

  private static Set<String> names(DirectoryReader snapshot) throws IOException {
    Set<String> names = new java.util.HashSet<>(snapshot.getIndexCommit().getFileNames());
    // the list of segments is replaced by each commit
    names.removeIf(name -> name.startsWith(IndexFileNames.SEGMENTS));
    return names;
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private Seen look(String name) throws IOException {
    var now = Files.readAttributes(path(name), BasicFileAttributes.class);
    return new Seen(now.size(), now.lastModifiedTime());
  }

  private interface Looking {
    void look() throws IOException;
  }

  /**
   * Each damaged file with what is wrong with it.
   *
   * @param held open meanwhile, or its files may rightly be gone
   * @param all whether those are read as well that look as they did, and the list of segments
   */
  Map<Path, String> damaged(DirectoryReader held, boolean all) throws IOException {
    Map<Path, String> damaged = new TreeMap<>();
    if (all) {
      find(damaged, IndexFileNames.SEGMENTS, this::checkCommit);
    }
    for (String name : names(held)) {
      find(damaged, name, () -> check(name, all));
    }
    return damaged;
  }

  private void find(Map<Path, String> damaged, String name, Looking looking) {
    try {
      looking.look();
    } catch (AlreadyClosedException stopped) {
      // tells nothing of the files; who opens them again looks again
    } catch (IOException | RuntimeException | InternalError wrong) {
      damaged.put(path(name), wrong.toString());
    }
  }

  private void checkCommit() throws IOException {
    verify(requireNonNull(SegmentInfos.getLastCommitSegmentsFileName(directory), "no commit"));
    SegmentInfos.readLatestCommit(directory);
  }

  private void verify(String name) throws IOException {
    try (IndexInput file = directory.openInput(name, IOContext.READONCE)) {
      CodecUtil.checksumEntireFile(file);
    }
  }

  private void check(String name, boolean all) throws IOException {
    Seen now = look(name);
    if (all || !now.equals(seen.get(name))) {
      verify(name);
      seen.computeIfPresent(name, (_, before) -> now);
    }
  }
}
