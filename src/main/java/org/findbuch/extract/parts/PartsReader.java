package org.findbuch.extract.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.ZipFolder;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;

/**
 * Reads files with what lies within them or came with them, by means of the other readers, and
 * lists ZIPs.
 */
public final class PartsReader implements DocumentReader {
  private static final int LONGEST_PAGE = 3_000;

  private final List<DocumentReader> others;

  /** The others read what was attached. */
  public PartsReader(List<DocumentReader> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public boolean reads(Format format) {
    return isMadeOfParts(format) || others.stream().anyMatch(other -> other.reads(format));
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    if (!isMadeOfParts(format)) {
      return whole(file, format, limits, sink);
    }
    PageFeed feed = new PageFeed(limits, sink);
    return format == Format.ZIP ? list(file, limits, feed) : mail(file, format, limits, feed);
  }

  private static boolean isMadeOfParts(Format format) {
    return format == Format.EML || format == Format.MSG || format == Format.ZIP;
  }

  /** The pages of the file itself first, then what lies within it. */
  private Extraction whole(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    DocumentReader reader =
        others.stream().filter(other -> other.reads(format)).findFirst().orElseThrow();
    PageFeed feed = new PageFeed(limits, sink);
    try (Scratch scratch = new Scratch()) {
      Binder binder = new Binder(others, limits, feed, scratch);
      Enclosures within = binder.within(Files.size(file));
      Extraction itself = reader.read(file, format, limits, new ItsPages(sink, feed, within));
      if (itself instanceof Extraction.Unreadable || within.files().isEmpty()) {
        return itself;
      }
      binder.bind(within);
      feed.end(new SelfDescription());
      return whole(itself, binder);
    }
  }

  /** Hands the pages of the file itself on as they are, and keeps what lies within it. */
  private record ItsPages(PageSink sink, PageFeed feed, Enclosures within) implements PageSink {
    @Override
    public void accept(Page page) throws IOException {
      sink.accept(page);
    }

    @Override
    public void accept(PageBytes bytes) throws IOException {
      sink.accept(bytes);
    }

    @Override
    public void accept(String name, InputStream file) throws IOException {
      within.take(name, file);
    }

    @Override
    public void miss(Fault why) throws IOException {
      sink.miss(why);
    }

    @Override
    public void end(int pages, int characters) {
      feed.begin(pages, characters);
    }

    @Override
    public Resumption before() {
      return sink.before();
    }
  }

  private Extraction mail(Path file, Format format, Limits limits, PageFeed feed)
      throws IOException {
    SelfDescription said = new SelfDescription();
    try (Scratch scratch = new Scratch()) {
      Binder binder = new Binder(others, limits, feed, scratch);
      List<Path> mails =
          format == Format.EML ? Mailbox.mails(file, scratch, limits.entries()) : List.of();
      if (!mails.isEmpty()) {
        binder.bind(mails);
        return whole(feed.end(said), binder);
      }
      Letter letter = binder.open(file, format);
      said.title(letter.head().subject());
      said.authors(letter.head().author());
      said.date(letter.head().date() == null ? null : letter.head().date().toLocalDate());
      binder.bind(letter);
      return whole(feed.end(said), binder);
    } catch (RuntimeException broken) {
      return feed.broken(said);
    }
  }

  private static Extraction whole(Extraction end, Binder binder) {
    return end instanceof Extraction.Read(var found, var cutShort)
            && cutShort == null
            && binder.cutShort() != null
        ? new Extraction.Read(found, binder.cutShort())
        : end;
  }

  private static Extraction list(Path file, Limits limits, PageFeed feed) throws IOException {
    return switch (ZipFolder.names(file, limits.entries())) {
      case ZipFolder.Names.None(Fault fault) -> new Extraction.Unreadable(fault);
      case ZipFolder.Names.Some(List<String> names) -> {
        StringBuilder page = new StringBuilder();
        for (String name : names) {
          page.append(name).append('\n');
          if (page.length() >= LONGEST_PAGE) {
            feed.add(null, Written.known(page.toString().strip()));
            page.setLength(0);
          }
        }
        if (!page.isEmpty()) {
          feed.add(null, Written.known(page.toString().strip()));
        }
        yield feed.end(new SelfDescription());
      }
    };
  }
}
