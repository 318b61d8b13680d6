package org.findbuch.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.CollectionException;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.Halt;
import org.findbuch.archive.PublicationException;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.Tombstone;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.staff.Act;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;
import org.findbuch.staff.Role;
import org.findbuch.staff.sql.SqlDesk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change by a person: checked, made, with its number and its audit line, or not at all. */
class EditingTest {
  private static final Actor ANNA = new Actor("anna", Role.EDITOR);
  private static final Actor ROOT = Actor.atTerminal("root");
  private static final Release PUBLISHED = Release.of(Publication.PUBLISHED);

  @TempDir Path folder;
  private String haltAt = "";
  private Archive archive;
  private SqlDesk desk;
  private SearchIndex index;
  private Extractor extractor;
  private Audit audit;
  private Keys keys;
  private Editing editing;

  @BeforeEach
  void open() throws IOException {
    Path here = folder.resolve("archive");
    Steps steps =
        step -> {
          if (step.equals(haltAt)) {
            Halt.now();
          }
        };
    archive = Archives.open(here, steps);
    desk = SqlDesk.open(here.resolve("desk.sqlite"));
    index = LuceneIndex.open(folder.resolve("index"));
    extractor = new WorkerPool(List.of("none"), 1, Limits.DEFAULTS, folder);
    Ingestor ingestor = new Ingestor(archive, extractor, index);
    Intake intake = new Intake(archive, new Recogniser(), ingestor, 10_000, Limits.DEFAULTS);
    audit = new Audit(desk, Clock.systemUTC());
    keys = new Keys(desk, Clock.systemUTC());
    editing = new Editing(archive, intake, ingestor, keys, audit);
    editing.catchUp();
  }

  @AfterEach
  void close() throws IOException {
    extractor.close();
    index.close();
    desk.close();
    archive.close();
  }

  /** As after a crash. */
  private void reopen() throws IOException {
    close();
    haltAt = "";
    open();
  }

  @Test
  void every_change_has_a_number_a_row_and_an_audit_line() throws IOException {
    DocumentId id = add("eins");
    editing.edit(ANNA, id, 1, titled("Neu"), null);
    editing.edit(ANNA, id, 2, titled("Neuer"), PUBLISHED);
    editing.withdraw(ANNA, id, "Fehler");
    editing.restore(ANNA, id);
    editing.arranging().add(ANNA, collection("reihe", "Reihe"));
    editing.arranging().edit(ANNA, new CollectionId("reihe"), c -> collection("reihe", "Anders"));
    editing.erase(ROOT, id, "Gesetz");
    assertThat(changes())
        .extracting(Change::act)
        .containsExactly(
            "add",
            "edit",
            "publish",
            "withdraw",
            "restore",
            "add-collection",
            "edit-collection",
            "erase");
    assertThat(changes()).extracting(Change::who).containsOnly("anna", "root");
    assertThat(acts())
        .containsExactly(
            "anna add " + id + ": eins.txt",
            "anna edit " + id + ": title",
            "anna publish " + id + ": published, title",
            "anna withdraw " + id + ": Fehler",
            "anna restore " + id + ": draft",
            "anna add-collection reihe: Reihe",
            "anna edit-collection reihe: title",
            "root erase " + id + ": Gesetz");
    expectRising();
  }

  @Test
  void the_reason_of_what_was_taken_back_can_be_put_right() throws IOException {
    DocumentId id = add("eins");
    for (Publication to : List.of(Publication.WITHDRAWN, Publication.ERASED)) {
      takeBack(id, to, "Tippfeler");
      Tombstone first = tombstone(id);
      takeBack(id, to, "Tippfeler");
      int rows = changes().size();
      takeBack(id, to, "Tippfehler");
      assertThat(tombstone(id)).isEqualTo(new Tombstone(first.since(), "Tippfehler", false));
      assertThat(changes()).hasSize(rows + 1);
      assertThat(acts().getLast()).endsWith(id + ": Tippfehler");
      reopen();
      assertThat(tombstone(id).reason()).isEqualTo("Tippfehler");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Publication.class,
      names = {"WITHDRAWN", "ERASED"})
  void what_was_public_once_leaves_its_tombstone_whatever_it_was_since(Publication to)
      throws IOException {
    DocumentId once = add("eins");
    editing.publish(ANNA, once, PUBLISHED);
    editing.publish(ANNA, once, Release.of(Publication.DRAFT));
    editing.edit(ANNA, once, 3, titled("Neu"), null);
    editing.publish(ANNA, once, Release.of(Publication.REVIEW));
    DocumentId never = add("zwei");
    editing.publish(ANNA, never, embargo("2199-01-01"));
    takeBack(once, to, "Fehler");
    takeBack(never, to, "Fehler");
    assertThat(tombstone(once).shown()).isTrue();
    assertThat(tombstone(once).named()).isFalse();
    assertThat(tombstone(never).shown()).isFalse();
  }

  @Test
  void what_was_restored_and_made_anew_from_the_objects_is_known_to_have_been_public()
      throws IOException {
    DocumentId id = add("eins");
    editing.publish(ANNA, id, PUBLISHED);
    editing.withdraw(ANNA, id, "Fehler");
    editing.restore(ANNA, id);
    archive.recover();
    assertThat(editing.wasPublic(found(id).document())).isTrue();
    editing.withdraw(ANNA, id, "Wieder");
    editing.erase(ROOT, id, "Gesetz");
    assertThat(tombstone(id).shown()).isTrue();
  }

  private void takeBack(DocumentId id, Publication to, String reason) throws IOException {
    if (to == Publication.WITHDRAWN) {
      editing.withdraw(ANNA, id, reason);
    } else {
      editing.erase(ROOT, id, reason);
    }
  }

  private Tombstone tombstone(DocumentId id) throws IOException {
    return Objects.requireNonNull(found(id).document().tombstone());
  }

  @Test
  void what_changes_nothing_leaves_no_row() throws IOException {
    DocumentId id = add("eins");
    editing.edit(ANNA, id, 1, Metadata.NONE, Release.of(Publication.DRAFT));
    editing.publish(ANNA, id, Release.of(Publication.DRAFT));
    assertThat(changes()).hasSize(1);
    assertThat(taken(editing.add(ANNA, bytes("eins"), "x.txt", Metadata.NONE, PUBLISHED)))
        .isInstanceOf(Receipt.AlreadyThere.class);
    assertThat(changes()).hasSize(1);
    assertThat(acts()).hasSize(1);
  }

  @Test
  void whose_role_does_not_suffice_is_refused_and_nothing_happens() throws IOException {
    DocumentId id = add("eins");
    assertThatThrownBy(() -> editing.erase(ANNA, id, "x"))
        .isInstanceOf(ForbiddenException.class)
        .hasMessage("anna is editor, but erase takes admin");
    assertThatThrownBy(() -> editing.addKey(ANNA, "k", Role.ADMIN))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> editing.removeKey(ANNA, "k")).isInstanceOf(ForbiddenException.class);
    assertThat(found(id).publication()).isEqualTo(Publication.DRAFT);
    assertThat(keys.list()).isEmpty();
    assertThat(changes()).hasSize(1);
    assertThat(acts()).hasSize(1);
  }

  @Test
  void keys_are_audited_by_the_name_of_whoever_makes_them() throws IOException {
    editing.addKey(ROOT, "import", Role.EDITOR);
    assertThat(editing.removeKey(ROOT, "import")).isTrue();
    assertThat(editing.removeKey(ROOT, "import")).isFalse();
    assertThat(acts())
        .containsExactly("root token.add import: editor", "root token.remove import: ");
  }

  @Test
  void what_is_refused_leaves_nothing() throws IOException {
    DocumentId id = add("eins");
    editing.withdraw(ANNA, id, "Fehler");
    Metadata lost = new Metadata.Builder().collection(new CollectionId("keine")).build();
    assertThatThrownBy(() -> editing.edit(ANNA, id, 2, titled("Neu"), PUBLISHED))
        .isInstanceOf(PublicationException.class);
    assertThatThrownBy(() -> editing.edit(ANNA, id, 1, titled("Neu"), null))
        .isInstanceOf(EditConflictException.class);
    assertThatThrownBy(() -> editing.edit(ANNA, id, 2, lost, null))
        .isInstanceOf(CollectionException.class);
    assertThatThrownBy(() -> editing.publish(ANNA, id, Release.of(Publication.DRAFT)))
        .isInstanceOf(PublicationException.class);
    assertThatThrownBy(() -> editing.publish(ANNA, id, Release.of(Publication.ERASED)))
        .isInstanceOf(PublicationException.class);
    assertThat(found(id).document().version()).isEqualTo(2);
    assertThat(found(id).document().metadata()).isEqualTo(Metadata.NONE);
    assertThat(changes()).hasSize(2);
    assertThat(acts()).hasSize(2);
  }

  @Test
  void of_several_who_edit_one_version_one_wins_and_numbers_are_distinct() throws Exception {
    DocumentId id = add("eins");
    int editors = 8;
    CyclicBarrier start = new CyclicBarrier(editors);
    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(editors)) {
      for (int i = 0; i < editors; i++) {
        String title = "von " + i;
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  add("und " + title);
                  try {
                    editing.edit(ANNA, id, 1, titled(title), null);
                    return true;
                  } catch (EditConflictException slower) {
                    return false;
                  }
                }));
      }
    }
    int won = 0;
    for (Future<Boolean> one : all) {
      won += one.get() ? 1 : 0;
    }
    assertThat(won).isEqualTo(1);
    assertThat(changes()).hasSize(editors + 2);
    assertThat(acts()).hasSize(editors + 2);
    expectRising();
  }

  @Test
  void an_embargo_ends_on_its_day_by_itself() throws IOException {
    LocalDate day = LocalDate.parse("2030-02-01");
    Release embargo = new Release(Publication.EMBARGOED, day);
    DocumentId id =
        taken(editing.add(ANNA, bytes("eins"), "e.txt", Metadata.NONE, embargo)).holding().id();
    assertThat(found(id).publication().isPublic()).isFalse();
    at("2030-01-31T22:59:00Z").endDue();
    assertThat(found(id).document().embargoUntil()).isEqualTo(day);
    reopen();
    assertThat(found(id).document().release()).isEqualTo(embargo);
    at("2030-01-31T23:00:00Z").endDue();
    assertThat(found(id).document().release()).isEqualTo(PUBLISHED);
    at("2030-02-07T23:00:00Z").endDue();
    assertThat(acts()).last().isEqualTo("system publish " + id + ": published");
    assertThat(changes()).hasSize(2);
  }

  @Test
  void an_embargo_without_a_day_and_a_prolonged_one_stay() throws IOException {
    DocumentId open = add("eins");
    editing.publish(ANNA, open, Release.of(Publication.EMBARGOED));
    DocumentId longer = add("zwei");
    editing.publish(ANNA, longer, embargo("2030-02-01"));
    editing.publish(ANNA, longer, embargo("2031-02-01"));
    at("2030-06-01T00:00:00Z").endDue();
    assertThat(found(open).publication()).isEqualTo(Publication.EMBARGOED);
    assertThat(found(longer).document().release()).isEqualTo(embargo("2031-02-01"));
    editing.publish(ANNA, longer, PUBLISHED);
    assertThat(found(longer).document().embargoUntil()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive.spooled",
        "receive.intent",
        "receive.object",
        "receive.forced",
        "receive.row"
      })
  void a_new_document_its_row_and_its_audit_line_are_there_or_none_of_them(String step)
      throws IOException {
    haltAt = step;
    assertThatThrownBy(() -> add("eins")).isInstanceOf(Halt.class);
    reopen();
    boolean there = !List.of("receive.spooled", "receive.intent").contains(step);
    assertThat(archive.count(DocumentFilter.all(Access.STAFF))).isEqualTo(there ? 1 : 0);
    assertThat(changes()).hasSize(there ? 1 : 0);
    assertThat(acts()).hasSize(there ? 1 : 0);
    add("zwei");
    expectRising();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit.intent", "edit.object", "edit.forced", "edit.row"})
  void an_edit_its_row_and_its_audit_line_are_there_or_none_of_them(String step)
      throws IOException {
    DocumentId id = add("eins");
    haltAt = step;
    assertThatThrownBy(() -> editing.edit(ANNA, id, 1, titled("Neu"), PUBLISHED))
        .isInstanceOf(Halt.class);
    reopen();
    int there = step.equals("edit.intent") ? 1 : 2;
    assertThat(found(id).document().version()).isEqualTo(there);
    assertThat(changes()).hasSize(there);
    assertThat(acts()).hasSize(there);
    editing.edit(ANNA, id, there, titled("Neuer"), null);
    expectRising();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit.intent", "edit.object", "edit.row"})
  void an_erasure_that_has_begun_gets_its_row_and_its_audit_line(String step) throws IOException {
    DocumentId id = add("eins");
    haltAt = step;
    assertThatThrownBy(() -> editing.erase(ROOT, id, "Gesetz")).isInstanceOf(Halt.class);
    reopen();
    assertThat(found(id).publication()).isEqualTo(Publication.ERASED);
    assertThat(acts()).last().isEqualTo("root erase " + id + ": Gesetz");
    assertThat(changes()).hasSize(2);
  }

  @Test
  void a_change_that_died_before_a_later_one_ended_gets_its_audit_line_too() throws IOException {
    DocumentId slow = add("eins");
    haltAt = "edit.object";
    assertThatThrownBy(() -> editing.edit(ANNA, slow, 1, titled("Langsam"), null))
        .isInstanceOf(Halt.class);
    haltAt = "";
    add("zwei");
    assertThat(acts()).noneMatch(line -> line.contains("edit"));
    reopen();
    assertThat(acts()).contains("anna edit " + slow + ": title").hasSize(3);
  }

  @Test
  void audit_lines_that_are_missing_are_made_at_start_and_no_line_twice() throws IOException {
    DocumentId id = add("eins");
    Path before = folder.resolve("desk.before");
    desk.copyTo(before);
    editing.edit(ANNA, id, 1, titled("Neu"), null);
    desk.restoreFrom(before);
    assertThat(acts()).hasSize(1);
    reopen();
    assertThat(acts()).hasSize(2);
    reopen();
    assertThat(acts()).hasSize(2);
  }

  @Test
  void what_was_left_in_a_collection_when_its_merging_was_killed_follows_at_the_next_start()
      throws IOException {
    editing.arranging().add(ANNA, collection("alt", "Alt"));
    editing.arranging().add(ANNA, collection("neu", "Neu"));
    Metadata said = new Metadata.Builder().collection(new CollectionId("alt")).build();
    DocumentId id = add("eins");
    DocumentId erased = add("zwei");
    editing.edit(ANNA, id, 1, said, null);
    editing.edit(ANNA, erased, 1, said, null);
    editing.erase(ROOT, erased, "Gesetz");
    archive.collections().merge(new CollectionId("alt"), new CollectionId("neu"), "root");
    reopen();
    assertThat(archive.find(id).orElseThrow().document().metadata().collection())
        .hasToString("neu");
    assertThat(archive.find(erased).orElseThrow().document().version()).isEqualTo(3);
    assertThat(archive.recover().problems()).isEmpty();
    assertThat(archive.collections().find(new CollectionId("alt"))).isEmpty();
    assertThat(archive.collections().follow(new CollectionId("alt")).orElseThrow().title())
        .isEqualTo("Neu");
  }

  @Test
  void numbers_are_not_given_again_when_the_catalogue_is_rebuilt() throws IOException {
    DocumentId id = add("eins");
    editing.edit(ANNA, id, 1, titled("Neu"), PUBLISHED);
    editing.arranging().add(ANNA, collection("reihe", "Reihe"));
    DocumentId erased = add("zwei");
    editing.edit(ANNA, erased, 1, titled("Geheim"), null);
    editing.erase(ROOT, erased, "Gesetz");
    List<ChangeRow> before = rows();
    assertThat(archive.recover().problems()).isEmpty();
    List<ChangeRow> expected = new ArrayList<>(before);
    expected.removeIf(
        row -> row.id().equals(erased.value()) && !row.change().act().equals("erase"));
    assertThat(rows()).as("of what was erased only the erasure is left").isEqualTo(expected);
    close();
    for (String name : List.of("catalogue.sqlite", "desk.sqlite")) {
      Files.delete(folder.resolve("archive").resolve(name));
    }
    open();
    assertThat(rows()).isEqualTo(expected);
    assertThat(acts()).hasSize(expected.size());
    add("drei");
    assertThat(changes().getLast().number()).isGreaterThan(before.getLast().change().number());
    expectRising();
  }

  @Test
  void nothing_that_was_erased_stays_in_rows_or_audit() throws IOException {
    DocumentId id =
        taken(
                editing.add(
                    ANNA,
                    bytes("eins"),
                    "e.txt",
                    new Metadata.Builder()
                        .title("Titel")
                        .set(MetadataField.DESCRIPTION, "Kanarienvogel")
                        .build(),
                    PUBLISHED))
            .holding()
            .id();
    editing.edit(ANNA, id, 1, titled("Titel"), null);
    editing.erase(ROOT, id, "Gesetz");
    assertThat(rows().toString()).doesNotContain("Kanarienvogel").contains("Titel");
    assertThat(rows().getLast().before()).isEmpty();
    assertThat(acts().toString()).doesNotContain("Kanarienvogel");
    assertThat(archive.record(id).orElseThrow()).contains("\"act\" : \"erase\"");
  }

  @Test
  void a_row_tells_what_was_before_and_after() throws IOException {
    DocumentId id = add("eins");
    editing.edit(ANNA, id, 1, titled("Neu"), null);
    ChangeRow row = rows().getLast();
    assertThat(title(row.before())).isNull();
    assertThat(title(row.after())).isEqualTo("Neu");
    assertThat(rows().getFirst().before()).isEmpty();
    assertThat(rows().getFirst().after()).isEqualTo(row.before());
  }

  private static @Nullable String title(Optional<Item> item) {
    return ((Item.OfDocument) item.orElseThrow()).document().metadata().title();
  }

  private Embargoes at(String now) {
    return new Embargoes(archive, editing, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private static Release embargo(String day) {
    return new Release(Publication.EMBARGOED, LocalDate.parse(day));
  }

  private DocumentId add(String text) throws IOException {
    Release draft = Release.of(Publication.DRAFT);
    return taken(editing.add(ANNA, bytes(text), text + ".txt", Metadata.NONE, draft))
        .holding()
        .id();
  }

  private static Receipt taken(Intake.Result result) {
    return ((Intake.Result.Taken) result).receipt();
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(("Ein Text: " + text).getBytes(StandardCharsets.UTF_8));
  }

  private static Metadata titled(String title) {
    return new Metadata.Builder().title(title).build();
  }

  private static Collection collection(String id, String title) {
    return new Collection(
        new CollectionId(id),
        CollectionKind.SERIES,
        title,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private Holding found(DocumentId id) throws IOException {
    return archive.find(id).orElseThrow();
  }

  private List<ChangeRow> rows() throws IOException {
    return archive.changes(0, 100);
  }

  private List<Change> changes() throws IOException {
    return rows().stream().map(ChangeRow::change).toList();
  }

  private void expectRising() throws IOException {
    assertThat(changes()).extracting(Change::number).doesNotHaveDuplicates().isSorted();
  }

  /** Oldest first. */
  private List<String> acts() throws IOException {
    List<Act> newest = audit.newest("", 100);
    return newest.reversed().stream()
        .map(act -> act.who() + " " + act.act() + " " + act.subject() + ": " + act.detail())
        .toList();
  }
}
