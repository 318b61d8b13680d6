package org.findbuch.web.zip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.findbuch.reading.Library.StoredFile;

/**
 * The CRC-32 of originals by their SHA-256, which a ZIP wants before the file. A file is read for
 * it once, which also proves its SHA-256 before a byte of it is sent; nothing of it is ever wrong
 * afterwards, as the SHA-256 stands for the bytes. Kept in memory: some 200 bytes a file.
 */
public final class KnownCrcs {
  private static final int MOST = 50_000;

  private static final long MOST_AHEAD = 64 << 20;

  private final Cache<String, Integer> known = Caffeine.newBuilder().maximumSize(MOST).build();

  /** Whoever asks while the file is being read waits for that. */
  int of(StoredFile stored) throws IOException {
    try {
      return known.get(stored.original().sha256().hex(), _ -> read(stored));
    } catch (UncheckedIOException broken) {
      throw new IOException(broken.getCause());
    }
  }

  /**
   * Reads a file that is needed soon: for its checksums if they are not known yet, else so that the
   * machine has it in its cache. Of a file that is very large too much would be gone again.
   */
  void readAhead(StoredFile stored) throws IOException {
    if (known.getIfPresent(stored.original().sha256().hex()) == null) {
      of(stored);
    } else if (stored.file().bytes() <= MOST_AHEAD && !isCached(stored.file().proven())) {
      read(stored);
    }
  }

  /** Whether the machine has all of a file in its cache. */
  private static boolean isCached(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path);
        Arena mapping = Arena.ofConfined()) {
      long bytes = channel.size();
      return bytes == 0 || channel.map(MapMode.READ_ONLY, 0, bytes, mapping).isLoaded();
    }
  }

  private static int read(StoredFile stored) {
    CRC32 crc = new CRC32();
    try (InputStream in = stored.file().from(0, stored.file().bytes())) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return (int) crc.getValue();
  }
}
