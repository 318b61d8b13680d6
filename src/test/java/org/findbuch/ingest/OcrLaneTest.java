package org.findbuch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.change.Steps;
import org.findbuch.document.Access;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Release;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.editing.ByHand;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Ocr;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrLaneTest {
  private static final long PATIENCE = 60_000;

  @TempDir Path folder;

  /** Recognises "Blatt" and the number of the page, but fails where it is told to. */
  private static class Pen implements Ocr {
    final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
    Set<Integer> deadly = Set.of();
    Set<Integer> empty = Set.of();
    boolean missing;
    String words = "Gesundheit";

    @Override
    public Extraction recognise(Path file, Format format, List<Integer> pages, PageSink sink)
        throws IOException {
      asked.add(List.copyOf(pages));
      if (missing) {
        return new Extraction.Unreadable(Fault.READER_MISSING);
      }
      assertThat(file).exists();
      for (int number : pages) {
        if (deadly.contains(number)) {
          return new Extraction.Read(Found.NOTHING, Fault.READER_DIED);
        }
        PageState state = empty.contains(number) ? PageState.UNREAD : PageState.OCR;
        String text = state == PageState.OCR ? "Blatt " + number + "\n" + words : "";
        sink.accept(new Page(number, "", state, 90, ReadBy.TESSERACT, text, Layout.NONE));
      }
      return new Extraction.Read(Found.NOTHING, null);
    }

    @Override
    public void close() {}
  }

  @Test
  void pages_of_a_scan_are_found_once_they_are_recognised() throws Exception {
    Pen pen = new Pen();
    try (Running running = new Running(pen, true, Steps.NONE).serving()) {
      DocumentId id = running.take("scan.tif", tiff(3));
      running.take("a.txt", "Gesundheit".getBytes(UTF_8));
      running.settle(id, new Coverage(0, 3, 0, 0, 0, false));
      assertThat(pen.asked).containsExactly(List.of(1, 2, 3));
      assertThat(running.found("Blatt 2 Gesundheit")).isEqualTo(1);
      assertThat(running.found("Gesundheit")).isEqualTo(2);
      running.archive.queue().redo(Extractor.TEXT, Set.of(id));
      running.ingestor.wake();
      running.settle(id, new Coverage(0, 3, 0, 0, 0, false));
      assertThat(pen.asked).as("what was recognised is kept").hasSize(1);
      assertThat(running.found("Blatt 2")).isEqualTo(1);
    }
  }

  @Test
  void running_heads_of_recognised_pages_are_told_once_all_of_them_are_there() throws Exception {
    Pen pen =
        new Pen() {
          @Override
          public Extraction recognise(Path file, Format format, List<Integer> pages, PageSink sink)
              throws IOException {
            PageSink told =
                page -> {
                  String text = "Niederschrift Lindenau\nTop " + "ABCDE".charAt(page.number() - 1);
                  Page other =
                      new Page(
                          page.number(),
                          "",
                          PageState.OCR,
                          90,
                          ReadBy.TESSERACT,
                          text + " der Sitzung",
                          Layout.NONE);
                  Block all = new Block(BlockKind.PARAGRAPH, 0, 0, other.text().length());
                  sink.accept(other.structured(new Structure(List.of(all))));
                };
            return super.recognise(file, format, pages.reversed(), told);
          }
        };
    try (Running running = new Running(pen, true, Steps.NONE).serving()) {
      DocumentId id = running.take("scan.tif", tiff(5));
      running.settle(id, new Coverage(0, 5, 0, 0, 0, false));
      Page third =
          running
              .archive
              .page(running.archive.find(id).orElseThrow().document().newest(), 3)
              .orElseThrow();
      assertThat(third.text()).isEqualTo("Niederschrift Lindenau\nTop C der Sitzung");
      assertThat(third.body()).isEqualTo("Top C der Sitzung");
      assertThat(third.structure().blocks())
          .extracting(Block::kind)
          .containsExactly(BlockKind.FURNITURE, BlockKind.PARAGRAPH);
    }
  }

  @Test
  void a_record_is_proposed_from_what_was_recognised_and_survives_another_reading()
      throws Exception {
    Pen pen = new Pen();
    pen.words =
        "Health in our town\nMay 12, 2004\nThe health of the people is not what it was, and this is"
            + " what we have seen of it.";
    try (Running running = new Running(pen, true, Steps.NONE).serving()) {
      DocumentId id = running.take("scan.tif", tiff(1));
      for (int reading = 0; reading < 2; reading++) {
        running.settle(id, new Coverage(0, 1, 0, 0, 0, false));
        Holding holding = running.archive.find(id).orElseThrow();
        assertThat(holding.language()).isEqualTo(Language.ENGLISH);
        assertThat(holding.date()).isEqualTo(new DocumentDate("2004-05-12"));
        assertThat(holding.document().metadata()).isEqualTo(Metadata.NONE);
        running.archive.queue().redo(Extractor.TEXT, Set.of(id));
        running.ingestor.wake();
      }
    }
  }

  @Test
  void without_the_program_everything_else_goes_on_and_the_pages_wait_for_it() throws Exception {
    DocumentId id;
    Pen pen = new Pen();
    try (Running without = new Running(pen, false, Steps.NONE).serving()) {
      id = without.take("scan.tif", tiff(2));
      without.take("a.txt", "Gesundheit".getBytes(UTF_8));
      without.settle(id, new Coverage(0, 0, 0, 0, 2, false));
      assertThat(pen.asked).isEmpty();
      assertThat(without.found("Gesundheit")).isEqualTo(1);
    }
    try (Running with = new Running(pen, true, Steps.NONE).serving()) {
      with.take("b.txt", "Noch einer".getBytes(UTF_8));
      with.settle(id, new Coverage(0, 2, 0, 0, 0, false));
    }
  }

  @Test
  void a_command_leaves_recognition_to_the_service() throws Exception {
    Pen pen = new Pen();
    try (Running command = new Running(pen, true, Steps.NONE)) {
      DocumentId id = command.take("scan.tif", tiff(1));
      assertThat(command.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(command.archive.queue().isUnrecognised(id)).isTrue();
      assertThat(pen.asked).isEmpty();
      command.serving().settle(id, new Coverage(0, 1, 0, 0, 0, false));
    }
  }

  @Test
  void a_program_that_cannot_be_started_costs_no_page_its_turn() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Pen pen = new Pen();
    pen.missing = true;
    try (Running running = new Running(pen, true, Steps.NONE)) {
      DocumentId id = running.take("scan.tif", tiff(2));
      assertThat(running.ingestor.awaitIdle(PATIENCE)).isTrue();
      OcrLane lane = new OcrLane(running.archive, pen, () -> looks.incrementAndGet() != 2);
      Holding holding = running.archive.find(id).orElseThrow();
      assertThat(lane.isOpen()).isTrue();

      assertThatThrownBy(() -> lane.carryOut(holding)).isInstanceOf(IOException.class);

      assertThat(running.archive.queue().isUnrecognised(id)).isTrue();
      assertThat(running.archive.queue().unrecognised(holding.document().newest(), Ocr.LANE))
          .containsExactly(1, 2);
      assertThat(lane.isOpen()).as("it is looked for again").isFalse();
      pen.missing = false;
      lane.carryOut(holding);
      assertThat(running.coverage(id)).isEqualTo(new Coverage(0, 2, 0, 0, 0, false));
      assertThat(running.archive.queue().isUnrecognised(id)).isFalse();
    }
  }

  @Test
  void a_page_that_ends_its_reader_costs_itself_alone() throws Exception {
    Pen pen = new Pen();
    pen.deadly = Set.of(2, 4);
    pen.empty = Set.of(5);
    try (Running running = new Running(pen, true, Steps.NONE).serving()) {
      DocumentId id = running.take("scan.tif", tiff(6));
      running.settle(id, new Coverage(0, 3, 0, 0, 3, false));
      assertThat(pen.asked.getFirst()).hasSize(6);
      assertThat(pen.asked.stream().skip(1)).allMatch(pages -> pages.size() == 1);
      int tried = pen.asked.size();
      running.archive.queue().redo(Extractor.TEXT, Set.of(id));
      running.ingestor.wake();
      running.settle(id, new Coverage(0, 3, 0, 0, 3, false));
      assertThat(pen.asked).as("not tried for ever").hasSize(tried);
      pen.deadly = Set.of();
      running.archive.queue().reread(Extractor.TEXT, running.archive.find(id).orElseThrow());
      running.ingestor.wake();
      running.settle(id, new Coverage(0, 5, 0, 0, 1, false));
      assertThat(pen.asked.getLast()).as("once more where somebody asks").containsExactly(2, 4, 5);
    }
  }

  @Test
  void pages_that_were_kept_before_the_process_ended_are_not_recognised_again() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    Pen pen = new Pen();
    List<String> kept = new CopyOnWriteArrayList<>();
    DocumentId id;
    Steps dying =
        step -> {
          if (step.equals("text.recognised") && kept.size() < 2) {
            kept.add(step);
          } else if (step.equals("text.recognised")) {
            stopped.countDown();
            awaitForEver(); // until the process is ended
          }
        };
    try (Running first = new Running(pen, true, dying).serving()) {
      id = first.take("scan.tif", tiff(5));
      stopped.await();
    }
    pen.asked.clear();
    try (Running second = new Running(pen, true, Steps.NONE).serving()) {
      second.take("a.txt", "Text".getBytes(UTF_8));
      second.settle(id, new Coverage(0, 5, 0, 0, 0, false));
      assertThat(pen.asked).containsExactly(List.of(4, 5));
      assertThat(second.found("Blatt 1")).isEqualTo(1);
    }
  }

  private static void awaitForEver() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  @Test
  void an_erased_document_gets_no_text_from_a_reader_that_was_at_it() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch erased = new CountDownLatch(1);
    Pen pen =
        new Pen() {
          @Override
          public Extraction recognise(Path file, Format format, List<Integer> pages, PageSink sink)
              throws IOException {
            reading.countDown();
            try {
              erased.await();
            } catch (InterruptedException ended) {
              throw new IOException(ended);
            }
            return super.recognise(file, format, pages, sink);
          }
        };
    try (Running running = new Running(pen, true, Steps.NONE).serving()) {
      DocumentId id = running.take("scan.tif", tiff(2));
      reading.await();
      new ByHand(running.archive).erase(id, "Wunsch");
      erased.countDown();
      running.ingestor.wake();
      assertThat(running.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(running.found("Blatt")).isZero();
    }
  }

  private final class Running implements AutoCloseable {
    private final Archive archive;
    private final SearchIndex index;
    private final WorkerPool extractor;
    private final Ingestor ingestor;
    private final boolean installed;

    Running(Ocr ocr, boolean installed, Steps steps) throws IOException {
      this.installed = installed;
      archive = Archives.open(folder, steps);
      index = LuceneIndex.open(folder.resolve("index"));
      Path scratch = Files.createDirectories(folder.resolve("incoming"));
      extractor =
          new WorkerPool(List.of("org.findbuch.Main", "worker"), 1, Limits.DEFAULTS, scratch);
      ingestor =
          new Ingestor(
              archive, extractor, index, List.of(new OcrLane(archive, ocr, () -> installed)));
      ingestor.start(1);
    }

    Running serving() {
      ingestor.startBehind(1);
      return this;
    }

    DocumentId take(String name, byte[] bytes) throws IOException {
      Intake intake = new Intake(archive, new Recogniser(), ingestor, 1 << 24, Limits.DEFAULTS);
      Intake.Result result =
          intake.take(
              new ByteArrayInputStream(bytes),
              name,
              Metadata.NONE,
              Release.of(Publication.PUBLISHED),
              "test");
      return ((Receipt.Stored) ((Intake.Result.Taken) result).receipt()).holding().id();
    }

    /** Waits until its pages are in these states and nothing is on its way. */
    void settle(DocumentId id, Coverage expected) throws Exception {
      assertThat(ingestor.awaitIdle(PATIENCE)).isTrue();
      long end = System.nanoTime() + PATIENCE * 1_000_000;
      boolean waits = installed;
      while (System.nanoTime() < end && (waits || !coverage(id).equals(expected))) {
        Thread.sleep(20);
        waits = installed && archive.queue().isUnrecognised(id);
      }
      assertThat(coverage(id)).isEqualTo(expected);
      assertThat(ingestor.awaitIdle(PATIENCE)).isTrue();
    }

    Coverage coverage(DocumentId id) throws IOException {
      return archive.find(id).orElseThrow().coverage();
    }

    long found(String typed) throws IOException {
      return index
          .searcher(Access.PUBLIC)
          .search(SearchRequest.of(QueryParser.parse(typed).query()))
          .total();
    }

    @Override
    public void close() throws IOException {
      ingestor.close();
      extractor.close();
      index.close();
      archive.close();
    }
  }

  private static byte[] tiff(int pages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int page = 0; page < pages; page++) {
        BufferedImage image = new BufferedImage(40 + page, 60, BufferedImage.TYPE_BYTE_GRAY);
        writer.writeToSequence(new javax.imageio.IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
