package org.findbuch.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.Allowance;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.ZipFolder;

/**
 * Walks through the files in a ZIP and in the ZIPs in it. One lies on the disk at a time for each
 * level, and is gone when it has been taken.
 */
final class Unfolding {
  /** What systems leave beside the files of people. */
  private static final Set<String> LEFT_BEHIND = Set.of(".ds_store", "thumbs.db", "desktop.ini");

  private static final String SHADOWS = "__MACOSX/";

  private final Recogniser recogniser;
  private final long mostBytes;
  private final Allowance allowance;
  private final Intake.Unpacked taker;

  Unfolding(Recogniser recogniser, long mostBytes, Allowance allowance, Intake.Unpacked taker) {
    this.recogniser = recogniser;
    this.mostBytes = mostBytes;
    this.allowance = allowance;
    this.taker = taker;
  }

  void walk(Path zip) throws IOException, InterruptedException {
    walk(zip, "", 1);
  }

  private void walk(Path zip, String path, int depth) throws IOException, InterruptedException {
    switch (ZipFolder.open(zip, allowance)) {
      case ZipFolder.Opening.Shut(Fault fault) -> taker.refuse(path, fault);
      case ZipFolder.Opening.Open(ZipFolder folder) -> {
        try (folder) {
          String before = path.isEmpty() ? "" : path + "/";
          for (ZipFolder.File file : folder.files()) {
            if (!isLeftBehind(file.path())) {
              each(folder, file, before + file.path(), depth);
            }
          }
        }
      }
    }
  }

  private void each(ZipFolder folder, ZipFolder.File file, String path, int depth)
      throws IOException, InterruptedException {
    Fault fault = file.bytes() > mostBytes ? Fault.TOO_LARGE : file.fault();
    if (fault != null) {
      taker.refuse(path, fault);
      return;
    }
    Path unpacked = Files.createTempFile("findbuch-", ".part");
    try {
      fault = folder.unpack(file, unpacked);
      if (fault != null) {
        taker.refuse(path, fault);
      } else {
        take(unpacked, path, depth);
      }
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  private void take(Path file, String path, int depth) throws IOException, InterruptedException {
    if (!isZip(recogniser, file, path)) {
      taker.take(file, path);
    } else if (depth == allowance.depth()) {
      taker.refuse(path, Fault.TOO_DEEP);
    } else {
      walk(file, path, depth + 1);
    }
  }

  static boolean isZip(Recogniser recogniser, Path file, String path) throws IOException {
    return FileName.ending(path).equals("zip")
        && recogniser.recognise(file, FileName.safe(path))
            instanceof Recognition.Known(Format format)
        && format == Format.ZIP;
  }

  private static boolean isLeftBehind(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return path.startsWith(SHADOWS) || LEFT_BEHIND.contains(name);
  }
}
