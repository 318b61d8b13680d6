package org.findbuch.extract.pdf.binding;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.binding.Bundle;
import org.findbuch.extract.binding.PageBinder;
import org.findbuch.extract.binding.RecognisedText;
import org.findbuch.extract.pdf.file.Salvage;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;
import org.jspecify.annotations.Nullable;

/**
 * Copies pages of PDF as they are and those of scans as pictures, and binds them behind a cover
 * sheet. Works in files: what is copied may be larger than the memory of a worker.
 *
 * @param painters draw what is no PDF
 */
public record PdfBinder(List<PagePainter> painters) implements PageBinder {
  private static final int PIECE = 1 << 20;

  /** Of a scan: as many as a page of A4 has in 200 dots an inch. */
  private static final int COLUMNS = 1_654;

  private static final float QUALITY = 0.8f;

  /** Makes the identifier of a file depend on what is in it alone. */
  private static final long SAME = 1;

  public PdfBinder {
    painters = List.copyOf(painters);
  }

  @Override
  public Extraction copy(
      Path file, Format format, Limits limits, List<Integer> pages, PageSink sink)
      throws IOException {
    try (PDDocument target = empty()) {
      boolean isPdf = format == Format.PDF;
      Fault fault =
          isPdf
              ? copied(file, pages, target, sink)
              : drawn(file, format, limits, pages, target, sink);
      if (target.getNumberOfPages() == 0) {
        return new Extraction.Unreadable(fault == null ? Fault.DAMAGED : fault);
      }
      hand(target, sink);
      return new Extraction.Read(Found.NOTHING, fault);
    }
  }

  @Override
  public Extraction bind(Path file, PageSink sink) throws IOException {
    Bundle bundle = Bundle.read(file);
    try (PDDocument target = empty()) {
      Tags tags = new Tags(target);
      DossierFace face = new DossierFace(target);
      Cover cover = new Cover(target, bundle.cover(), face, tags);
      UnseenText unseen = new UnseenText(target, face);
      for (Bundle.Part part : bundle.parts()) {
        Path own = bundle.unpack(file, part);
        try (PDDocument source =
            Loader.loadPDF(own.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
          CleanCopy copy = new CleanCopy(target);
          Iterator<RecognisedText> texts = part.recognised().iterator();
          for (PDPage page : source.getPages()) {
            PDPage bound = copy.copy(page);
            cover.lead(part.title(), bound);
            unseen.draw(texts.hasNext() ? texts.next() : RecognisedText.NONE, bound);
            tags.copied(bound);
          }
          copy.layers(source);
        } finally {
          Files.deleteIfExists(own);
        }
      }
      cover.finish();
      tags.finish();
      hand(target, sink);
    }
    return new Extraction.Read(Found.NOTHING, null);
  }

  private static PDDocument empty() {
    PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    document.setDocumentId(SAME);
    return document;
  }

  /** Says why a page is missing, or null. */
  private static @Nullable Fault copied(
      Path file, List<Integer> pages, PDDocument target, PageSink sink) throws IOException {
    Salvage.Opened opened;
    try {
      opened = Salvage.open(file.toFile());
    } catch (InvalidPasswordException locked) {
      return Fault.PASSWORD;
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      broken.printStackTrace(); // goes to the log of the worker
      return Fault.DAMAGED;
    }
    Fault fault = null;
    try (PDDocument source = opened.document()) {
      CleanCopy copy = new CleanCopy(target);
      Stamps stamps = new Stamps(target, copy);
      int last = source.getNumberOfPages();
      for (int number : pages) {
        if (number <= last && !isCopied(source, number, copy, stamps)) {
          fault = Fault.DAMAGED;
        } else if (number <= last) {
          sink.accept(made(number));
        }
      }
      copy.layers(source);
    } catch (RuntimeException | StackOverflowError broken) {
      broken.printStackTrace();
      return Fault.DAMAGED;
    }
    return fault;
  }

  private static boolean isCopied(PDDocument source, int number, CleanCopy copy, Stamps stamps) {
    try {
      PDPage page = source.getPage(number - 1);
      PDPage made = copy.copy(page);
      stamps.draw(page, made);
      return true;
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      broken.printStackTrace();
      return false;
    }
  }

  private @Nullable Fault drawn(
      Path file,
      Format format,
      Limits limits,
      List<Integer> pages,
      PDDocument target,
      PageSink sink)
      throws IOException {
    Fault fault = null;
    PagePainter painter = PagePainter.of(painters, format);
    try (PagePainter.Drawn scan = painter.open(file, limits)) {
      for (int number : pages) {
        PagePicture picture;
        try {
          picture = scan.draw(number, Drawing.toSee(COLUMNS));
        } catch (IOException | RuntimeException | StackOverflowError broken) {
          broken.printStackTrace();
          fault = Fault.DAMAGED;
          continue;
        }
        picture(picture, target);
        sink.accept(made(number));
      }
    }
    return fault;
  }

  private static void picture(PagePicture picture, PDDocument target) throws IOException {
    PDRectangle size = new PDRectangle((float) picture.width(), (float) picture.height());
    PDPage page = new PDPage(size);
    BufferedImage image = picture.image();
    try (PDPageContentStream pen = new PDPageContentStream(target, page)) {
      pen.drawImage(
          JPEGFactory.createFromImage(target, image, QUALITY),
          0,
          0,
          size.getWidth(),
          size.getHeight());
    }
    target.addPage(page);
  }

  /** A page without words says that it was copied. */
  private static Page made(int number) {
    return new Page(number, String.valueOf(number), PageState.BLANK, "", Layout.NONE);
  }

  private static void hand(PDDocument made, PageSink sink) throws IOException {
    Path file = Files.createTempFile("made", ".pdf");
    try {
      made.save(file.toFile());
      try (InputStream in = Files.newInputStream(file)) {
        for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
          sink.accept(new PageBytes(1, Format.PDF.mediaType(), ByteBuffer.wrap(piece)));
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
