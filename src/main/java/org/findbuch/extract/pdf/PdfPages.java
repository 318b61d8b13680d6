package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.findbuch.document.DocumentOutline;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.pdf.file.Bookmarks;
import org.findbuch.extract.pdf.file.EmbeddedFiles;

/** The pages of one document, one after the other, as they are read. */
final class PdfPages {
  private static final String[] NO_LABELS = {};

  private final PDDocument document;
  private final PageFeed feed;
  private final String[] labels;
  private final EmbeddedFiles files;
  private final EitherReader reader;
  private final COSDictionary catalogue;
  private final IdentityHashMap<COSBase, Integer> numbers = new IdentityHashMap<>();

  PdfPages(PDDocument document, Path file, PageFeed feed) {
    this.document = document;
    this.feed = feed;
    labels = labels(document);
    catalogue = document.getDocumentCatalog().getCOSObject();
    files = new EmbeddedFiles(catalogue);
    reader = new EitherReader(document, file);
  }

  /** Gives whether there are as many pages as the file says. */
  boolean read() throws IOException {
    Iterator<PDPage> pages;
    try {
      pages = document.getPages().iterator();
    } catch (StackOverflowError endless) {
      return false;
    }
    int left = feed.resume();
    for (; left > 0 && hasNext(pages); left--) {
      skip(pages);
    }
    feed.lack(left);
    while (hasNext(pages) && !feed.isFull()) {
      page(pages);
    }
    return feed.pages() > 0 && feed.pages() >= document.getNumberOfPages();
  }

  /** Hands on what is attached to the pages that were gone through, or to all of them. */
  void handFiles(PageSink sink) throws IOException {
    files.hand(sink);
  }

  /** The bookmarks that lead to the pages that were gone through. */
  DocumentOutline outline() {
    return Bookmarks.of(catalogue, numbers);
  }

  /** A page that cannot be read is a page all the same: somebody may want to look at it. */
  private void page(Iterator<PDPage> pages) throws IOException {
    int index = feed.pages();
    String label = index < labels.length ? labels[index] : "";
    PDPage page = null;
    try {
      page = pages.next();
      numbers.put(page.getCOSObject(), index + 1);
      files.add(page.getCOSObject());
    } catch (RuntimeException | StackOverflowError broken) {
      // is a page without text
    }
    EitherReader.Outcome read = reader.read(page, index == 0);
    if (read.missed() != null) {
      feed.miss(read.missed());
    }
    Written written = read.isPicture() ? read.written().besidePicture() : read.written();
    feed.add(label, written, read.reader(), read.layout(), read.structure());
  }

  private void skip(Iterator<PDPage> pages) {
    try {
      COSDictionary page = pages.next().getCOSObject();
      numbers.put(page, numbers.size() + 1);
      files.add(page);
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
