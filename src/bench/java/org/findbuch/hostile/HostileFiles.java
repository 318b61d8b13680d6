package org.findbuch.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The files of the hostile tests as files, for whoever wants to add them. */
public final class HostileFiles {
  /** It is harmless to all but the reader that a test has made for it. */
  private static final String FOR_THE_TEST_READER = "misbehaving";

  /** Reading the first never ends, the second takes all memory, where the limits allow it. */
  private static final Set<String> DEADLY = Set.of("pdf-flate-text-bomb", "docx-long-run");

  private HostileFiles() {}

  /** Writes every file of the table to a folder of its own; returns how many. */
  public static int write(Path folder) throws IOException {
    int written = 0;
    for (Row row : Row.all()) {
      if (!row.limits().equals(FOR_THE_TEST_READER)) {
        write(row, folder.resolve(row.sample()));
        written++;
      }
    }
    return written;
  }

  /** Writes those that a worker dies of when {@code limits.inflation-ratio} lets them in. */
  public static void writeDeadly(Path folder) throws IOException {
    for (Row row : Row.all()) {
      if (DEADLY.contains(row.sample())) {
        write(row, folder.resolve(row.sample()));
      }
    }
  }

  private static void write(Row row, Path folder) throws IOException {
    Map<String, Sample> all = new HashMap<>(PdfSamples.all());
    all.putAll(PackageSamples.all());
    all.putAll(OtherSamples.all());
    Sample sample = all.get(row.sample());
    if (sample == null) {
      throw new IOException("no sample " + row.sample());
    }
    Path file = Files.createDirectories(folder).resolve(row.file());
    try {
      Files.write(
          file, sample.make(new Sample.Bait("file:///etc/hostname", "http://127.0.0.1:9/")));
    } catch (Exception failed) {
      throw new IOException("the sample " + row.sample() + " could not be made", failed);
    }
  }
}
