package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;

/** Does what the lines of a text file tell it to, among it everything that a library might do. */
final class MisbehavingReader implements DocumentReader {
  static final ByteBuffer BYTES = ByteBuffer.wrap(new byte[300_000]).asReadOnlyBuffer();

  @Override
  public boolean reads(Format format) {
    return format == Format.TXT;
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    PageFeed feed = new PageFeed(limits, sink);
    for (String line : Files.readAllLines(file)) {
      switch (line) {
        case "hang" -> hang();
        case "oom" -> exhaust();
        case "exit" -> System.exit(7);
        case "overflow" -> overflow(0);
        case "throw" -> throw new IllegalStateException("broken inside");
        case "litter" -> Files.createTempFile("litter", ".tmp");
        case "count litter" -> {
          try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            feed.add(null, Written.known("litter " + left.count()));
          }
        }
        case "picture" -> sink.accept(new PageBytes(feed.pages(), "image/png", BYTES));
        case "picture of nothing" -> sink.accept(new PageBytes(99, "image/png", BYTES));
        case "pictures without end" -> {
          while (true) {
            sink.accept(new PageBytes(1, "image/png", BYTES));
          }
        }
        case "miss" -> feed.miss(Fault.PAGE_TOO_FULL);
        case "print" -> System.out.println("this would spoil the pipe");
        case "reach out" -> feed.add(null, Written.known(reachOut()));
        default -> feed.add(null, Written.known(line));
      }
    }
    return feed.end(new SelfDescription());
  }

  private static void hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void exhaust() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < 1_000_000) {
      kept.add(new byte[1 << 20]);
    }
  }

  private static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }

  private static String reachOut() {
    boolean seesPasswords = Files.exists(Path.of("/etc/passwd"));
    return "passwords " + seesPasswords + ", environment " + System.getenv().containsKey("HOME");
  }
}
