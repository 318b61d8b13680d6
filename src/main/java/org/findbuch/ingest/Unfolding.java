package org.findbuch.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Spooled;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.Allowance;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.ZipFolder;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the files in a ZIP and in the ZIPs in it. Each is unpacked straight to where the
 * archive takes it from; one lies there at a time for each level, and is gone when it is done with.
 */
record Unfolding(
    Archive archive,
    Recogniser recogniser,
    long mostBytes,
    Allowance allowance,
    Intake.Unpacked taker) {
  /** What systems leave beside the files of people. */
  private static final Set<String> LEFT_BEHIND = Set.of(".ds_store", "thumbs.db", "desktop.ini");

  private static final String SHADOWS = "__MACOSX/";

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
    Spooled unpacked = unpacked(folder, file);
    if (unpacked == null) {
      taker.refuse(path, Fault.DAMAGED);
      return;
    }
    try (unpacked) {
      take(unpacked, path, depth);
    }
  }

  private @Nullable Spooled unpacked(ZipFolder folder, ZipFolder.File file) throws IOException {
    try (InputStream bytes = folder.unpack(file)) {
      return archive.spool(bytes, mostBytes);
    } catch (EOFException | ZipException broken) {
      return null;
    }
  }

  private void take(Spooled file, String path, int depth) throws IOException, InterruptedException {
    if (!isZip(recogniser, file.file(), path)) {
      taker.take(file, path);
    } else if (depth == allowance.depth()) {
      taker.refuse(path, Fault.TOO_DEEP);
    } else {
      walk(file.file(), path, depth + 1);
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
