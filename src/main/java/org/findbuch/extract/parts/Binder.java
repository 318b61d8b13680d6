package org.findbuch.extract.parts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.Allowance;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.ZipFolder;
import org.findbuch.extract.look.Picture;
import org.findbuch.extract.look.PictureLook;
import org.findbuch.extract.page.PageFeed;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mail and everything that came with it one after the other. One allowance and one number of
 * pages and characters hold for all of it.
 */
final class Binder {
  private static final String LETTER = "E-Mail";
  private static final String BELOW = " › ";

  /** Smaller ones are signets and dots that report who has opened the mail, not scans. */
  private static final int SMALLEST_SCAN = 300;

  private final List<DocumentReader> readers;
  private final Limits limits;
  private final PageFeed feed;
  private final Scratch scratch;
  private final Allowance allowance;
  private final Recogniser recogniser = new Recogniser();
  private final long began = System.nanoTime();
  private int characters;
  private @Nullable Fault cutShort;

  Binder(List<DocumentReader> readers, Limits limits, PageFeed feed, Scratch scratch) {
    this.readers = readers;
    this.limits = limits;
    this.feed = feed;
    this.scratch = scratch;
    allowance = new Allowance(limits);
  }

  /** Why not everything was taken, or null when it was. */
  @Nullable Fault cutShort() {
    return cutShort;
  }

  Letter open(Path file, Format format) throws IOException {
    return format == Format.MSG
        ? OutlookFile.read(file, scratch, allowance)
        : MimeFile.read(file, scratch, allowance);
  }

  void bind(Letter letter) throws IOException {
    bind(letter, "", 1);
  }

  /** The mails of a mailbox; one that cannot be taken apart is a page that nobody could read. */
  void bind(List<Path> mails) throws IOException {
    for (int number = 1; number <= mails.size() && !feed.isFull(); number++) {
      String name = LETTER + " " + number;
      if (!letter(mails.get(number - 1), Format.EML, name, 0)) {
        cut(Fault.DAMAGED);
        new PartPages(feed, name, "", null).finish();
      }
    }
  }

  /** What lies within the file that was read before; the size is that file's. */
  Enclosures within(long size) {
    return new Enclosures(scratch, allowance, size);
  }

  void bind(Enclosures within) throws IOException {
    bind(within, "", 1);
  }

  private void bind(Enclosures within, String path, int depth) throws IOException {
    cut(within.cutShort());
    for (Letter.Attachment file : within.files()) {
      if (feed.isFull()) {
        return;
      }
      String name = path.isEmpty() ? file.name() : path + BELOW + file.name();
      part(file.file(), file.name(), name, depth, Letter.heading(file));
    }
  }

  private void bind(Letter letter, String path, int depth) throws IOException {
    cut(letter.cutShort());
    PartPages pages = new PartPages(feed, path.isEmpty() ? LETTER : path, letter.heading(), null);
    for (Letter.Body body : letter.bodies()) {
      read(body.file(), body.format(), pages);
    }
    close(pages);
    for (Letter.Attachment attachment : letter.attachments()) {
      if (feed.isFull()) {
        return;
      }
      String name = path.isEmpty() ? attachment.name() : path + BELOW + attachment.name();
      if (attachment.letter() != null) {
        bind(attachment.letter(), name, depth + 1);
      } else {
        part(attachment.file(), attachment.name(), name, depth, "");
      }
    }
  }

  private void part(@Nullable Path file, String called, String name, int depth, String heading)
      throws IOException {
    Enclosures within = within(file == null ? 0 : Files.size(file));
    PartPages pages = new PartPages(feed, name, heading, depth < limits.depth() ? within : null);
    Path data = file == null ? null : XmlText.of(file, called, scratch);
    if (data != null) {
      read(data, Format.TXT, pages);
      close(pages);
    } else if (file == null
        || !(recogniser.recognise(file, called) instanceof Recognition.Known known)
        || !isDone(file, known.format(), name, depth, pages)) {
      close(pages);
    }
    if (pages.isTooDeep()) {
      cut(Fault.TOO_DEEP);
    }
    bind(within, name, depth + 1);
  }

  /** Reads it; returns false when its pages have to be closed. */
  private boolean isDone(Path file, Format format, String name, int depth, PartPages pages)
      throws IOException {
    return switch (format) {
      case EML, MSG -> letter(file, format, name, depth);
      case ZIP -> folder(file, name, depth);
      case TIFF, PNG, JPEG -> {
        boolean isOrnament = isOrnament(file);
        if (!isOrnament) {
          read(file, format, pages);
        }
        yield isOrnament;
      }
      default -> {
        if (admits(file, format)) {
          read(file, format, pages);
        }
        yield false;
      }
    };
  }

  /** Returns false when it stays shut. */
  private boolean letter(Path file, Format format, String name, int depth) throws IOException {
    if (depth >= limits.depth()) {
      cut(Fault.TOO_DEEP);
      return false;
    }
    Letter letter;
    try {
      letter = open(file, format);
    } catch (IOException | RuntimeException broken) {
      return false;
    }
    bind(letter, name, depth + 1);
    return true;
  }

  /** Returns false when it stays shut. */
  private boolean folder(Path file, String name, int depth) throws IOException {
    if (depth >= limits.depth()) {
      cut(Fault.TOO_DEEP);
      return false;
    }
    switch (ZipFolder.open(file, allowance)) {
      case ZipFolder.Opening.Shut(Fault fault) -> {
        cut(fault == Fault.DAMAGED || fault == Fault.NOTHING_INSIDE ? null : fault);
        return false;
      }
      case ZipFolder.Opening.Open(ZipFolder folder) -> {
        try (folder) {
          for (ZipFolder.File inside : folder.files()) {
            if (feed.isFull()) {
              break;
            }
            Path unpacked = scratch.next();
            boolean isWhole = inside.fault() == null && folder.unpack(inside, unpacked) == null;
            String shown = org.findbuch.document.FileName.line(inside.path());
            part(isWhole ? unpacked : null, inside.path(), name + BELOW + shown, depth + 1, "");
            Files.deleteIfExists(unpacked);
          }
        }
        return true;
      }
    }
  }

  /** Whether what is packed in it fits into what is left; a lie about sizes shows on the way. */
  private boolean admits(Path file, Format format) throws IOException {
    if (!format.isPackage()) {
      return true;
    }
    return switch (ZipFolder.open(file, allowance)) {
      case ZipFolder.Opening.Shut(Fault fault) -> {
        cut(fault == Fault.DAMAGED || fault == Fault.NOTHING_INSIDE ? null : fault);
        // what is locked is no ZIP, and says so itself
        yield fault == Fault.DAMAGED;
      }
      case ZipFolder.Opening.Open(ZipFolder folder) -> {
        try (folder) {
          yield folder.isTrue();
        }
      }
    };
  }

  /** What gives no page at all is a page that says so; what ends early ends the whole. */
  private void read(Path file, Format format, PartPages pages) throws IOException {
    for (DocumentReader reader : readers) {
      if (reader.reads(format) && !feed.isFull()) {
        try {
          Extraction extraction = reader.read(file, format, left(), pages);
          extraction.why().filter(fault -> !pages.isEmpty()).ifPresent(this::cut);
        } catch (RuntimeException | IOException broken) {
          // the feed remembers whether it was the sink, and says so at the end
          cut(pages.isEmpty() ? null : Fault.DAMAGED);
        }
        return;
      }
    }
  }

  private void close(PartPages pages) throws IOException {
    pages.finish();
    characters += pages.characters();
  }

  private void cut(@Nullable Fault fault) {
    if (cutShort == null) {
      cutShort = fault;
    }
  }

  private Limits left() {
    int spent = (int) ((System.nanoTime() - began) / 1_000_000_000);
    int seconds = Math.max(1, limits.seconds() - spent);
    return new Limits(
        seconds,
        Math.max(seconds, limits.mostSeconds() - spent),
        limits.millisAPage(),
        Math.max(1, allowance.bytes()),
        limits.inflationRatio(),
        Math.max(1, limits.entries()),
        limits.depth(),
        limits.megapixels(),
        Math.max(1, limits.pages() - feed.pages()),
        Math.max(1, limits.characters() - characters));
  }

  private static boolean isOrnament(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      List<Picture> pictures = PictureLook.all(channel, 2);
      return pictures.size() == 1
          && pictures.getFirst().width() < SMALLEST_SCAN
          && pictures.getFirst().height() < SMALLEST_SCAN;
    }
  }
}
