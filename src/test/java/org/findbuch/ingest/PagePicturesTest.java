package org.findbuch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.ByHand;
import org.findbuch.extract.Cage;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PdfConverter;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.PagePictures.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePicturesTest {
  private static final long PATIENCE = 20_000;
  private static final int SIZE = 300;
  private static final DocumentFilter ALL = DocumentFilter.all(Access.STAFF);

  @TempDir Path folder;

  /** Draws each page as as many bytes of its own; fails where it is told to, as often as that. */
  private static final class Hand implements Painter {
    final List<Integer> asked = new CopyOnWriteArrayList<>();
    final ConcurrentHashMap<Integer, List<Fault>> fails = new ConcurrentHashMap<>();
    volatile boolean isBroken;
    volatile @Nullable Error breaksWith;
    volatile CountDownLatch gate = new CountDownLatch(0);
    final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Extraction paint(Path file, Format format, PictureOrder order, PageSink sink)
        throws IOException, InterruptedException {
      asked.add(order.page());
      assertThat(file).exists();
      begun.countDown();
      gate.await();
      if (breaksWith != null) {
        throw breaksWith;
      }
      if (isBroken) {
        throw new IOException("no worker can be started");
      }
      List<Fault> left = fails.getOrDefault(order.page(), List.of());
      if (!left.isEmpty()) {
        fails.put(order.page(), left.subList(1, left.size()));
        return new Extraction.Unreadable(left.getFirst());
      }
      sink.accept(new PageBytes(order.page(), "image/png", ByteBuffer.wrap(picture(order.page()))));
      return new Extraction.Read(Found.NOTHING, null);
    }

    @Override
    public void close() {}
  }

  private static byte[] picture(int page) {
    byte[] bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) page);
    bytes[0] = (byte) 0x89;
    return bytes;
  }

  @Test
  void a_page_is_drawn_once_and_is_there_after_a_restart() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      assertThat(running.ask(2)).isEqualTo(drawn(2));
      assertThat(running.ask(2)).isEqualTo(drawn(2));
      assertThat(((Answer.Drawn) running.ask(2)).type()).isEqualTo("image/png");
    }
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      assertThat(running.ask(2)).isEqualTo(drawn(2));
      assertThat(running.pictures.counts())
          .isEqualTo(new PagePictures.Counts(0, 1, 0, 1, SIZE + 4));
    }
    assertThat(hand.asked).containsExactly(2);
  }

  @Test
  void nothing_is_drawn_twice_at_once_and_who_cannot_wait_is_told_to_ask_again() throws Exception {
    Hand hand = new Hand();
    hand.gate = new CountDownLatch(1);
    try (Running running = new Running(hand, 1 << 20);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      running.add("a.pdf");
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(readers.submit(() -> running.ask(1)));
      }
      assertThat(running.pictures.ask(running.id(), running.original(), order(1), 50))
          .isEqualTo(new Answer.Waits());
      hand.gate.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get()).isEqualTo(drawn(1));
      }
    }
    assertThat(hand.asked).containsExactly(1);
  }

  @Test
  void a_page_that_nobody_can_draw_is_said_to_be_so_and_not_tried_for_ever() throws Exception {
    Hand hand = new Hand();
    hand.fails.put(1, List.of(Fault.READER_DIED, Fault.READER_DIED, Fault.READER_DIED));
    hand.fails.put(2, List.of(Fault.TOO_SLOW, Fault.TOO_SLOW));
    hand.fails.put(3, List.of(Fault.READER_DIED));
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      for (int i = 0; i < 3; i++) {
        assertThat(running.ask(1)).isEqualTo(new Answer.Undrawable(Fault.READER_DIED));
        assertThat(running.ask(2)).isEqualTo(new Answer.Undrawable(Fault.TOO_SLOW));
      }
      assertThat(running.ask(3)).as("something else has killed its worker").isEqualTo(drawn(3));
      assertThat(running.pictures.fault(running.original(), 1)).contains(Fault.READER_DIED);
      assertThat(running.pictures.fault(running.original(), 3)).isEmpty();
      assertThat(running.pictures.counts().failed()).isEqualTo(2);
    }
    assertThat(hand.asked).containsExactly(1, 1, 2, 3, 3);
  }

  @Test
  void what_cannot_be_drawn_now_can_be_drawn_later() throws Exception {
    Hand hand = new Hand();
    hand.isBroken = true;
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      assertThatThrownBy(() -> running.ask(1)).isInstanceOf(IOException.class);
      hand.isBroken = false;
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
  }

  @Test
  void a_file_that_is_damaged_or_gone_is_drawn_again() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      running.ask(1);
    }
    Path file = files().getFirst();
    byte[] sound = Files.readAllBytes(file);
    byte[] flipped = sound.clone();
    flipped[100] ^= 1;
    List<byte[]> broken =
        List.of(
            new byte[0],
            Arrays.copyOf(sound, 3),
            Arrays.copyOf(sound, 200),
            new byte[sound.length],
            flipped);
    for (byte[] bytes : broken) {
      Files.write(file, bytes);
      asked_again(hand);
    }
    Files.delete(file);
    asked_again(hand);
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      running.pictures.counts(); // it knows of the file before that is gone
      Files.delete(file);
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
  }

  private void asked_again(Hand hand) throws Exception {
    hand.asked.clear();
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
    assertThat(hand.asked).containsExactly(1);
    assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasSize(SIZE + 4));
  }

  @Test
  void those_that_were_not_asked_for_the_longest_go_first() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 3 * (SIZE + 4) + 10)) {
      running.add("a.pdf");
      for (int page : new int[] {1, 2, 3}) {
        running.ask(page);
      }
    }
    Instant day = Instant.now().minusSeconds(86_400);
    for (Path file : files()) {
      int page = Integer.parseInt(file.getFileName().toString().split("-", 2)[0]);
      Files.setLastModifiedTime(file, FileTime.from(day.plusSeconds(page)));
    }
    try (Running running = new Running(hand, 3 * (SIZE + 4) + 10)) {
      running.add("a.pdf");
      running.ask(1); // so 2 is the one that goes
      running.ask(4);
      assertThat(running.pictures.counts().bytes()).isEqualTo(3 * (SIZE + 4));
    }
    assertThat(names()).containsExactly("1-800.smallest", "3-800.smallest", "4-800.smallest");
    try (Running running = new Running(hand, 2 * (SIZE + 4))) {
      running.add("a.pdf");
      running.ask(5);
    }
    assertThat(names()).as("a smaller bound holds, too").hasSize(2).contains("5-800.smallest");
    try (Running running = new Running(hand, 0)) {
      running.add("a.pdf");
      assertThat(running.ask(6)).isEqualTo(drawn(6));
    }
  }

  @Test
  void what_a_kill_and_an_older_program_have_left_goes() throws Exception {
    Path previews = folder.resolve("index/previews");
    Files.createDirectories(previews.resolve("0/" + "a".repeat(64)));
    Files.writeString(previews.resolve("0/" + "a".repeat(64) + "/1-800.png"), "old");
    Files.createDirectories(previews.resolve("1"));
    Files.writeString(previews.resolve("1/picture123.tmp"), "half");
    Files.createDirectories(previews.resolve("1/" + "b".repeat(64)));
    Files.writeString(previews.resolve("1/" + "b".repeat(64) + "/1-800.png"), "of nobody");
    try (Running running = new Running(new Hand(), 1 << 20)) {
      running.add("a.pdf");
      running.ask(1);
    }
    assertThat(names()).containsExactly("1-800.smallest");
  }

  @Test
  void without_room_on_the_disk_a_picture_is_shown_all_the_same() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 1 << 20, Long.MAX_VALUE / 2)) {
      running.add("a.pdf");
      assertThat(running.ask(1)).isEqualTo(drawn(1));
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
    assertThat(files()).isEmpty();
    try (Stream<Path> all = Files.walk(folder.resolve("index/previews"))) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    Files.writeString(folder.resolve("index/previews"), "no folder");
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
  }

  @Test
  void of_an_erased_document_no_picture_stays() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      running.ask(1);
      running.ask(2);
      DocumentId gone = running.id();
      running.add("b.pdf");
      running.ask(1);
      assertThat(files()).hasSize(3);
      running.erase(gone);
      assertThat(files()).hasSize(1);
      assertThat(running.pictures.counts().files()).isEqualTo(1);
    }
  }

  @Test
  void a_page_that_is_being_drawn_when_its_document_is_erased_leaves_nothing() throws Exception {
    Hand hand = new Hand();
    hand.gate = new CountDownLatch(1);
    try (Running running = new Running(hand, 1 << 20);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      running.add("a.pdf");
      Future<Answer> answer = readers.submit(() -> running.ask(1));
      hand.begun.await();
      running.erase(running.id());
      hand.gate.countDown();
      assertThat(answer.get()).isEqualTo(drawn(1));
      assertThat(files()).isEmpty();
      assertThat(running.pictures.counts().files()).isZero();
    }
  }

  @Test
  void an_error_of_the_machine_ends_neither_the_wait_nor_the_drawing_of_others() throws Exception {
    Hand hand = new Hand();
    try (Running running = new Running(hand, 1 << 20)) {
      running.add("a.pdf");
      hand.breaksWith = new OutOfMemoryError("Java heap space");
      for (int page = 1; page <= 4; page++) {
        int asked = page;
        assertThatThrownBy(() -> running.ask(asked)).hasRootCauseInstanceOf(Error.class);
      }
      hand.breaksWith = null;
      assertThat(running.ask(1)).isEqualTo(drawn(1));
    }
  }

  /** Killed between the erasing and the removing of pictures: the next process does the rest. */
  @Test
  void pictures_of_a_document_that_another_process_erased_go() throws Exception {
    try (Running running = new Running(new Hand(), 1 << 20)) {
      running.add("a.pdf");
      running.ask(1);
    }
    try (Archive archive = Archives.open(folder)) {
      new ByHand(archive).erase(archive.list(ALL, 1, 1).getFirst().id(), "Wunsch");
    }
    assertThat(files()).hasSize(1);
    try (Running running = new Running(new Hand(), 1 << 20)) {
      assertThat(running.ingestor.awaitIdle(PATIENCE)).isTrue();
      assertThat(files()).isEmpty();
    }
  }

  /** Prints each document as a PDF of three pages, of which the second is that of page 1. */
  private static final class HandConverter implements PdfConverter {
    final List<Path> printed = new CopyOnWriteArrayList<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final CountDownLatch begun = new CountDownLatch(1);
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile List<Fault> fails = List.of();
    volatile Cage cage = Cage.NAMESPACES;
    volatile boolean installed = true;

    @Override
    public Extraction print(Path file, Format format, PageSink sink)
        throws IOException, InterruptedException {
      printed.add(file);
      most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        begun.countDown();
        gate.await();
        if (!fails.isEmpty()) {
          Fault fault = fails.getFirst();
          fails = fails.subList(1, fails.size());
          return new Extraction.Unreadable(fault);
        }
        sink.accept(new PageBytes(1, "application/pdf", ByteBuffer.wrap("%PDF-1".getBytes(UTF_8))));
        return new Extraction.Read(Found.NOTHING, null);
      } finally {
        atOnce.decrementAndGet();
      }
    }

    @Override
    public Extraction read(Path file, Format format, PageSink sink) throws IOException {
      assertThat(file).hasFileName("office.pdf");
      for (int number = 1; number <= 3; number++) {
        String text = number == 2 ? "Text der ersten Seite hier" : "Anderes auf Blatt " + number;
        WordBox first = new WordBox(0, text.indexOf(' '), 100 * number, 50, 60, 12);
        Layout layout = Layout.of(new Layout.Boxes(720, 540, List.of(first)));
        sink.accept(new Page(number, "" + number, PageState.TEXT, text, layout));
      }
      return new Extraction.Read(Found.NOTHING, null);
    }

    @Override
    public Workers workers() {
      return new Workers(1, 0, 0, Map.of());
    }

    @Override
    public Cage cage() {
      return cage;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_page_of_an_office_document_is_drawn_from_its_print_which_is_made_once() throws Exception {
    Hand hand = new Hand();
    HandConverter converter = new HandConverter();
    try (Running running = new Running(hand, 1 << 20, 0, converter)) {
      running.addOffice("a.docx");
      assertThat(running.pictures.layout(running.original(), 1)).as("not printed yet").isEmpty();
      assertThat(running.ask(1)).isEqualTo(drawn(2));
      assertThat(running.ask(1)).isEqualTo(drawn(2));
    }
    try (Running running = new Running(hand, 1 << 20, 0, converter)) {
      running.addOffice("a.docx");
      assertThat(running.pictures.ask(running.id(), running.original(), small(1), PATIENCE))
          .isEqualTo(drawn(2));
      assertThat(running.pictures.layout(running.original(), 1).orElseThrow().boxes())
          .isEqualTo(new Layout.Boxes(720, 540, List.of(new WordBox(0, 4, 200, 50, 60, 12))));
    }
    assertThat(converter.printed).hasSize(1);
    assertThat(hand.asked).as("pages of the print").containsExactly(2, 2);
    assertThat(names())
        .containsExactly("1-200.smallest", "1-800.smallest", "office.pdf", "office.places");
  }

  @Test
  void documents_are_printed_one_at_a_time_and_hold_up_no_other_picture() throws Exception {
    HandConverter converter = new HandConverter();
    converter.gate = new CountDownLatch(1);
    try (Running running = new Running(new Hand(), 1 << 20, 0, converter);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (String name : List.of("a.docx", "b.docx", "c.docx")) {
        running.addOffice(name);
        Holding holding = running.added.getLast();
        for (int times = 0; times < 3; times++) {
          answers.add(
              readers.submit(
                  () ->
                      running.pictures.ask(
                          holding.id(), holding.document().newest(), order(1), PATIENCE)));
        }
      }
      converter.begun.await();
      running.add("d.pdf");
      assertThat(running.ask(1)).isEqualTo(drawn(1));
      converter.gate.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get()).isEqualTo(drawn(2));
      }
    }
    assertThat(converter.printed).hasSize(3);
    assertThat(converter.most).hasValue(1);
  }

  @Test
  void what_cannot_be_printed_is_said_to_be_so_and_not_tried_for_every_page() throws Exception {
    HandConverter converter = new HandConverter();
    converter.fails = List.of(Fault.TOO_SLOW);
    try (Running running = new Running(new Hand(), 1 << 20, 0, converter)) {
      running.addOffice("a.docx");
      for (int page = 1; page <= 3; page++) {
        assertThat(running.ask(page)).isEqualTo(new Answer.Undrawable(Fault.TOO_SLOW));
      }
      assertThat(converter.printed).hasSize(1);
      converter.fails = List.of(Fault.READER_DIED);
      running.addOffice("b.docx");
      assertThat(running.ask(1)).as("something else has killed it").isEqualTo(drawn(2));
    }
  }

  @Test
  void a_print_that_is_damaged_or_gone_is_made_again() throws Exception {
    HandConverter converter = new HandConverter();
    for (String how : List.of("first", "flipped", "deleted", "no places")) {
      try (Running running = new Running(new Hand(), 1 << 20, 0, converter)) {
        running.addOffice("a.docx");
        int before = converter.printed.size();
        Path previews = folder.resolve("index/previews");
        for (Path file : files()) {
          String name = file.getFileName().toString();
          if (name.endsWith("smallest") || (how.equals("no places") && name.endsWith("places"))) {
            Files.delete(file);
          } else if (name.endsWith("pdf") && how.equals("deleted")) {
            Files.delete(file);
          } else if (name.endsWith("pdf") && how.equals("flipped")) {
            Files.writeString(file, "%PDF-2....");
          }
        }
        assertThat(running.ask(1)).as(how).isEqualTo(drawn(2));
        assertThat(converter.printed).as(how).hasSize(before + 1);
        assertThat(previews).isDirectory();
      }
    }
  }

  @Test
  void a_document_whose_file_is_damaged_is_said_to_be_so_until_it_is_mended() throws Exception {
    for (String name : List.of("a.docx", "a.pdf")) {
      HandConverter converter = new HandConverter();
      Path file;
      DocumentId id;
      try (Running running = new Running(new Hand(), 1 << 20, 0, converter)) {
        addTo(running, name);
        id = running.id();
        file = running.archive.open(id, running.original()).path();
      }
      byte[] sound = Files.readAllBytes(file);
      Files.write(file, "B".repeat(sound.length).getBytes(UTF_8));
      try (Running running = new Running(new Hand(), 1 << 20, 0, converter)) {
        running.added.add(running.archive.find(id).orElseThrow());
        assertThat(running.ask(1)).as(name).isEqualTo(new Answer.Undrawable(Fault.DAMAGED));
        assertThat(converter.printed).isEmpty();
        Files.write(file, sound);
        assertThat(running.ask(1)).as(name).isInstanceOf(Answer.Drawn.class);
      }
    }
  }

  private static void addTo(Running running, String name) throws IOException {
    if (name.endsWith("docx")) {
      running.addOffice(name);
    } else {
      running.add(name);
    }
  }

  @Test
  void of_a_document_that_is_erased_while_it_is_printed_nothing_stays() throws Exception {
    HandConverter converter = new HandConverter();
    converter.gate = new CountDownLatch(1);
    try (Running running = new Running(new Hand(), 1 << 20, 0, converter);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      running.addOffice("a.docx");
      Future<Answer> answer = readers.submit(() -> running.ask(1));
      converter.begun.await();
      running.erase(running.id());
      converter.gate.countDown();
      assertThatThrownBy(answer::get).isInstanceOf(Exception.class);
      assertThat(files()).isEmpty();
      running.addOffice("b.docx");
      running.ask(1);
      assertThat(names()).contains("office.pdf");
      running.erase(running.id());
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void nothing_is_printed_outside_a_cage_nor_without_a_program() throws Exception {
    HandConverter converter = new HandConverter();
    try (Running running = new Running(new Hand(), 1 << 20, 0, converter)) {
      assertThat(running.pictures.paints(Format.DOCX)).isTrue();
      assertThat(running.pictures.paints(Format.TXT)).isFalse();
      converter.cage = Cage.NOT_ALLOWED;
      assertThat(running.pictures.paints(Format.DOCX)).isFalse();
      assertThat(running.pictures.paints(Format.PDF)).isTrue();
      converter.cage = Cage.NAMESPACES;
      converter.installed = false;
      assertThat(running.pictures.paints(Format.DOCX)).isFalse();
    }
    try (Running running = new Running(new Hand(), 1 << 20)) {
      assertThat(running.pictures.paints(Format.DOCX)).isFalse();
    }
  }

  private static PictureOrder small(int page) {
    return new PictureOrder(page, 200, Written.SMALLEST);
  }

  private static Answer drawn(int page) {
    return new Answer.Drawn(ByteBuffer.wrap(picture(page)));
  }

  private static PictureOrder order(int page) {
    return new PictureOrder(page, 800, Written.SMALLEST);
  }

  private List<Path> files() throws IOException {
    Path previews = folder.resolve("index/previews");
    if (Files.notExists(previews)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(previews)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<String> names() throws IOException {
    return files().stream().map(file -> file.getFileName().toString()).toList();
  }

  private final class Running implements AutoCloseable {
    private final Archive archive;
    private final SearchIndex index;
    private final WorkerPool extractor;
    private final Ingestor ingestor;
    private final PagePictures pictures;
    private final List<Holding> added = new ArrayList<>();

    Running(Hand hand, long mostBytes) throws IOException {
      this(hand, mostBytes, 0);
    }

    Running(Hand hand, long mostBytes, long freeBytes) throws IOException {
      this(hand, mostBytes, freeBytes, null);
    }

    Running(Hand hand, long mostBytes, long freeBytes, @Nullable HandConverter converter)
        throws IOException {
      archive = Archives.open(folder);
      index = LuceneIndex.open(folder.resolve("index"));
      Path scratch = Files.createDirectories(folder.resolve("incoming"));
      extractor = new WorkerPool(List.of("none"), 1, Limits.DEFAULTS, scratch);
      ingestor = new Ingestor(archive, extractor, index);
      pictures =
          new PagePictures(
              archive,
              ingestor.indexing(),
              hand,
              new PagePictures.Shelf(folder.resolve("index/previews"), mostBytes, freeBytes),
              converter == null
                  ? null
                  : new OfficeConversion(converter, () -> converter.installed));
      ingestor.start(0);
    }

    void add(String name) throws IOException {
      add(name, Format.PDF);
    }

    /** Of two pages. */
    void addOffice(String name) throws IOException {
      add(name, Format.DOCX);
      try (TextWriter text = archive.queue().write(original(), new Lane(Lane.TEXT, 1))) {
        text.add(new Page(1, "1", PageState.TEXT, "Text der ersten Seite hier", Layout.NONE));
        text.add(new Page(2, "2", PageState.TEXT, "Und der zweiten auch", Layout.NONE));
        text.finish(Found.NOTHING, null);
      }
    }

    private void add(String name, Format format) throws IOException {
      try (var spooled =
          archive.spool(new ByteArrayInputStream(name.getBytes(UTF_8)), Long.MAX_VALUE)) {
        Arrival arrival =
            new Arrival(name, format, Metadata.NONE, Release.of(Publication.PUBLISHED));
        added.add(archive.receive(spooled, arrival, "test").holding());
      }
    }

    DocumentId id() {
      return added.getLast().id();
    }

    Original original() {
      return added.getLast().document().newest();
    }

    Answer ask(int page) throws IOException, InterruptedException {
      return pictures.ask(id(), original(), order(page), PATIENCE);
    }

    void erase(DocumentId gone) throws Exception {
      new ByHand(archive).erase(gone, "Wunsch");
      ingestor.wake();
      assertThat(ingestor.awaitSettled(Set.of(gone), PATIENCE)).isTrue();
    }

    @Override
    public void close() throws IOException {
      pictures.close();
      ingestor.close();
      extractor.close();
      index.close();
      archive.close();
    }
  }
}
