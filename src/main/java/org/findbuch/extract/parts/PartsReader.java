package org.findbuch.extract.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.ZipFolder;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;

/** Reads mails with what came with them, by means of the other readers, and lists ZIPs. */
public final class PartsReader implements DocumentReader {
  private static final int LONGEST_PAGE = 3_000;

  private final List<DocumentReader> others;

  /** The others read what was attached. */
  public PartsReader(List<DocumentReader> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public boolean reads(Format format) {
    return format == Format.EML || format == Format.MSG || format == Format.ZIP;
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    PageFeed feed = new PageFeed(limits, sink);
    return format == Format.ZIP ? list(file, limits, feed) : mail(file, format, limits, feed);
  }

  private Extraction mail(Path file, Format format, Limits limits, PageFeed feed)
      throws IOException {
    SelfDescription said = new SelfDescription();
    try (Scratch scratch = new Scratch()) {
      Binder binder = new Binder(others, limits, feed, scratch);
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
