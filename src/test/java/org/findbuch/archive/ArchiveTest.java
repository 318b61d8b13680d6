package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.Progress;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.State;
import org.findbuch.editing.ByHand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class ArchiveTest {
  @TempDir Path folder;
  private OpenArchive open;
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    open = OpenArchive.in(folder);
    archive = open.archive();
  }

  @AfterEach
  void close() throws IOException {
    open.close();
  }

  @Test
  void a_file_that_was_received_is_there_after_opening_again() throws IOException {
    DocumentId id = open.stored("hello");
    archive.close();
    open = OpenArchive.in(folder);
    archive = open.archive();
    assertThat(open.content(id, 1)).isEqualTo("hello");
    assertThat(open.find(id).progress()).isEqualTo(new Progress.Received());
    assertThat(open.incoming()).isEmpty();
    assertThat(open.check()).isEmpty();
  }

  @Test
  void the_same_bytes_are_kept_once() throws IOException {
    DocumentId id = open.stored("hello");
    assertThat(open.receive("hello")).isInstanceOf(Receipt.AlreadyThere.class);
    assertThat(open.receive("hello").holding().id()).isEqualTo(id);
    assertThat(open.incoming()).isEmpty();
    assertThat(archive.count(DocumentFilter.all(Access.STAFF))).isEqualTo(1);
  }

  @Test
  void of_twenty_threads_with_the_same_bytes_one_stores_them() throws Exception {
    List<Receipt> receipts = atOnce(20, i -> open.receive("the same"));
    assertThat(receipts).filteredOn(Receipt.Stored.class::isInstance).hasSize(1);
    assertThat(receipts).filteredOn(Receipt.AlreadyThere.class::isInstance).hasSize(19);
    assertThat(open.check()).isEmpty();
  }

  @Test
  void twenty_threads_with_different_bytes_all_store_them() throws Exception {
    List<Receipt> receipts = atOnce(20, i -> open.receive("number " + i));
    assertThat(receipts).allMatch(Receipt.Stored.class::isInstance);
    assertThat(open.check()).isEmpty();
  }

  @Test
  void of_ten_edits_of_the_same_version_one_is_taken() throws Exception {
    DocumentId id = open.stored("hello");
    List<Boolean> taken =
        atOnce(
            10,
            i -> {
              try {
                new ByHand(archive).edit(id, 1, titled("title " + i));
                return true;
              } catch (EditConflictException conflict) {
                assertThat(conflict.actual()).isEqualTo(2);
                return false;
              }
            });
    assertThat(taken).containsOnlyOnce(true);
    assertThat(open.find(id).document().version()).isEqualTo(2);
    assertThat(open.check()).isEmpty();
  }

  @Test
  void too_many_bytes_are_refused_and_nothing_of_them_stays() throws IOException {
    InputStream ten = new ByteArrayInputStream(new byte[10]);
    assertThatThrownBy(() -> archive.spool(ten, 9)).isInstanceOf(FileTooLargeException.class);
    assertThat(open.incoming()).isEmpty();
  }

  @Test
  void a_stream_that_breaks_leaves_nothing() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[5]), InputStream.nullInputStream()) {
          @Override
          public int read(byte[] buffer, int from, int most) throws IOException {
            throw new IOException("connection lost");
          }
        };
    assertThatThrownBy(() -> archive.spool(broken, 9)).hasMessage("connection lost");
    assertThat(open.incoming()).isEmpty();
  }

  @Test
  void a_document_goes_from_received_over_read_to_searchable() throws IOException {
    DocumentId id = open.stored("hello");
    assertThat(archive.queue().unindexed(10)).isEmpty();
    open.readAll("page one", "page two");
    assertThat(archive.queue().next(new Lane(Lane.TEXT, 1), 10, Set.of())).isEmpty();
    assertThat(open.find(id).state()).isEqualTo(State.RECEIVED);
    assertThat(open.find(id).title()).isEqualTo("Told by the file");
    open.indexAll();
    assertThat(open.find(id).state()).isEqualTo(State.SEARCHABLE);
    assertThat(open.find(id).coverage().text()).isEqualTo(2);
    assertThat(archive.queue().unindexed(10)).isEmpty();
    assertThat(archive.page(open.find(id).document().newest(), 2))
        .map(Page::text)
        .contains("page two");
    assertThat(open.check()).isEmpty();
  }

  @Test
  void an_unreadable_document_is_indexed_and_says_why() throws IOException {
    DocumentId id = open.stored("hello");
    var original = open.find(id).document().newest();
    try (TextWriter writer = archive.queue().write(original, new Lane(Lane.TEXT, 1))) {
      writer.add(OpenArchive.page(1, "half"));
      writer.fail(Fault.PASSWORD);
    }
    archive.queue().read(id, original, coverage -> List.of());
    assertThat(archive.queue().unindexed(10)).hasSize(1);
    open.indexAll();
    assertThat(open.find(id).progress()).isEqualTo(new Progress.Unreadable(Fault.PASSWORD));
    assertThat(archive.pages(original)).isEmpty();
    assertThat(open.check()).isEmpty();
  }

  @Test
  void a_writing_that_is_not_finished_is_never_seen() throws IOException {
    DocumentId id = open.stored("hello");
    var original = open.find(id).document().newest();
    try (TextWriter writer = archive.queue().write(original, new Lane(Lane.TEXT, 1))) {
      writer.add(OpenArchive.page(1, "half"));
    }
    assertThat(archive.text(original)).isEmpty();
    assertThat(archive.reading(original)).isEmpty();
  }

  @Test
  void a_long_text_comes_back_in_order() throws IOException {
    DocumentId id = open.stored("hello");
    String[] pages = new String[700];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = "text of page " + (i + 1);
    }
    open.readAll(pages);
    var original = open.find(id).document().newest();
    assertThat(archive.text(original)).extracting(Page::text).containsExactly(pages);
    assertThat(archive.pages(original)).hasSize(700);
  }

  @Test
  void an_edit_of_a_searchable_document_keeps_it_searchable_and_has_it_indexed()
      throws IOException {
    DocumentId id = searchable("hello");
    Holding before = open.find(id);
    Holding after = new ByHand(archive).edit(id, 1, titled("Better"));
    assertThat(after.state()).isEqualTo(State.SEARCHABLE);
    assertThat(after.title()).isEqualTo("Better");
    assertThat(after.stamp()).isNotEqualTo(before.stamp());
    assertThat(archive.queue().unindexed(10)).extracting(Holding::id).containsExactly(id);
    archive.queue().indexed(Map.of(id, before.stamp()));
    assertThat(archive.queue().unindexed(10)).hasSize(1);
  }

  @Test
  void a_new_file_is_read_again_and_the_old_one_stays() throws IOException {
    DocumentId id = searchable("first");
    assertThat(open.receiveVersion(id, "second")).isInstanceOf(Receipt.Stored.class);
    assertThat(open.find(id).state()).isEqualTo(State.RECEIVED);
    assertThat(archive.queue().next(new Lane(Lane.TEXT, 1), 10, Set.of())).hasSize(1);
    assertThat(open.content(id, 1)).isEqualTo("first");
    assertThat(open.content(id, 2)).isEqualTo("second");
    assertThat(open.receiveVersion(id, "first")).isInstanceOf(Receipt.AlreadyThere.class);
    assertThat(open.receive("second").holding().id()).isEqualTo(id);
    open.readAll("new text");
    open.indexAll();
    assertThat(open.find(id).state()).isEqualTo(State.SEARCHABLE);
    assertThat(open.check()).isEmpty();
  }

  @Test
  void a_withdrawal_before_the_new_file_is_read_reaches_the_index_at_once() throws IOException {
    DocumentId id = searchable("first");
    open.receiveVersion(id, "second");
    new ByHand(archive).withdraw(id, "a mistake");
    assertThat(archive.queue().unindexed(10)).extracting(Holding::id).containsExactly(id);
    open.indexAll();
    assertThat(archive.queue().unindexed(10)).isEmpty();
    assertThat(open.find(id).state()).isEqualTo(State.RECEIVED);
  }

  @Test
  void publishing_what_is_published_makes_no_new_version() throws IOException {
    DocumentId id = open.stored("hello");
    assertThat(new ByHand(archive).publish(id, Publication.PUBLISHED).document().version())
        .isEqualTo(1);
    assertThat(new ByHand(archive).publish(id, Publication.DRAFT).document().version())
        .isEqualTo(2);
  }

  @Test
  void a_withdrawn_document_leaves_its_reason_and_comes_back_as_a_draft() throws IOException {
    DocumentId id = searchable("hello");
    Holding withdrawn = new ByHand(archive).withdraw(id, "wrong figures");
    assertThat(withdrawn.document().tombstone()).isNotNull();
    assertThatThrownBy(() -> new ByHand(archive).publish(id, Publication.PUBLISHED))
        .isInstanceOf(PublicationException.class);
    Holding back = new ByHand(archive).restore(id);
    assertThat(back.publication()).isEqualTo(Publication.DRAFT);
    assertThat(back.document().tombstone()).isNull();
    assertThatThrownBy(() -> new ByHand(archive).restore(id))
        .isInstanceOf(PublicationException.class);
  }

  @Test
  void what_does_not_exist_is_said_to_be_unknown() {
    DocumentId nobody = new DocumentId("000000000000");
    assertThatThrownBy(() -> new ByHand(archive).withdraw(nobody, "x"))
        .isInstanceOf(UnknownDocumentException.class);
    assertThatThrownBy(
            () -> open.receive("x", new Metadata.Builder().collection(slug("nowhere")).build()))
        .isInstanceOf(CollectionException.class);
    assertThat(open.folder().resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void a_collection_above_changes_and_the_documents_below_are_indexed_again() throws IOException {
    archive.collections().add(collection("series", "Series", null), "test");
    archive.collections().add(collection("one", "One", "series"), "test");
    open.receive("hello", new Metadata.Builder().collection(slug("one")).build());
    DocumentId other = open.stored("other");
    open.readAll("text");
    open.indexAll();
    new ByHand(archive).replace(collection("series", "New name", null));
    assertThat(archive.queue().unindexed(10)).hasSize(1).noneMatch(h -> h.id().equals(other));
    assertThat(archive.collections().path(slug("one")))
        .extracting(Collection::title)
        .containsExactly("New name", "One");
    assertThat(open.check()).isEmpty();
  }

  @Test
  void collections_never_become_a_circle() throws IOException {
    archive.collections().add(collection("a", "A", null), "test");
    archive.collections().add(collection("b", "B", "a"), "test");
    assertThatThrownBy(() -> new ByHand(archive).replace(collection("a", "A", "b")))
        .extracting(e -> ((CollectionException) e).reason())
        .isEqualTo(CollectionException.Reason.CIRCLE);
    assertThatThrownBy(() -> archive.collections().add(collection("a", "A", null), "test"))
        .extracting(e -> ((CollectionException) e).reason())
        .isEqualTo(CollectionException.Reason.ALREADY_THERE);
    assertThatThrownBy(() -> archive.collections().add(collection("c", "C", "x"), "test"))
        .extracting(e -> ((CollectionException) e).reason())
        .isEqualTo(CollectionException.Reason.UNKNOWN_PARENT);
  }

  @Test
  void the_public_is_given_only_what_is_published() throws IOException {
    open.stored("one");
    DocumentId draft = open.stored("two");
    new ByHand(archive).publish(draft, Publication.DRAFT);
    assertThat(archive.count(DocumentFilter.all(Access.PUBLIC))).isEqualTo(1);
    assertThat(archive.list(DocumentFilter.all(Access.STAFF), 1, 10)).hasSize(2);
    assertThat(archive.list(DocumentFilter.all(Access.STAFF), 2, 1)).hasSize(1);
    List<DocumentId> each = new ArrayList<>();
    archive.each(DocumentFilter.all(Access.STAFF), holding -> each.add(holding.id()));
    assertThat(each).hasSize(2).contains(draft).isSorted();
  }

  @Test
  void documents_are_found_in_the_order_asked_for() throws IOException {
    List<DocumentId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(open.stored("number " + i));
    }
    ids.add(2, new DocumentId("nobodynobody"));
    assertThat(archive.find(ids).keySet())
        .containsExactly(ids.get(0), ids.get(1), ids.get(3), ids.get(4), ids.get(5));
  }

  @Test
  void totals_count_states_pages_and_what_waits() throws IOException {
    searchable("one");
    open.stored("two");
    Totals totals = archive.totals();
    assertThat(totals.states())
        .containsEntry(State.SEARCHABLE, 1L)
        .containsEntry(State.RECEIVED, 1L);
    assertThat(totals.publications()).containsEntry(Publication.PUBLISHED, 2L);
    assertThat(totals.pages().text()).isEqualTo(1);
    assertThat(totals.waitingForIndex()).isEqualTo(1);
  }

  @Test
  void what_an_older_program_read_is_read_again() throws IOException {
    DocumentId id = searchable("one");
    assertThat(archive.queue().redoOlder(new Lane(Lane.TEXT, 1))).isZero();
    assertThat(archive.queue().redoOlder(new Lane(Lane.TEXT, 2))).isEqualTo(1);
    assertThat(open.find(id).state()).isEqualTo(State.SEARCHABLE);
    open.readAll("better text");
    assertThat(archive.text(open.find(id).document().newest()))
        .extracting(Page::text)
        .containsExactly("better text");
    open.indexAll();
    assertThat(open.find(id).state()).isEqualTo(State.SEARCHABLE);
  }

  @Test
  void a_file_name_with_everything_in_it_is_kept_safely() throws IOException {
    Spooled spooled = open.spool("x");
    Arrival arrival =
        new Arrival(
            "../Ä b\u0000/Größe: 5%.txt", Format.TXT, Metadata.NONE, Release.of(Publication.DRAFT));
    Holding holding = archive.receive(spooled, arrival, "test").holding();
    assertThat(holding.document().newest().name()).isEqualTo("Größe_ 5%.txt");
    assertThat(open.content(holding.id(), 1)).isEqualTo("x");
    assertThat(open.check()).isEmpty();
  }

  private DocumentId searchable(String content) throws IOException {
    DocumentId id = open.stored(content);
    open.readAll("text of " + content);
    open.indexAll();
    return id;
  }

  private static Metadata titled(String title) {
    return new Metadata.Builder().title(title).build();
  }

  private static CollectionId slug(String slug) {
    return new CollectionId(slug);
  }

  static Collection collection(String id, String title, @Nullable String parent) {
    return new Collection(
        slug(id),
        CollectionKind.SERIES,
        title,
        parent == null ? null : slug(parent),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int count, Numbered<T> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(() -> work.call(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
