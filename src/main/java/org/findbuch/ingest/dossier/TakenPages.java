package org.findbuch.ingest.dossier;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.findbuch.document.Page;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;

/** Takes copied pages into a file. */
final class TakenPages implements PageSink, Closeable {
  private final OutputStream out;
  private final WritableByteChannel channel;
  private final long most;
  private final Set<Integer> numbers = new HashSet<>();
  private long bytes;

  TakenPages(Path file, long most) throws IOException {
    this.out = Files.newOutputStream(file);
    this.channel = Channels.newChannel(out);
    this.most = most;
  }

  /** Which came. */
  Set<Integer> numbers() {
    return numbers;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void accept(Page page) {
    numbers.add(page.number());
  }

  @Override
  public void accept(PageBytes made) throws IOException {
    bytes += made.bytes().remaining();
    if (bytes > most) {
      throw new TooManyBytesException();
    }
    channel.write(made.bytes().duplicate());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** It would be larger than it may be. */
  static final class TooManyBytesException extends IOException {}
}
