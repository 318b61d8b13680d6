package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.pdf.annotation.Form;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.content.TaggedContent;
import org.findbuch.extract.pdf.file.Salvage;
import org.findbuch.extract.pdf.layout.Script;

/**
 * Reads PDF with PDFBox: text in reading order, and where on its page each word stands. A page of
 * which that makes little is read once more by PDFBox alone.
 */
public final class PdfReader implements DocumentReader {
  private static final String[] NO_LABELS = {};

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
      boolean isWhole = read(document, file, feed) && !opened.salvaged() && Salvage.isWhole(file);
      return isWhole ? feed.end(said) : feed.broken(said);
    }
  }

  /** Gives whether there are as many pages as the file says. */
  private static boolean read(PDDocument document, Path file, PageFeed feed) throws IOException {
    String[] labels = labels(document);
    COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
    Layers layers = Layers.of(catalogue);
    TaggedContent tags = new TaggedContent(file, document.getDocument(), catalogue);
    Form form = new Form(catalogue);
    PageReader reader = new PageReader(layers, tags, form);
    SecondReader second = new SecondReader(layers);
    Iterator<PDPage> pages;
    try {
      pages = document.getPages().iterator();
    } catch (StackOverflowError endless) {
      return false;
    }
    for (int left = feed.resume(); left > 0 && hasNext(pages); left--) {
      skip(pages);
    }
    while (hasNext(pages) && !feed.isFull()) {
      int index = feed.pages();
      List<String> data = index == 0 ? form.data() : List.of();
      page(reader, second, pages, index < labels.length ? labels[index] : "", data, feed);
    }
    return feed.pages() > 0 && feed.pages() >= document.getNumberOfPages();
  }

  /** A page that cannot be read is a page all the same: somebody may want to look at it. */
  private static void page(
      PageReader reader,
      SecondReader second,
      Iterator<PDPage> pages,
      String label,
      List<String> data,
      PageFeed feed)
      throws IOException {
    PDPage page = null;
    Script script = null;
    Written written = Written.UNREAD;
    try {
      page = pages.next();
      script = reader.read(page, data);
      written = Written.of(script.text(), reader.sawMarks() || reader.isCut());
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      // PDFBox may still make something of it
    }
    SecondReader.Better better = page == null || reader.isCut() ? null : second.read(page, written);
    if (better != null) {
      String text = (better.written().text() + "\n\n" + reader.remarks()).strip();
      feed.add(label, Written.of(text, true), ReadBy.PDFBOX, better.layout());
      return;
    }
    if (script == null) {
      feed.miss(Fault.DAMAGED);
    } else if (reader.isCut()) {
      feed.miss(Fault.PAGE_TOO_FULL);
    }
    feed.add(label, written, ReadBy.FINDBUCH, script == null ? Layout.NONE : script.layout());
  }

  private static void skip(Iterator<PDPage> pages) {
    try {
      pages.next();
    } catch (RuntimeException | StackOverflowError broken) {
      // was a page without text when it was read
    }
  }

  private static boolean hasNext(Iterator<PDPage> pages) {
    try {
      return pages.hasNext();
    } catch (NoSuchElementException | IllegalStateException broken) {
      return false;
    }
  }

  private static String[] labels(PDDocument document) {
    try {
      PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
      return labels == null ? NO_LABELS : labels.getLabelsByPageIndices();
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      return NO_LABELS;
    }
  }
}
