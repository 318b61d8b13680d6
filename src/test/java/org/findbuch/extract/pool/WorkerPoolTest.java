package org.findbuch.extract.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.protocol.LowerClaim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("hostile")
@Isolated("looks at all processes that this one has started")
class WorkerPoolTest {
  private static final Limits LIMITS = new Limits(2, 4, 10, 1 << 20, 100, 100, 5, 300, 50, 100_000);
  private static final Limits PATIENT =
      new Limits(60, 60, 10, 1 << 20, 100, 100, 5, 300, 50, 100_000);
  private static Extractor extractor;

  @TempDir static Path scratch;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    extractor = extractor(LIMITS);
  }

  private static Extractor extractor(Limits limits) throws IOException {
    return new WorkerPool(
        List.of("org.findbuch.extract.pool.MisbehavingProgram"), 1, limits, scratch);
  }

  @AfterAll
  static void stop() throws IOException {
    extractor.close();
  }

  @Test
  void pages_come_in_order_with_their_text() throws Exception {
    List<Page> pages = new ArrayList<>();
    assertThat(extractor.read(file("eins", "print", "zwei"), Format.TXT, pages::add))
        .isEqualTo(new Extraction.Read(Found.NOTHING, null));
    assertThat(pages).extracting(Page::text).containsExactly("eins", "zwei");
    assertThat(pages).extracting(Page::number).containsExactly(1, 2);
  }

  @Test
  void pages_that_were_asked_for_come_recognised_in_any_order() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    assertThat(recognise(List.of(2, 3), numbers, "eins", "zwei", "drei"))
        .isEqualTo(new Extraction.Read(Found.NOTHING, null));
    assertThat(numbers).containsExactly(3, 2);
  }

  @Test
  void a_page_that_ends_its_reader_leaves_those_before_it() throws Exception {
    for (String end : List.of("exit", "oom", "twice", "another")) {
      List<Integer> numbers = new ArrayList<>();
      Extraction extraction = recognise(List.of(1, 2), numbers, end, "zwei");
      assertThat(extraction.why())
          .as(end)
          .contains(end.equals("oom") ? Fault.OUT_OF_MEMORY : Fault.READER_DIED);
      assertThat(numbers).as(end).startsWith(2);
      assertThat(recognise(List.of(1), new ArrayList<>(), "eins").why()).as(end).isEmpty();
    }
    List<Integer> numbers = new ArrayList<>();
    assertThat(recognise(List.of(1, 2), numbers, "leave out", "zwei").why()).isEmpty();
    assertThat(numbers).containsExactly(2);
  }

  private Extraction recognise(List<Integer> pages, List<Integer> numbers, String... lines)
      throws Exception {
    return ((WorkerPool) extractor)
        .recognise(file(lines), Format.TXT, pages, page -> numbers.add(page.number()));
  }

  @Test
  void of_a_page_that_is_drawn_comes_its_picture_and_nothing_else() throws Exception {
    assertThat(paint(2, "exit", "eins")).isEqualTo("image/png 300000");
    assertThat(paint(1, "leave out")).isEmpty();
    for (String end : List.of("exit", "another", "text")) {
      assertThat(paint(1, end)).as(end).isEqualTo("READER_DIED");
    }
    assertThat(paint(1, "hang")).isEqualTo("TOO_SLOW");
    assertThat(paint(1, "eins")).isEqualTo("image/png 300000");
  }

  private String paint(int page, String... lines) throws Exception {
    StringBuilder said = new StringBuilder();
    PageSink sink =
        new PageSink() {
          @Override
          public void accept(Page page) {
            said.append("a page");
          }

          @Override
          public void accept(PageBytes bytes) {
            said.append(bytes.type()).append(' ').append(bytes.bytes().remaining());
          }
        };
    Extraction extraction =
        ((WorkerPool) extractor)
            .paint(file(lines), Format.TXT, new PictureOrder(page, 800, Written.PNG), sink);
    extraction.why().ifPresent(said::append);
    return said.toString();
  }

  @Test
  void whoever_searches_comes_before_the_reading_of_files() throws Exception {
    read("eins");
    int ours = niceness(ProcessHandle.current());
    List<ProcessHandle> workers = ProcessHandle.current().descendants().toList();
    assertThat(workers).isNotEmpty();
    for (ProcessHandle worker : workers) {
      assertThat(niceness(worker)).isGreaterThan(ours);
    }
  }

  /** Processes of different sessions are not weighed against each other, but their sessions are. */
  @Test
  void a_reader_in_a_cage_has_a_session_of_its_own_and_comes_last_with_all_of_it()
      throws Exception {
    read("eins");
    String ours = SessionProgram.session("self");
    List<String> theirs = new ArrayList<>();
    for (ProcessHandle worker : ProcessHandle.current().descendants().toList()) {
      theirs.add(SessionProgram.session(String.valueOf(worker.pid())));
    }
    theirs.removeIf(ours::equals);
    assertThat(theirs.isEmpty())
        .isEqualTo(!extractor.cage().holds() || !SessionProgram.areWeighed());
    assertThat(theirs).allMatch(one -> one.endsWith("nice 10"));
    assertThat(SessionProgram.session("self")).isEqualTo(ours);
  }

  @Test
  void a_reader_with_a_session_of_its_own_comes_last_with_all_of_it() throws Exception {
    String ours = SessionProgram.session("self");
    String theirs = SessionProgram.started("setsid", LowerClaim.toldOfOwnSession());
    if (SessionProgram.areWeighed()) {
      assertThat(theirs).isNotEqualTo(ours).endsWith("nice 10");
    } else {
      assertThat(theirs).isEqualTo(ours);
    }
    assertThat(SessionProgram.session("self")).isEqualTo(ours);
  }

  @Test
  void a_reader_that_shares_its_session_does_not_speak_for_others() throws Exception {
    String ours = SessionProgram.session("self");
    assertThat(SessionProgram.started("env", "-Dnothing=said")).isEqualTo(ours);
    assertThat(SessionProgram.session("self")).isEqualTo(ours);
  }

  /** By proc_pid_stat(5), counted from behind the name, which may have blanks. */
  private static int niceness(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  @Test
  void a_reader_that_hangs_is_ended_in_time() throws Exception {
    assertThat(read("hang")).isEqualTo(new Extraction.Unreadable(Fault.TOO_SLOW));
    theNextFileIsFine();
  }

  @Test
  void pages_before_a_hang_stand() throws Exception {
    assertThat(read("eins", "hang")).isEqualTo(new Extraction.Read(Found.NOTHING, Fault.TOO_SLOW));
    theNextFileIsFine();
  }

  @Test
  void a_reader_that_exhausts_memory_is_replaced() throws Exception {
    try (Extractor patient = extractor(PATIENT)) {
      assertThat(patient.read(file("oom"), Format.TXT, page -> {}))
          .isEqualTo(new Extraction.Unreadable(Fault.OUT_OF_MEMORY));
      theNextFileIsFine(patient);
    }
  }

  @Test
  void a_reader_that_exits_is_replaced() throws Exception {
    assertThat(read("exit")).isEqualTo(new Extraction.Unreadable(Fault.READER_DIED));
    theNextFileIsFine();
  }

  @Test
  void a_reader_that_overflows_its_stack_is_replaced() throws Exception {
    assertThat(read("overflow")).isEqualTo(new Extraction.Unreadable(Fault.READER_DIED));
    theNextFileIsFine();
  }

  @Test
  void an_exception_is_a_damaged_file() throws Exception {
    assertThat(read("throw")).isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
    assertThat(read("eins", "throw")).isEqualTo(new Extraction.Read(Found.NOTHING, Fault.DAMAGED));
    theNextFileIsFine();
  }

  @Test
  void the_fault_of_a_sink_is_not_the_file_s() throws Exception {
    IOException full = new IOException("disk full");
    assertThatThrownBy(
            () ->
                extractor.read(
                    file("eins", "zwei"),
                    Format.TXT,
                    page -> {
                      throw full;
                    }))
        .isSameAs(full);
    theNextFileIsFine();
  }

  @Test
  void what_is_beyond_the_limits_is_left() throws Exception {
    String[] lines = new String[60];
    java.util.Arrays.fill(lines, "Zeile");
    List<Page> pages = new ArrayList<>();
    assertThat(extractor.read(file(lines), Format.TXT, pages::add))
        .isEqualTo(new Extraction.Read(Found.NOTHING, Fault.TOO_MANY_PAGES));
    assertThat(pages).hasSize(50);
  }

  @Test
  void bytes_come_with_the_page_that_they_belong_to() throws Exception {
    Taken taken = new Taken(Resumption.NONE);
    extractor.read(file("eins", "picture", "zwei", "miss", "picture"), Format.TXT, taken);
    assertThat(taken.all)
        .containsExactly(
            "1 eins",
            new PageBytes(1, "image/png", MisbehavingReader.BYTES),
            "2 zwei",
            Fault.PAGE_TOO_FULL,
            new PageBytes(2, "image/png", MisbehavingReader.BYTES));
  }

  @Test
  void bytes_of_no_page_and_bytes_without_end_are_not_believed() throws Exception {
    for (String lie : List.of("picture of nothing", "pictures without end")) {
      assertThat(read("eins", lie))
          .isEqualTo(new Extraction.Read(Found.NOTHING, Fault.READER_DIED));
      theNextFileIsFine();
    }
  }

  @Test
  void reading_goes_on_behind_what_is_there() throws Exception {
    Taken taken = new Taken(new Resumption(2, 8, List.of("eins", "zwei"), null));
    assertThat(extractor.read(file("eins", "zwei", "drei", "vier"), Format.TXT, taken))
        .isEqualTo(new Extraction.Read(Found.NOTHING, null));
    assertThat(taken.all).containsExactly("3 drei", "4 vier");
    assertThat(extractor.read(file("eins", "zwei", "exit"), Format.TXT, taken))
        .as("what was there stands")
        .isEqualTo(new Extraction.Read(Found.NOTHING, Fault.READER_DIED));
    theNextFileIsFine();
  }

  private static final class Taken implements PageSink {
    private final Resumption before;
    private final List<Object> all = new ArrayList<>();

    Taken(Resumption before) {
      this.before = before;
    }

    @Override
    public Resumption before() {
      return before;
    }

    @Override
    public void accept(Page page) {
      all.add(page.number() + " " + page.text());
    }

    @Override
    public void accept(PageBytes bytes) {
      all.add(bytes);
    }

    @Override
    public void miss(Fault why) {
      all.add(why);
    }
  }

  @Test
  void nothing_is_left_over_for_the_next_file() throws Exception {
    List<Page> pages = new ArrayList<>();
    extractor.read(file("litter", "litter"), Format.TXT, pages::add);
    extractor.read(file("count litter"), Format.TXT, pages::add);
    assertThat(pages).extracting(Page::text).containsExactly("litter 0");
  }

  @Test
  void a_cage_shows_no_more_than_is_needed() throws Exception {
    List<Page> pages = new ArrayList<>();
    extractor.read(file("reach out"), Format.TXT, pages::add);
    String seen = extractor.cage().holds() ? "false" : "true";
    assertThat(pages)
        .extracting(Page::text)
        .containsExactly("passwords " + seen + ", environment false");
  }

  @Test
  void closing_ends_the_workers_and_whoever_waits_for_them() throws Exception {
    Extractor own =
        new WorkerPool(List.of("org.findbuch.extract.pool.MisbehavingProgram"), 1, LIMITS, scratch);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> own.read(file("hang"), Format.TXT, page -> {}));
      Thread.sleep(Duration.ofMillis(500));
      own.close();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    }
  }

  private void theNextFileIsFine() throws Exception {
    theNextFileIsFine(extractor);
  }

  private void theNextFileIsFine(Extractor reader) throws Exception {
    long began = System.nanoTime();
    assertThat(reader.read(file("gut"), Format.TXT, page -> {}))
        .isEqualTo(new Extraction.Read(Found.NOTHING, null));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  private Extraction read(String... lines) throws Exception {
    return extractor.read(file(lines), Format.TXT, page -> {});
  }

  private Path file(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "do", ".txt"), List.of(lines));
  }
}
