package org.findbuch.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stored bytes of an original. The path is for reading only.
 *
 * @param bytes its length
 */
public record OriginalFile(Path path, long bytes) {
  /** The bytes from an offset to the end. */
  public InputStream from(long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path);
    channel.position(offset);
    return Channels.newInputStream(channel);
  }
}
