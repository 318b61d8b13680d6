package org.findbuch.extract.tika;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.findbuch.document.Fault;
import org.findbuch.extract.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a container into nothing before any parser sees it, and counts: what its directory says
 * about sizes proves nothing.
 */
final class ZipGuard {
  private final long mostBytes;
  private final int mostEntries;
  private final byte[] piece = new byte[1 << 16];
  private long bytes;

  private ZipGuard(Path file, Limits limits) throws IOException {
    mostBytes = Math.min(limits.inflatedBytes(), limits.bytesByRatio(Files.size(file)));
    mostEntries = limits.entries();
  }

  /**
   * Why the container may not be unpacked, or null when it stays within the limits.
   *
   * @throws ZipException when it cannot be unpacked
   */
  static @Nullable Fault fault(Path file, Limits limits) throws IOException {
    ZipGuard guard = new ZipGuard(file, limits);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > guard.mostEntries) {
        return Fault.TOO_MANY_INSIDE;
      }
      return guard.admits(zip) ? null : Fault.TOO_LARGE_INSIDE;
    } catch (EOFException tooShort) {
      throw new ZipException("it ends before its directory");
    }
  }

  private boolean admits(ZipFile zip) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      try (InputStream in = zip.getInputStream(entries.nextElement())) {
        if (!admits(in)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean admits(InputStream in) throws IOException {
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        bytes += read;
        if (bytes > mostBytes) {
          return false;
        }
      }
    } catch (ZipException | EOFException broken) {
      // one broken part need not spoil the others; the parser finds out
    }
    return true;
  }
}
