package org.findbuch.extract.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureReader;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;
import org.findbuch.extract.protocol.LowerClaim;

/** Draws pages and recognises them, as many at once as there are processors. */
public final class OcrReader implements PictureReader {
  /** What tesseract was trained with. */
  private static final Drawing DRAWING = Drawing.toRecognise(300);

  private final List<PagePainter> painters;

  public OcrReader(List<PagePainter> painters) {
    this.painters = List.copyOf(painters);
  }

  /** Whether tesseract is on this machine and knows German. */
  public static boolean isInstalled() {
    return Tesseract.installed().isPresent();
  }

  @Override
  public Extraction recognise(
      Path file, Format format, Limits limits, List<Integer> pages, PageSink sink)
      throws IOException {
    LowerClaim.lowestOfOwnSession();
    PagePainter painter = PagePainter.of(painters, format);
    Optional<Tesseract> tesseract = Tesseract.installed();
    if (tesseract.isEmpty()) {
      return new Extraction.Unreadable(Fault.READER_MISSING);
    }
    PageOcr ocr = new PageOcr(tesseract.get());
    PagePainter.Drawn drawn;
    try {
      drawn = painter.open(file, limits);
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      return new Extraction.Unreadable(Fault.DAMAGED);
    }
    int atOnce = Runtime.getRuntime().availableProcessors();
    try (drawn;
        ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      CompletionService<Optional<Page>> done = new ExecutorCompletionService<>(threads);
      Iterator<Integer> left = pages.iterator();
      int begun = 0;
      for (; begun < atOnce && left.hasNext(); begun++) {
        int number = left.next();
        done.submit(() -> page(drawn, ocr, number));
      }
      for (int taken = 0; taken < begun; taken++) {
        Optional<Page> page = done.take().get();
        if (left.hasNext()) {
          int number = left.next();
          done.submit(() -> page(drawn, ocr, number));
          begun++;
        }
        if (page.isPresent()) {
          sink.accept(page.get());
        }
      }
      return new Extraction.Read(Found.NOTHING, null);
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof NotStartedException) {
        broken.printStackTrace(); // goes to the log of the worker
        return new Extraction.Unreadable(Fault.READER_MISSING);
      }
      throw new IOException("a page broke its reader", broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while text was recognised", stopped);
    }
  }

  /** Empty where it fails, which need not be the page's fault: it may be asked again. */
  private static Optional<Page> page(PagePainter.Drawn drawn, PageOcr ocr, int number)
      throws NotStartedException {
    try {
      PagePicture picture;
      synchronized (drawn) {
        picture = drawn.draw(number, DRAWING);
      }
      return Optional.of(ocr.read(number, picture));
    } catch (NotStartedException notOfThePage) {
      throw notOfThePage;
    } catch (IOException | RuntimeException broken) {
      broken.printStackTrace(); // goes to the log of the worker
      return Optional.empty();
    }
  }
}
