package org.findbuch.archive.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The stored bytes of an original, as many as it should have.
 *
 * @param path for reading only, and only once it is {@link #proven}
 * @param bytes its length
 */
public record OriginalFile(Path path, long bytes, Proof proof) {

  /** Whether the bytes have the checksum that they should have. */
  public interface Proof {
    boolean isGiven();

    /**
     * The file as it is now has this checksum.
     *
     * @throws DamagedOriginalException when it should have another
     */
    void give(Sha256 found) throws DamagedOriginalException;
  }

  /**
   * So many bytes from an offset on. Of a file that is not proven yet the last ones come only when
   * all of it has been compared.
   *
   * @throws DamagedOriginalException also while reading
   */
  public InputStream from(long offset, long length) throws IOException {
    if (!proof.isGiven()) {
      return new ProvingStream(this, offset, offset + length);
    }
    SeekableByteChannel channel = Files.newByteChannel(path);
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  /** The path, once every byte has been compared. */
  public Path proven() throws IOException {
    if (!proof.isGiven()) {
      proof.give(Sha256.of(path));
    }
    return path;
  }

  /**
   * A part of a file that is compared with its checksum while it is being read. What comes last is
   * held back until then, so that nobody takes damaged bytes for the whole.
   */
  private static final class ProvingStream extends InputStream {
    private static final int HELD_BACK = 1 << 16;

    private final OriginalFile file;
    private final DigestInputStream in;
    private final long end;
    private long position;
    private @Nullable InputStream last;

    ProvingStream(OriginalFile file, long first, long end) throws IOException {
      this.file = file;
      this.end = end;
      this.in = new DigestInputStream(Files.newInputStream(file.path()), Sha256.digest());
      byte[] before = new byte[HELD_BACK];
      while (position < first && read(before, 0, before.length, first - position) >= 0) {
        // what comes before the part counts for the checksum
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      long free = end - HELD_BACK - position;
      if (free > 0 && last == null) {
        int read = read(buffer, offset, length, free);
        if (read >= 0) {
          return read;
        }
      }
      if (last == null) {
        last = new ByteArrayInputStream(in.readNBytes((int) (end - position)));
        in.transferTo(OutputStream.nullOutputStream());
        file.proof().give(Sha256.of(in.getMessageDigest().digest()));
      }
      return last.read(buffer, offset, length);
    }

    private int read(byte[] buffer, int offset, int length, long most) throws IOException {
      int read = in.read(buffer, offset, (int) Math.min(length, most));
      position += Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
