package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.findbuch.document.Fault;
import org.findbuch.document.Layout;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.pdf.annotation.Form;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.content.TaggedContent;
import org.findbuch.extract.pdf.layout.Script;
import org.jspecify.annotations.Nullable;

/** Has pages of one document read by whoever makes more of them. */
final class EitherReader {
  private final Form form;
  private final PageReader reader;
  private final SecondReader second;

  EitherReader(PDDocument document, Path file) {
    COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
    Layers layers = Layers.of(catalogue);
    form = new Form(catalogue);
    TaggedContent tags = new TaggedContent(file, document.getDocument(), catalogue);
    reader = new PageReader(layers, tags, form, new Repeated(document));
    second = new SecondReader(layers);
  }

  /**
   * What came of a page.
   *
   * @param isPicture whether the text is only what stands beside a picture of a page
   * @param missed why something on the page is not handed on
   */
  record Outcome(
      Written written,
      ReadBy reader,
      Layout layout,
      Structure structure,
      boolean isPicture,
      @Nullable Fault missed) {
    private static final Outcome LOST =
        new Outcome(
            Written.UNREAD, ReadBy.FINDBUCH, Layout.NONE, Structure.UNKNOWN, false, Fault.DAMAGED);
  }

  /**
   * Reads a page.
   *
   * @param page null where it cannot be had
   * @param isFirst what a form holds is told on the first page
   */
  Outcome read(@Nullable PDPage page, boolean isFirst) {
    Script script = null;
    Written written = Written.UNREAD;
    try {
      if (page != null) {
        script = reader.read(page, isFirst ? form.data() : List.of());
        written = Written.of(script.text(), reader.sawMarks() || reader.isCut());
      }
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      // PDFBox may still make something of it
    }
    SecondReader.Better better = page == null || reader.isCut() ? null : second.read(page, written);
    if (better != null) {
      String text = (better.written().text() + "\n\n" + reader.remarks()).strip();
      return new Outcome(
          judged(Written.of(text, true)),
          ReadBy.PDFBOX,
          better.layout(),
          Structure.UNKNOWN,
          reader.isPicture(),
          null);
    }
    return script == null
        ? Outcome.LOST
        : new Outcome(
            judged(written),
            ReadBy.FINDBUCH,
            script.layout(),
            script.structure(),
            reader.isPicture(),
            reader.isCut() ? Fault.PAGE_TOO_FULL : null);
  }

  private Written judged(Written written) {
    return reader.isBehindPicture() ? written.behindPicture() : written;
  }
}
