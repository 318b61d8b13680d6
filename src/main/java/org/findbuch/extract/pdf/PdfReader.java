package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.binding.PageBinder;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.pdf.binding.PdfBinder;
import org.findbuch.extract.pdf.file.Salvage;
import org.findbuch.extract.picture.PagePainter;

/**
 * Reads PDF with PDFBox: text in reading order, and where on its page each word stands. A page of
 * which that makes little is read once more by PDFBox alone.
 */
public final class PdfReader implements DocumentReader, PagePainter {
  /** In files, what pages are drawn from would take longer to fetch than to draw. */
  private static final StreamCacheCreateFunction IN_MEMORY =
      MemoryUsageSetting.setupMixed(64 << 20).streamCache;

  @Override
  public boolean reads(Format format) {
    return format == Format.PDF;
  }

  @Override
  public Extraction read(Path file, Format format, Limits limits, PageSink sink)
      throws IOException {
    PageFeed feed = new PageFeed(limits, sink);
    Salvage.Opened opened;
    try {
      opened = Salvage.open(file.toFile());
    } catch (InvalidPasswordException locked) {
      return new Extraction.Unreadable(Fault.PASSWORD);
    } catch (StackOverflowError endless) {
      return new Extraction.Unreadable(Fault.DAMAGED);
    }
    try (PDDocument document = opened.document()) {
      SelfDescription said = PdfDescription.of(document);
      PdfPages pages = new PdfPages(document, file, feed);
      boolean isWhole = pages.read() && !opened.salvaged() && Salvage.isWhole(file);
      pages.handFiles(sink);
      said.outline(pages.outline());
      return isWhole ? feed.end(said) : feed.broken(said);
    }
  }

  /**
   * Who copies pages of PDF, and binds them.
   *
   * @param others draw the pages of what is no PDF
   */
  public static PageBinder binder(List<PagePainter> others) {
    return new PdfBinder(others);
  }

  @Override
  public boolean paints(Format format) {
    return reads(format);
  }

  @Override
  public Drawn open(Path file, Limits limits) throws IOException {
    return new PdfPainter(Salvage.open(file.toFile(), IN_MEMORY).document(), file);
  }
}
