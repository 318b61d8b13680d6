package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageDrawer;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureReader;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;

/** Does what the lines of a text file tell it to, among it everything that a library might do. */
final class MisbehavingReader implements DocumentReader, PictureReader, PageDrawer {
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

  /** The lines are the pages: each tells what becomes of its own. */
  @Override
  public Extraction recognise(
      Path file, Format format, Limits limits, List<Integer> pages, PageSink sink)
      throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int number : pages.reversed()) {
      String line = lines.get(number - 1);
      switch (line) {
        case "exit" -> System.exit(7);
        case "oom" -> exhaust();
        case "leave out" -> {}
        case "twice" -> {
          sink.accept(recognised(number, line));
          sink.accept(recognised(number, line));
        }
        case "another" -> sink.accept(recognised(number + 100, line));
        default -> sink.accept(recognised(number, line));
      }
    }
    return new Extraction.Read(Found.NOTHING, null);
  }

  /** The lines are the pages, as above. */
  @Override
  public Extraction draw(Path file, Format format, Limits limits, PictureOrder order, PageSink sink)
      throws IOException {
    switch (Files.readAllLines(file).get(order.page() - 1)) {
      case "exit" -> System.exit(7);
      case "oom" -> exhaust();
      case "hang" -> hang();
      case "leave out" -> {}
      case "another" -> sink.accept(new PageBytes(order.page() + 1, "image/png", BYTES));
      case "text" -> sink.accept(recognised(order.page(), "Text"));
      default -> sink.accept(new PageBytes(order.page(), "image/png", BYTES));
    }
    return new Extraction.Read(Found.NOTHING, null);
  }

  private static Page recognised(int number, String text) {
    String label = Integer.toString(number);
    return new Page(number, label, PageState.OCR, 90, ReadBy.TESSERACT, text, Layout.NONE);
  }

  private static void hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** In few large pieces: small ones have memory searched through again and again for seconds. */
  private static void exhaust() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < 1_000_000) {
      kept.add(new byte[64 << 20]);
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
