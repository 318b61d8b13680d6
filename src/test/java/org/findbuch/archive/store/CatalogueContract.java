package org.findbuch.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.findbuch.archive.store.Kept.become;
import static org.findbuch.archive.store.Kept.collection;
import static org.findbuch.archive.store.Kept.document;
import static org.findbuch.archive.store.Kept.id;
import static org.findbuch.archive.store.Kept.intent;
import static org.findbuch.archive.store.Kept.titled;
import static org.findbuch.archive.store.Kept.withFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Coverage;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Language;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every catalogue, wherever its rows are kept. */
@Tag("contract")
public abstract class CatalogueContract {
  private static final Lane TEXT = new Lane(Lane.TEXT, 1);
  private static final DocumentFilter ALL = DocumentFilter.all(Access.STAFF);
  private static final DocumentId NOBODY = new DocumentId("nobodynobody");
  private static final Found FOUND = new Found("Gefunden", List.of("Ada"), null, Language.GERMAN);

  /** For copies, whatever the catalogue itself is kept in. */
  @TempDir protected Path folder;

  protected Catalogue catalogue;

  /**
   * Opens the catalogue of a name: an empty one at first, then what was left in it. It is closed
   * before it is opened again.
   */
  protected abstract Catalogue open(String name) throws IOException;

  /** Makes a closed catalogue, or a copy of one, seem to be written by a newer program. */
  protected abstract void makeNewer(String name) throws Exception;

  /** A copy that {@link Snapshot#copyTo} can write to. */
  protected Path copy() {
    return folder.resolve("copy");
  }

  protected abstract void makeNewer(Path copy) throws Exception;

  @BeforeEach
  void open() throws IOException {
    catalogue = open("one");
  }

  @AfterEach
  void close() throws IOException {
    catalogue.close();
  }

  private void reopen() throws IOException {
    catalogue.close();
    catalogue = open("one");
  }

  @Test
  protected void what_is_settled_is_found_and_still_there_after_opening_again() throws IOException {
    Document two = withFile(document(2), "eine zweite Datei");
    settle(document(1), document(2), two);
    settle(collection("reihe", "Reihe", null));
    for (int opened = 1; opened <= 2; opened++) {
      assertThat(catalogue.find(id(1)).orElseThrow().document()).isEqualTo(document(1));
      assertThat(catalogue.find(id(2)).orElseThrow().document()).isEqualTo(two);
      assertThat(catalogue.find(List.of(id(2), NOBODY, id(1))).keySet())
          .containsExactly(id(2), id(1));
      assertThat(catalogue.versions()).isEqualTo(Map.of(id(1), 1L, id(2), 2L));
      assertThat(catalogue.collection(new CollectionId("reihe")))
          .contains(collection("reihe", "Reihe", null));
      reopen();
    }
  }

  @Test
  protected void of_what_it_does_not_know_it_says_so_and_goes_on() throws IOException {
    assertThat(catalogue.find(NOBODY)).isEmpty();
    assertThat(catalogue.find(List.<DocumentId>of())).isEmpty();
    assertThat(catalogue.holder(Kept.sha256("niemandes"))).isEmpty();
    assertThat(catalogue.collection(new CollectionId("keine"))).isEmpty();
    assertThat(catalogue.read(NOBODY, Kept.sha256("niemandes"), reading(1, 0), List.of()))
        .isFalse();
    assertThat(catalogue.waiting(List.of(NOBODY))).isEmpty();
    catalogue.indexed(Map.of(NOBODY, 7L));
    catalogue.redo(TEXT, List.of(NOBODY));
    catalogue.drop(intent(document(1)));
    assertThat(catalogue.count(ALL)).isZero();
  }

  @Test
  protected void a_file_leads_to_its_document_also_when_a_newer_one_has_come() throws IOException {
    Document two = withFile(document(1), "eine zweite Datei");
    settle(document(1), two, document(2));
    for (var original : two.originals()) {
      assertThat(catalogue.holder(original.sha256()).orElseThrow().id()).isEqualTo(id(1));
    }
    settle(become(two, Publication.ERASED));
    assertThat(catalogue.holder(two.newest().sha256()).orElseThrow().publication())
        .as("they are not taken again")
        .isEqualTo(Publication.ERASED);
  }

  @Test
  protected void every_change_has_a_row_that_says_who_what_before_and_after() throws IOException {
    Document first = document(1);
    Document second = titled(first, "anders");
    assertThat(catalogue.lastChange()).isZero();
    settle(change(30, "add"), first, true);
    settle(change(41, "edit"), second, false);
    settle(change(44, "add"), document(2), true);
    for (int opened = 1; opened <= 2; opened++) {
      assertThat(catalogue.changes(0, 10))
          .containsExactly(
              row(change(30, "add"), null, first),
              row(change(41, "edit"), first, second),
              row(change(44, "add"), null, document(2)));
      assertThat(catalogue.changes(30, 1)).containsExactly(row(change(41, "edit"), first, second));
      assertThat(catalogue.changes(id(1), 10))
          .containsExactly(
              row(change(41, "edit"), first, second), row(change(30, "add"), null, first));
      assertThat(catalogue.changes(id(1), 1))
          .containsExactly(row(change(41, "edit"), first, second));
      assertThat(catalogue.lastChange()).isEqualTo(44);
      reopen();
    }
  }

  @Test
  protected void of_an_erased_document_no_row_says_what_was_before() throws IOException {
    Document tombstone = become(document(1), Publication.ERASED);
    settle(change(30, "add"), document(1), true);
    settle(change(31, "edit"), titled(document(1), "anders"), false);
    settle(change(32, "erase"), tombstone, false);
    assertThat(catalogue.changes(0, 10))
        .containsExactly(
            new ChangeRow(change(30, "add"), id(1).value(), Optional.empty(), Optional.empty()),
            new ChangeRow(change(31, "edit"), id(1).value(), Optional.empty(), Optional.empty()),
            row(change(32, "erase"), null, tombstone));
  }

  @Test
  protected void changes_of_an_older_program_are_numbered_by_their_time() throws IOException {
    settle(document(2), document(1));
    settle(collection("reihe", "Reihe", null));
    assertThat(catalogue.changes(0, 10))
        .extracting(ChangeRow::id)
        .containsExactly("reihe", id(1).value(), id(2).value());
    assertThat(catalogue.lastChange()).isEqualTo(document(2).changed().toEpochMilli());
  }

  @Test
  protected void a_number_that_another_change_has_swallows_none() throws IOException {
    settle(change(41, "add"), document(1), true);
    settle(change(41, "add"), document(2), true);
    settle(change(41, "add"), document(2), true);
    assertThat(catalogue.changes(0, 10))
        .extracting(ChangeRow::id)
        .containsExactly(id(1).value(), id(2).value());
  }

  private static Change change(long number, String act) {
    return new Change(number, Instant.ofEpochMilli(number * 1000), "anna", act);
  }

  private static ChangeRow row(Change change, @Nullable Document before, Document after) {
    return new ChangeRow(
        change,
        after.id().value(),
        Optional.ofNullable(before).map(Item.OfDocument::new),
        Optional.of(new Item.OfDocument(after)));
  }

  private void settle(Change change, Document document, boolean isNew) throws IOException {
    Intent intent = new Intent(new Item.OfDocument(document), change, isNew);
    catalogue.intend(intent);
    catalogue.settle(intent);
  }

  @Test
  protected void settling_twice_is_settling_once() throws IOException {
    Intent intent = intent(document(1));
    catalogue.intend(intent);
    catalogue.settle(intent);
    catalogue.settle(intent);
    assertThat(catalogue.intents()).isEmpty();
    assertThat(catalogue.count(ALL)).isEqualTo(1);
    assertThat(unread()).containsExactly(id(1));
  }

  @Test
  protected void an_intent_stays_until_it_is_settled_or_dropped() throws IOException {
    Document document = document(1);
    Collection named = collection(document.id().value(), "Reihe", null);
    catalogue.intend(intent(document));
    catalogue.intend(intent(named));
    reopen();
    assertThat(catalogue.intents()).containsExactlyInAnyOrder(intent(document), intent(named));
    assertThat(catalogue.find(document.id())).as("nothing was done yet").isEmpty();
    catalogue.drop(intent(document));
    catalogue.drop(intent(document));
    assertThat(catalogue.intents()).containsExactly(intent(named));
    catalogue.settle(intent(named));
    assertThat(catalogue.intents()).isEmpty();
    assertThat(catalogue.collections()).containsExactly(named);
  }

  @Test
  protected void a_list_has_the_newest_added_first_and_every_document_on_one_page()
      throws IOException {
    settle(IntStream.rangeClosed(1, 7).mapToObj(Kept::document).toArray(Document[]::new));
    List<DocumentId> listed = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      listed.addAll(ids(catalogue.list(ALL, page, 3)));
    }
    assertThat(listed).containsExactly(id(7), id(6), id(5), id(4), id(3), id(2), id(1));
  }

  @Test
  protected void one_goes_through_all_documents_by_id_in_batches() throws IOException {
    settle(IntStream.rangeClosed(1, 7).mapToObj(Kept::document).toArray(Document[]::new));
    List<DocumentId> passed = new ArrayList<>();
    List<Holding> batch = catalogue.after(ALL, null, 2);
    while (!batch.isEmpty()) {
      passed.addAll(ids(batch));
      batch = catalogue.after(ALL, passed.getLast(), 2);
    }
    assertThat(passed).isSorted().hasSize(7);
  }

  @Test
  protected void a_filter_means_the_same_to_list_count_and_walk() throws IOException {
    CollectionId series = new CollectionId("reihe");
    settle(collection("reihe", "Reihe", null));
    settle(
        document(1),
        document(2, Publication.DRAFT, series),
        document(3, Publication.PUBLISHED, series),
        document(4, Publication.WITHDRAWN, series));
    read(3, 2);
    index();
    expect(ALL, 1, 2, 3, 4);
    expect(DocumentFilter.all(Access.PUBLIC), 1, 3);
    expect(new DocumentFilter(Access.STAFF, State.SEARCHABLE, null, null), 3);
    expect(new DocumentFilter(Access.STAFF, null, Publication.DRAFT, null), 2);
    expect(new DocumentFilter(Access.PUBLIC, null, Publication.DRAFT, null));
    expect(new DocumentFilter(Access.STAFF, null, null, series), 2, 3, 4);
    expect(new DocumentFilter(Access.PUBLIC, State.SEARCHABLE, Publication.PUBLISHED, series), 3);
    expect(new DocumentFilter(Access.STAFF, null, null, new CollectionId("keine")));
  }

  private void expect(DocumentFilter filter, int... numbers) throws IOException {
    DocumentId[] expected = IntStream.of(numbers).mapToObj(Kept::id).toArray(DocumentId[]::new);
    assertThat(ids(catalogue.list(filter, 1, 10))).containsExactlyInAnyOrder(expected);
    assertThat(ids(catalogue.after(filter, null, 10))).containsExactlyInAnyOrder(expected);
    assertThat(catalogue.count(filter)).isEqualTo(numbers.length);
  }

  @Test
  protected void what_is_new_or_has_a_new_file_waits_to_be_read_oldest_first() throws IOException {
    settle(document(2), document(1), document(3));
    assertThat(unread()).containsExactly(id(1), id(2), id(3));
    assertThat(ids(catalogue.next(TEXT, 1, Set.of(id(1))))).containsExactly(id(2));
    assertThat(read(1, 3)).isTrue();
    settle(titled(document(1), "anders"));
    assertThat(unread()).as("other words are no other file").containsExactly(id(2), id(3));
    settle(withFile(titled(document(1), "anders"), "eine zweite Datei"));
    settle(become(document(2), Publication.ERASED));
    assertThat(unread()).containsExactly(id(1), id(3));
    reopen();
    assertThat(unread()).containsExactly(id(1), id(3));
  }

  @Test
  protected void a_reading_counts_only_for_the_newest_file() throws IOException {
    Document two = withFile(document(1), "eine zweite Datei");
    settle(document(1), two, document(2), become(document(2), Publication.ERASED));
    assertThat(catalogue.read(id(1), document(1).newest().sha256(), reading(1, 0), List.of()))
        .isFalse();
    assertThat(catalogue.read(id(2), document(2).newest().sha256(), reading(1, 0), List.of()))
        .isFalse();
    assertThat(unread()).containsExactly(id(1));
    long before = stamp(1);
    Lane pictures = new Lane("pictures", 1);
    assertThat(catalogue.next(pictures, 9, Set.of())).isEmpty();
    assertThat(catalogue.read(id(1), two.newest().sha256(), reading(3, 1), List.of(pictures)))
        .isTrue();
    assertThat(catalogue.next(pictures, 9, Set.of()))
        .extracting(Holding::id)
        .containsExactly(id(1));
    Holding holding = catalogue.find(id(1)).orElseThrow();
    assertThat(holding.coverage()).isEqualTo(new Coverage(3, 0, 1, 0, 0, false));
    assertThat(holding.found()).isEqualTo(FOUND);
    assertThat(holding.stamp()).isNotEqualTo(before);
    assertThat(holding.state()).isEqualTo(State.RECEIVED);
  }

  @Test
  protected void a_title_that_five_files_give_themselves_is_none_of_theirs() throws IOException {
    settle(IntStream.rangeClosed(1, 7).mapToObj(Kept::document).toArray(Document[]::new));
    for (int number = 1; number <= 4; number++) {
      read(number, 1);
    }
    index();
    assertThat(catalogue.find(id(4)).orElseThrow().found().title()).isEqualTo("Gefunden");
    for (int number = 5; number <= 6; number++) {
      read(number, 1);
    }
    assertThat(ids(catalogue.unindexed(10)))
        .as("those before are found by other words now")
        .containsExactlyInAnyOrder(id(1), id(2), id(3), id(4), id(5), id(6));
    for (int number = 1; number <= 6; number++) {
      assertThat(catalogue.find(id(number)).orElseThrow().found())
          .isEqualTo(new Found(null, FOUND.authors(), null, FOUND.language()));
    }
    Reading other =
        new Reading(1, 1, new Found("Anders", List.of(), null, null), Coverage.NONE, null, null);
    catalogue.read(id(7), document(7).newest().sha256(), other, List.of());
    assertThat(catalogue.find(id(7)).orElseThrow().found()).isEqualTo(other.found());
  }

  @Test
  protected void what_was_read_goes_to_the_index_and_is_done_when_its_stamp_was_seen()
      throws IOException {
    settle(document(1), document(2), document(3));
    assertThat(catalogue.unindexed(10)).as("nothing can be said of them yet").isEmpty();
    read(1, 2);
    catalogue.read(
        id(2),
        document(2).newest().sha256(),
        new Reading(1, 1, Found.NOTHING, Coverage.NONE, Fault.PASSWORD, null),
        List.of());
    assertThat(ids(catalogue.unindexed(10))).containsExactlyInAnyOrder(id(1), id(2));
    assertThat(catalogue.unindexed(1)).hasSize(1);
    assertThat(catalogue.waiting(List.of(id(1), id(2), id(3), NOBODY)))
        .containsExactlyInAnyOrder(id(1), id(2), id(3));
    long former = stamp(1);
    settle(titled(document(1), "anders"));
    catalogue.indexed(Map.of(id(1), former, id(2), stamp(2)));
    assertThat(ids(catalogue.unindexed(10))).as("it has changed since").containsExactly(id(1));
    index();
    index();
    reopen();
    assertThat(state(1)).isEqualTo(State.SEARCHABLE);
    assertThat(state(2)).isEqualTo(State.UNREADABLE);
    assertThat(state(3)).isEqualTo(State.RECEIVED);
    assertThat(catalogue.waiting(List.of(id(1), id(2), id(3)))).containsExactly(id(3));
  }

  @Test
  protected void a_change_goes_to_the_index_in_the_order_of_changes() throws Exception {
    settle(document(1), document(2), document(3));
    for (int number : List.of(3, 1, 2)) {
      read(number, 1);
      // changes are told apart by the millisecond
      Thread.sleep(2);
    }
    assertThat(ids(catalogue.unindexed(10))).containsExactly(id(3), id(1), id(2));
    index();
    settle(become(document(1), Publication.WITHDRAWN));
    assertThat(ids(catalogue.unindexed(10))).as("it has to leave").containsExactly(id(1));
  }

  @Test
  protected void documents_are_read_again_one_by_one_or_by_version() throws IOException {
    settle(document(1), document(2), document(3), document(4));
    for (int number = 1; number <= 3; number++) {
      catalogue.read(
          id(number),
          document(number).newest().sha256(),
          reading(number, number == 2 ? 1 : 0),
          List.of());
    }
    settle(become(document(4), Publication.ERASED));
    index();
    catalogue.redo(TEXT, List.of(id(3), id(4)));
    assertThat(unread()).containsExactly(id(3));
    assertThat(state(3)).as("until then its text is there").isEqualTo(State.SEARCHABLE);
    assertThat(catalogue.redoOlder(new Lane(Lane.TEXT, 1))).as("none is older").isZero();
    assertThat(catalogue.redoOlder(new Lane(Lane.TEXT, 2))).isEqualTo(2);
    assertThat(unread()).containsExactly(id(1), id(2), id(3));
  }

  @Test
  protected void a_document_waits_in_each_lane_by_itself() throws IOException {
    Lane pictures = new Lane("pictures", 1);
    settle(document(2), document(1), document(3));
    catalogue.await(pictures, List.of(id(2), id(1), NOBODY));
    assertThat(ids(catalogue.next(pictures, 10, Set.of()))).containsExactly(id(1), id(2));
    assertThat(ids(catalogue.next(pictures, 1, Set.of(id(1))))).containsExactly(id(2));
    assertThat(catalogue.done(pictures, id(1), document(1).newest().sha256())).isTrue();
    assertThat(catalogue.done(pictures, id(2), Kept.sha256("einer anderen"))).isFalse();
    catalogue.await(pictures, List.of(id(1)));
    assertThat(ids(catalogue.next(pictures, 10, Set.of()))).as("it was").containsExactly(id(2));
    assertThat(unread()).as("texts wait as before").containsExactly(id(1), id(2), id(3));
    read(1, 1);
    catalogue.redo(pictures, List.of(id(1)));
    reopen();
    assertThat(ids(catalogue.next(pictures, 10, Set.of()))).containsExactly(id(1), id(2));
    assertThat(unread()).containsExactly(id(2), id(3));
  }

  @Test
  protected void a_newer_version_of_a_lane_has_only_its_own_work_done_again() throws IOException {
    Lane pictures = new Lane("pictures", 1);
    Lane better = new Lane("pictures", 2);
    settle(document(1), document(2));
    catalogue.await(pictures, List.of(id(1), id(2)));
    for (int number = 1; number <= 2; number++) {
      read(number, 1);
      catalogue.done(number == 1 ? pictures : better, id(number), file(number));
    }
    assertThat(catalogue.redoOlder(pictures)).isZero();
    assertThat(catalogue.redoOlder(better)).isEqualTo(1);
    assertThat(catalogue.redoOlder(better)).as("it waits already").isZero();
    assertThat(ids(catalogue.next(better, 10, Set.of()))).containsExactly(id(1));
    assertThat(unread()).isEmpty();
  }

  @Test
  protected void with_a_new_file_all_work_begins_anew_and_with_erasing_it_ends()
      throws IOException {
    Lane pictures = new Lane("pictures", 1);
    settle(document(1), document(2));
    catalogue.await(pictures, List.of(id(1), id(2)));
    settle(withFile(document(1), "eine zweite Datei"), become(document(2), Publication.ERASED));
    assertThat(catalogue.next(pictures, 10, Set.of())).isEmpty();
    assertThat(unread()).containsExactly(id(1));
    catalogue.await(pictures, List.of(id(1), id(2)));
    assertThat(ids(catalogue.next(pictures, 10, Set.of()))).containsExactly(id(1));
  }

  private static Sha256 file(int number) {
    return document(number).newest().sha256();
  }

  @Test
  protected void all_documents_below_a_changed_collection_get_a_new_stamp() throws IOException {
    settle(collection("oben", "Oben", null));
    settle(collection("mitte", "Mitte", "oben"));
    settle(collection("unten", "Unten", "mitte"));
    settle(collection("daneben", "Daneben", null));
    settle(
        document(1, Publication.PUBLISHED, new CollectionId("oben")),
        document(2, Publication.DRAFT, new CollectionId("unten")),
        document(3, Publication.PUBLISHED, new CollectionId("daneben")),
        document(4));
    List<Long> before = List.of(stamp(1), stamp(2), stamp(3), stamp(4));
    settle(collection("oben", "Ganz oben", null));
    assertThat(stamp(1)).isNotEqualTo(before.get(0));
    assertThat(stamp(2)).isNotEqualTo(before.get(1));
    assertThat(stamp(3)).isEqualTo(before.get(2));
    assertThat(stamp(4)).isEqualTo(before.get(3));
    assertThat(catalogue.collections())
        .extracting(Collection::title)
        .containsExactly("Daneben", "Ganz oben", "Mitte", "Unten");
  }

  @Test
  protected void totals_are_what_one_gets_by_adding_up() throws IOException {
    settle(
        document(1),
        document(2, Publication.DRAFT, null),
        document(3),
        become(document(3), Publication.ERASED));
    read(1, 2);
    read(2, 5);
    catalogue.indexed(Map.of(id(1), stamp(1)));
    Totals totals = catalogue.totals();
    assertThat(totals.states()).isEqualTo(Map.of(State.SEARCHABLE, 1L, State.RECEIVED, 1L));
    assertThat(totals.publicStates()).isEqualTo(Map.of(State.SEARCHABLE, 1L));
    assertThat(totals.publications())
        .isEqualTo(
            Map.of(Publication.PUBLISHED, 1L, Publication.DRAFT, 1L, Publication.ERASED, 1L));
    assertThat(totals.pages().text()).isEqualTo(2);
    assertThat(totals.allPages().text()).isEqualTo(7);
    assertThat(totals.waitingForIndex()).isEqualTo(2);
  }

  @Test
  protected void a_catalogue_is_rebuilt_beside_the_one_that_answers() throws IOException {
    settle(document(1), document(2));
    catalogue.rebuild(
        empty -> {
          assertThat(empty.count(ALL)).isZero();
          empty.settle(intent(document(3)));
          assertThat(catalogue.count(ALL)).as("the old one goes on").isEqualTo(2);
        });
    assertThat(ids(catalogue.list(ALL, 1, 10))).containsExactly(id(3));
    reopen();
    assertThat(ids(catalogue.list(ALL, 1, 10))).containsExactly(id(3));
  }

  @Test
  protected void when_rebuilding_fails_nothing_has_changed() throws IOException {
    settle(document(1));
    assertThatThrownBy(
            () ->
                catalogue.rebuild(
                    empty -> {
                      empty.settle(intent(document(2)));
                      throw new IOException("no more");
                    }))
        .hasMessage("no more");
    assertThat(ids(catalogue.list(ALL, 1, 10))).containsExactly(id(1));
    reopen();
    assertThat(ids(catalogue.list(ALL, 1, 10))).containsExactly(id(1));
  }

  @Test
  protected void a_snapshot_is_the_state_of_one_moment_and_can_be_brought_back()
      throws IOException {
    settle(document(1));
    settle(collection("reihe", "Reihe", null));
    read(1, 2);
    Holding then = catalogue.find(id(1)).orElseThrow();
    try (Snapshot snapshot = catalogue.snapshot()) {
      settle(titled(document(1), "anders"), document(2));
      snapshot.copyTo(copy());
    }
    assertThat(catalogue.count(ALL)).isEqualTo(2);
    for (String name : List.of("two", "three")) {
      try (Catalogue other = open(name)) {
        other.settle(intent(document(9)));
        other.restoreFrom(copy());
        assertThat(other.find(id(1))).contains(then);
        assertThat(other.count(ALL)).as("what was here goes").isEqualTo(1);
        assertThat(other.collections()).hasSize(1);
      }
    }
  }

  @Test
  protected void what_a_newer_program_wrote_is_refused() throws Exception {
    settle(document(1));
    try (Snapshot snapshot = catalogue.snapshot()) {
      snapshot.copyTo(copy());
    }
    settle(document(2));
    makeNewer(copy());
    assertThatThrownBy(() -> catalogue.restoreFrom(copy()))
        .isInstanceOf(NewerSchemaException.class);
    assertThat(catalogue.count(ALL)).as("nothing has changed").isEqualTo(2);
    open("two").close();
    makeNewer("two");
    assertThatThrownBy(() -> open("two")).isInstanceOf(NewerSchemaException.class);
  }

  @Test
  protected void whoever_reads_sees_whole_changes_while_others_write() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    settle(document(1));
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        readers.add(threads.submit(() -> readWhile(done)));
      }
      Document document = document(1);
      for (int change = 0; change < 100; change++) {
        document = titled(document, "Fassung " + (document.version() + 1));
        settle(document);
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } finally {
      done.set(true);
    }
  }

  /** Versions never go back, and a record is of one version. */
  private int readWhile(AtomicBoolean done) throws IOException {
    long newest = 0;
    int times = 0;
    do {
      Document seen = catalogue.find(id(1)).orElseThrow().document();
      assertThat(seen.version()).isGreaterThanOrEqualTo(newest);
      newest = seen.version();
      assertThat(seen.metadata().title()).isEqualTo(newest == 1 ? "Akte 1" : "Fassung " + newest);
      assertThat(catalogue.list(ALL, 1, 10)).hasSize(1);
      times++;
    } while (!done.get());
    return times;
  }

  protected final void settle(Document... documents) throws IOException {
    for (Document document : documents) {
      catalogue.intend(intent(document));
      catalogue.settle(intent(document));
    }
  }

  protected final void settle(Collection collection) throws IOException {
    catalogue.settle(intent(collection));
  }

  private boolean read(int number, int pages) throws IOException {
    return catalogue.read(
        id(number), document(number).newest().sha256(), reading(pages, 0), List.of());
  }

  private static Reading reading(int pages, int garbled) {
    Coverage coverage = new Coverage(pages, 0, garbled, 0, 0, false);
    return new Reading(1, 1, FOUND, coverage, null, null);
  }

  private void index() throws IOException {
    for (Holding holding : catalogue.unindexed(100)) {
      catalogue.indexed(Map.of(holding.id(), holding.stamp()));
    }
  }

  private List<DocumentId> unread() throws IOException {
    return ids(catalogue.next(TEXT, 10, new HashSet<>()));
  }

  private long stamp(int number) throws IOException {
    return catalogue.find(id(number)).orElseThrow().stamp();
  }

  private State state(int number) throws IOException {
    return catalogue.find(id(number)).orElseThrow().state();
  }

  private static List<DocumentId> ids(List<Holding> holdings) {
    return holdings.stream().map(Holding::id).toList();
  }
}
