package org.findbuch.extract.scan;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.look.Picture;
import org.findbuch.extract.look.PictureLook;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.picture.PagePainter;

/** Makes a page of each picture, and draws it; what stands on it is not known yet. */
public final class ScanReader implements DocumentReader, PagePainter {
  private static final long MILLION = 1_000_000;

  @Override
  public boolean reads(Format format) {
    return format.isScan();
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    List<Picture> pictures;
    try (FileChannel channel = FileChannel.open(file)) {
      pictures = PictureLook.all(channel, limits.pages() + 1);
    }
    if (pictures.isEmpty()) {
      return new Extraction.Unreadable(Fault.DAMAGED);
    }
    if (pictures.stream().anyMatch(picture -> isTooLarge(picture, limits))) {
      return new Extraction.Unreadable(Fault.TOO_MANY_PIXELS);
    }
    PageFeed feed = new PageFeed(limits, sink);
    for (int page = 0; page < pictures.size() && !feed.isFull(); page++) {
      feed.add(null, Written.UNREAD);
    }
    return feed.end(new SelfDescription());
  }

  @Override
  public boolean paints(Format format) {
    return reads(format);
  }

  @Override
  public Drawn open(Path file, Limits limits) throws IOException {
    return ScanPainter.of(file, limits);
  }

  private static boolean isTooLarge(Picture picture, Limits limits) {
    return picture.width() > limits.megapixels() * MILLION / picture.height();
  }
}
