package org.findbuch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.Seed;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Edition;
import org.findbuch.archive.TextWriter;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.Release;
import org.findbuch.editing.ByHand;
import org.findbuch.extract.Extractor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TwinLaneTest {
  @TempDir Path folder;
  @RegisterExtension final Seed seed = new Seed();

  private Random random = seed.random();
  private Archive archive;
  private TwinLane lane;
  private int files;

  @BeforeEach
  void open() throws IOException {
    archive = Archives.open(folder);
    lane = new TwinLane(archive);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  @Test
  void the_same_text_in_another_file_is_said_on_both_sides() throws IOException {
    String text = text(400);
    DocumentId pdf = take(Format.PDF, text);
    DocumentId doc = take(Format.DOC, text.replace(" ", "\n"));
    DocumentId other = take(Format.PDF, text(400));
    compareAll();
    assertThat(editions(pdf)).containsExactly(doc + " same 100");
    assertThat(editions(doc)).containsExactly(pdf + " same 100");
    assertThat(editions(other)).isEmpty();
  }

  @Test
  void an_edition_is_recognised_in_whatever_order_they_come() throws IOException {
    String first = text(500);
    List<String> texts =
        new ArrayList<>(List.of(first, changed(first, 20), changed(first, 33), text(500)));
    Collections.shuffle(texts, random);
    List<DocumentId> ids = new ArrayList<>();
    for (String text : texts) {
      ids.add(take(Format.PDF, text));
      if (random.nextBoolean()) {
        compareAll();
      }
    }
    compareAll();
    for (int i = 0; i < ids.size(); i++) {
      boolean alone = texts.get(i).startsWith(first.substring(0, 4));
      assertThat(editions(ids.get(i))).as("number %d", i).hasSize(alone ? 2 : 0);
    }
  }

  @Test
  void what_is_read_anew_recognised_or_replaced_is_compared_anew() throws IOException {
    String text = text(300);
    DocumentId one = take(Format.PDF, text);
    DocumentId scan = take(Format.TIFF, "");
    compareAll();
    assertThat(editions(one)).isEmpty();
    read(scan, PageState.OCR, text);
    compareAll();
    assertThat(editions(one)).containsExactly(scan + " same 100");
    read(scan, PageState.OCR, text(300));
    compareAll();
    assertThat(editions(one)).isEmpty();
    assertThat(editions(scan)).isEmpty();
    read(scan, PageState.OCR, text);
    compareAll();
    archive.receiveVersion(one, archive.spool(bytes(), 1 << 20), arrival(Format.PDF), "test");
    assertThat(editions(scan)).as("its text is another one now").isEmpty();
    read(one, PageState.TEXT, text);
    compareAll();
    assertThat(editions(scan)).containsExactly(one + " same 100");
  }

  @Test
  void what_a_person_says_goes_before_what_the_texts_say() throws IOException {
    String text = text(300);
    DocumentId one = take(Format.PDF, text);
    DocumentId other = take(Format.PDF, changed(text, 10));
    compareAll();
    assertThat(edition(one).said()).isFalse();
    say(other, RelationType.IS_VERSION_OF, one);
    assertThat(edition(one).said()).isTrue();
    assertThat(edition(other).said()).isTrue();
    say(other, RelationType.DIFFERS_FROM, one);
    assertThat(editions(one)).isEmpty();
    assertThat(editions(other)).isEmpty();
    archive.queue().redo(lane.lane(), List.of(one, other));
    compareAll();
    assertThat(editions(one)).as("however often it is compared").isEmpty();
  }

  private void say(DocumentId from, RelationType type, DocumentId to) throws IOException {
    Holding holding = archive.find(from).orElseThrow();
    new ByHand(archive)
        .edit(
            from,
            holding.document().version(),
            Metadata.NONE.with().relations(List.of(new Relation(type, to.value()))).build());
  }

  @Test
  void few_words_are_no_text() throws IOException {
    DocumentId one = take(Format.PDF, "Anlage 3 zum Protokoll");
    DocumentId two = take(Format.DOC, "Anlage 3 zum Protokoll");
    DocumentId empty = take(Format.PDF, "");
    take(Format.PDF, " ");
    String short1 = text(20);
    DocumentId three = take(Format.PDF, short1);
    DocumentId four = take(Format.DOC, short1);
    take(Format.DOC, changed(short1, 10));
    compareAll();
    assertThat(editions(one)).isEmpty();
    assertThat(editions(two)).isEmpty();
    assertThat(editions(empty)).isEmpty();
    assertThat(editions(three)).containsExactly(four + " same 100");
  }

  @Test
  void what_many_have_is_a_template_and_none_of_them_is_an_edition_of_another() throws IOException {
    templates();
  }

  /** The form's runs that only a few of its copies still have in common. */
  @Test
  void nor_what_a_few_of_them_have_by_chance() throws IOException {
    random = new Random(38_326_192_600_894L);
    templates();
  }

  private void templates() throws IOException {
    String form = text(300);
    List<DocumentId> forms = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      forms.add(take(Format.PDF, changed(form, 12)));
      if (i % 15 == 0) {
        compareAll();
      }
    }
    String mine = changed(form, 12);
    DocumentId pdf = take(Format.PDF, mine);
    DocumentId doc = take(Format.DOC, mine);
    compareAll();
    for (DocumentId id : forms) {
      assertThat(editions(id)).isEmpty();
    }
    assertThat(editions(pdf)).containsExactly(doc + " same 100");
  }

  @Test
  void two_at_once_find_each_other_and_a_process_that_ended_costs_nothing() throws Exception {
    String text = text(300);
    List<DocumentId> ids = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ids.add(take(i % 2 == 0 ? Format.PDF : Format.DOC, text + " " + "x".repeat(i / 2)));
    }
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(n -> Thread.ofPlatform().start(() -> compareEvery(ids, n)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    archive.close();
    open();
    compareAll();
    for (DocumentId id : ids) {
      assertThat(editions(id)).hasSize(23);
    }
  }

  private void compareEvery(List<DocumentId> ids, int first) {
    try {
      for (int i = first; i < ids.size() - 4; i += 4) {
        lane.carryOut(archive.find(ids.get(i)).orElseThrow());
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @Test
  void an_erased_document_leaves_no_trace_and_a_recovered_catalogue_finds_all_again()
      throws IOException {
    String text = text(300);
    DocumentId kept = take(Format.PDF, text);
    DocumentId other = take(Format.PDF, changed(text, 30));
    DocumentId erased = take(Format.DOC, text);
    compareAll();
    assertThat(editions(kept)).hasSize(2);
    long stamp = archive.find(kept).orElseThrow().stamp();
    new ByHand(archive).erase(erased, "by law");
    assertThat(archive.find(kept).orElseThrow().stamp()).isNotEqualTo(stamp);
    assertThat(editions(kept)).containsExactly(other + " edition 96");
    assertThat(rowsOf(erased)).isZero();
    lane.carryOut(archive.find(erased).orElseThrow());
    assertThat(rowsOf(erased)).isZero();
    archive.recover();
    assertThat(editions(kept)).isEmpty();
    compareAll();
    assertThat(editions(kept)).containsExactly(other + " edition 96");
  }

  /** Ids of erased documents stay in two tables: as tombstones, and with their checksums. */
  private long rowsOf(DocumentId id) throws IOException {
    long rows = 0;
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("catalogue.sqlite"));
        var statement = connection.createStatement()) {
      for (String table : List.of("fingerprints", "bands", "twins", "lanes")) {
        try (var row =
            statement.executeQuery(
                "select count(*) from " + table + " where document = '" + id + "'")) {
          rows += row.getLong(1);
        }
      }
    } catch (java.sql.SQLException failed) {
      throw new IOException(failed);
    }
    return rows;
  }

  private Edition edition(DocumentId id) throws IOException {
    return archive.editions().of(archive.find(id).orElseThrow()).getFirst();
  }

  private List<String> editions(DocumentId id) throws IOException {
    return archive.editions().of(archive.find(id).orElseThrow()).stream()
        .map(
            edition ->
                edition.holding().id()
                    + (edition.twin().same() ? " same " : " edition ")
                    + edition.twin().percent())
        .toList();
  }

  private void compareAll() throws IOException {
    List<Holding> waiting = archive.queue().next(lane.lane(), 50, Set.of());
    while (!waiting.isEmpty()) {
      for (Holding holding : waiting) {
        lane.carryOut(holding);
      }
      waiting = archive.queue().next(lane.lane(), 50, Set.of());
    }
  }

  private DocumentId take(Format format, String text) throws IOException {
    Holding holding =
        archive.receive(archive.spool(bytes(), 1 << 20), arrival(format), "test").holding();
    read(holding.id(), PageState.TEXT, text);
    return holding.id();
  }

  private Arrival arrival(Format format) {
    return new Arrival("a", format, Metadata.NONE, Release.of(Publication.PUBLISHED));
  }

  private ByteArrayInputStream bytes() {
    files++;
    return new ByteArrayInputStream(("file " + files).getBytes(StandardCharsets.UTF_8));
  }

  private void read(DocumentId id, PageState state, String text) throws IOException {
    Original original = archive.find(id).orElseThrow().document().newest();
    try (TextWriter writer = archive.queue().write(original, Extractor.TEXT)) {
      PageState known = text.isEmpty() ? PageState.UNREAD : state;
      writer.add(new Page(1, "1", known, text, Layout.NONE));
      writer.finish(Found.NOTHING, null);
    }
    archive.queue().read(id, original, _ -> List.of());
  }

  private String text(int words) {
    return String.join(" ", Stream.generate(this::word).limit(words).toList());
  }

  private String changed(String text, int every) {
    String[] words = text.split(" ");
    for (int i = every / 2; i < words.length; i += every) {
      words[i] = word();
    }
    return String.join(" ", words);
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 4 + random.nextInt(5); i > 0; i--) {
      word.append("abcdefghiklmnoprstuw".charAt(random.nextInt(20)));
    }
    return word.toString();
  }
}
