package org.findbuch.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.Sha256;

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
}
