package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** What a Lucene index's bytes are for, by the endings of its files; compound files are opened. */
final class IndexSize {
  private final Map<Part, Long> bytes = new EnumMap<>(Part.class);

  /** The parts of an index, with the endings of the files that hold them. */
  enum Part {
    TERMS(" tim tip tmd psm "),
    OCCURRENCES(" doc "),
    POSITIONS(" pos "),
    OFFSETS(" pay "),
    STORED(" fdt fdx fdm "),
    VALUES(" dvd dvm "),
    LENGTHS(" nvd nvm "),
    REST("");

    private final String endings;

    Part(String endings) {
      this.endings = endings;
    }

    static Part of(String file) {
      String ending = " " + file.substring(file.lastIndexOf('.') + 1) + " ";
      return Stream.of(values()).filter(p -> p.endings.contains(ending)).findFirst().orElse(REST);
    }
  }

  private IndexSize() {}

  /** Of every index in a folder and the folders in it. */
  static IndexSize of(Path folder) throws IOException {
    IndexSize size = new IndexSize();
    List<Path> indexes;
    try (Stream<Path> all = Files.walk(folder)) {
      indexes = all.filter(Files::isDirectory).toList();
    }
    for (Path index : indexes) {
      try (Directory directory = FSDirectory.open(index)) {
        if (SegmentInfos.getLastCommitSegmentsFileName(directory) != null) {
          for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
            size.add(directory, segment);
          }
        }
      }
    }
    return size;
  }

  private void add(Directory directory, SegmentCommitInfo segment) throws IOException {
    if (!segment.info.getUseCompoundFile()) {
      add(directory, segment.files().toArray(String[]::new));
      return;
    }
    try (Directory inside =
        segment.info.getCodec().compoundFormat().getCompoundReader(directory, segment.info)) {
      add(inside, inside.listAll());
    }
  }

  private void add(Directory directory, String... files) throws IOException {
    for (String file : files) {
      bytes.merge(Part.of(file), directory.fileLength(file), Long::sum);
    }
  }

  double megabytes(Part part) {
    return bytes.getOrDefault(part, 0L) / (double) (1 << 20);
  }

  /** Without texts that are only kept, wherever an index keeps them, and without facets. */
  double searched() {
    return Stream.of(Part.TERMS, Part.OCCURRENCES, Part.POSITIONS, Part.OFFSETS, Part.LENGTHS)
        .mapToDouble(this::megabytes)
        .sum();
  }

  double megabytes() {
    return Stream.of(Part.values()).mapToDouble(this::megabytes).sum();
  }
}
