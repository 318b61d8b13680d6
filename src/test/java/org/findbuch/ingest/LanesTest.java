package org.findbuch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.change.Steps;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.State;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts what all lanes of the process do")
class LanesTest {
  private static final int PAGES = 1_300;
  private static final long PATIENCE = 120_000;

  @TempDir Path folder;

  @Test
  void a_long_file_is_read_on_behind_what_was_on_the_disk_when_the_process_ended()
      throws Exception {
    CountDownLatch halfway = new CountDownLatch(1);
    AtomicInteger chunks = new AtomicInteger();
    DocumentId id;
    try (Running first =
        new Running(
            step -> {
              if (step.equals("text.pages") && chunks.incrementAndGet() == 2) {
                halfway.countDown();
                // until the process is ended
                new CountDownLatch(1).await();
              }
            })) {
      id = first.take("lang.pdf", pdf());
      halfway.await();
    }
    try (Running second = new Running(step -> {})) {
      assertThat(second.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(second.ingestor.figures().read().pages()).as("read again").isEqualTo(PAGES - 512);
      Holding holding = second.archive.find(id).orElseThrow();
      assertThat(holding.state()).isEqualTo(State.SEARCHABLE);
      assertThat(holding.coverage().text()).isEqualTo(PAGES);
      List<String> resumed = second.texts(id);
      second.archive.queue().redo(Extractor.TEXT, Set.of(id));
      second.ingestor.wake();
      assertThat(second.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(resumed).as("as if it had never been stopped").isEqualTo(second.texts(id));
      assertThat(second.archive.find(id).orElseThrow().found()).isEqualTo(holding.found());
    }
  }

  @Test
  void where_nothing_waits_no_thread_works() throws Exception {
    try (Running idle = new Running(step -> {})) {
      assertThat(idle.ingestor.awaitIdle(PATIENCE)).isTrue();
      long before = processorMillisOfLanes();
      Thread.sleep(1_000);
      assertThat(processorMillisOfLanes() - before).isLessThan(300);
    }
  }

  private static long processorMillisOfLanes() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lane-"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()) / 1_000_000)
        .sum();
  }

  @Test
  void another_lane_follows_the_text_and_its_newer_version_has_only_its_own_work_done_again()
      throws Exception {
    DocumentId pdf;
    Numbers numbers = new Numbers(1, Integer.MAX_VALUE);
    try (Running first = new Running(Steps.NONE, numbers)) {
      pdf = first.take("drei.pdf", pdf(3));
      first.take("a.txt", "Text".getBytes(UTF_8));
      assertThat(first.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(numbers.made).containsExactly("1/1", "1/2", "1/3");
      first.archive.queue().redo(Extractor.TEXT, Set.of(pdf));
      first.ingestor.wake();
      assertThat(first.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(numbers.made).as("there is another text").hasSize(6);
    }
    numbers = new Numbers(1, Integer.MAX_VALUE);
    try (Running same = new Running(Steps.NONE, numbers)) {
      same.take("b.txt", "Noch einer".getBytes(UTF_8));
      assertThat(same.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(numbers.made).isEmpty();
    }
    numbers = new Numbers(2, 2);
    try (Running newer = new Running(Steps.NONE, numbers)) {
      numbers.awaitDone();
      assertThat(newer.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(numbers.made).as("stopped once, and gone on").containsExactly("2/1", "2/2", "2/3");
      assertThat(newer.ingestor.figures().read().pages()).as("no text was read").isZero();
    }
  }

  /** Writes down the numbers of pages; at first fails after so many of them. */
  private static final class Numbers implements LaneWork {
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Lane lane;
    private int until;
    private @Nullable Archive archive;

    Numbers(int version, int until) {
      lane = new Lane("numbers", version);
      this.until = until;
    }

    @Override
    public Lane lane() {
      return lane;
    }

    @Override
    public int seats() {
      return 1;
    }

    @Override
    public boolean isFor(Format format, Coverage coverage) {
      return format == Format.PDF;
    }

    @Override
    public void carryOut(Holding holding) throws IOException {
      int from = until == Integer.MAX_VALUE && lane.version() > 1 ? made.size() : 0;
      for (int page = from + 1; page <= holding.coverage().pages(); page++) {
        if (page > until) {
          until = Integer.MAX_VALUE;
          throw new IOException("No space left on device");
        }
        made.add(lane.version() + "/" + page);
      }
      Objects.requireNonNull(archive).queue().done(lane, holding.id(), holding.document().newest());
      done.countDown();
    }

    void awaitDone() throws InterruptedException {
      done.await();
    }
  }

  /** A step of the archive, at which the process may be stopped. */
  private interface Stop {
    void at(String step) throws InterruptedException;
  }

  /** A program's life, from opening the folders to closing them. */
  private final class Running implements AutoCloseable {
    private final Archive archive;
    private final SearchIndex index;
    private final WorkerPool extractor;
    private final Ingestor ingestor;

    Running(Stop stop) throws IOException {
      this(
          step -> {
            try {
              stop.at(step);
            } catch (InterruptedException ended) {
              throw new IOException(ended);
            }
          },
          new Numbers(1, 0),
          List.of());
    }

    Running(Steps steps, Numbers numbers) throws IOException {
      this(steps, numbers, List.of(numbers));
    }

    private Running(Steps steps, Numbers numbers, List<LaneWork> later) throws IOException {
      archive = Archives.open(folder, steps);
      numbers.archive = archive;
      index = LuceneIndex.open(folder.resolve("index"));
      Path scratch = Files.createDirectories(folder.resolve("incoming"));
      extractor =
          new WorkerPool(List.of("org.findbuch.Main", "worker"), 1, Limits.DEFAULTS, scratch);
      ingestor = new Ingestor(archive, extractor, index, later);
      ingestor.start(1);
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

    List<String> texts(DocumentId id) throws IOException {
      List<String> texts = new ArrayList<>();
      for (Page page : archive.text(archive.find(id).orElseThrow().document().newest())) {
        texts.add(page.number() + " " + page.label() + " " + page.text());
      }
      return texts;
    }

    @Override
    public void close() throws IOException {
      ingestor.close();
      extractor.close();
      index.close();
      archive.close();
    }
  }

  private static byte[] pdf() throws IOException {
    return pdf(PAGES);
  }

  private static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(FontName.HELVETICA);
      for (int number = 1; number <= pages; number++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(100, 700);
          content.showText("Auf der Seite " + number + " stehen die Gesundheit und das Alter");
          content.endText();
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
