package org.findbuch.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.findbuch.archive.store.Kept.become;
import static org.findbuch.archive.store.Kept.bytes;
import static org.findbuch.archive.store.Kept.collection;
import static org.findbuch.archive.store.Kept.document;
import static org.findbuch.archive.store.Kept.id;
import static org.findbuch.archive.store.Kept.intent;
import static org.findbuch.archive.store.Kept.titled;
import static org.findbuch.archive.store.Kept.withFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every store of objects, wherever it keeps their bytes. */
@Tag("contract")
public abstract class ObjectStoreContract {
  private static final DocumentId NOBODY = new DocumentId("nobodynobody");

  @TempDir protected Path folder;

  protected ObjectStore store;

  /** Opens the store of a name: an empty one at first, then what was left in it. */
  protected abstract ObjectStore open(String name) throws IOException;

  /** The record of a newer program, as a store of this kind would keep it. */
  protected abstract String newer(String record);

  @BeforeEach
  void open() throws IOException {
    store = open("one");
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void reopen() throws IOException {
    store.close();
    store = open("one");
  }

  @Test
  protected void what_was_put_is_there_after_opening_again() throws IOException {
    assertThat(store.isEmpty()).isTrue();
    Path file = file(bytes(1, 1));
    put(document(1), file);
    put(collection("reihe", "Über alles", null));
    assertThat(file).as("it was moved").doesNotExist();
    for (int opened = 1; opened <= 2; opened++) {
      assertThat(store.isEmpty()).isFalse();
      assertThat(store.document(id(1))).contains(document(1));
      assertThat(store.collection(new CollectionId("reihe")))
          .contains(collection("reihe", "Über alles", null));
      assertThat(content(id(1), document(1).newest())).isEqualTo(bytes(1, 1));
      assertThat(store.codec().document(store.record(id(1)).orElseThrow())).isEqualTo(document(1));
      reopen();
    }
  }

  @Test
  protected void of_what_it_does_not_hold_it_says_so() throws IOException {
    put(document(1), file(bytes(1, 1)));
    assertThat(store.document(NOBODY)).isEmpty();
    assertThat(store.record(NOBODY)).isEmpty();
    assertThat(store.collection(new CollectionId("keine"))).isEmpty();
    assertThat(store.original(NOBODY, document(1).newest())).isEmpty();
    assertThat(store.original(id(1), document(2).newest())).isEmpty();
    assertThat(store.mend(intent(document(2)))).isFalse();
  }

  @Test
  protected void the_newest_version_speaks_and_every_file_stays() throws IOException {
    Document first = document(1);
    Document second = titled(first, "anders");
    Document third = withFile(second, "eine zweite Datei");
    put(first, file(bytes(1, 1)));
    put(second, null);
    put(third, file("eine zweite Datei"));
    reopen();
    assertThat(store.document(id(1))).contains(third);
    assertThat(content(id(1), third.originals().get(0))).isEqualTo(bytes(1, 1));
    assertThat(content(id(1), third.originals().get(1))).isEqualTo("eine zweite Datei");
    assertThat(items()).containsExactly(new Item.OfDocument(third));
  }

  @Test
  protected void a_document_and_a_collection_of_one_name_are_two() throws IOException {
    Collection namesake = collection(id(1).value(), "Namensvetter", null);
    put(document(1), file(bytes(1, 1)));
    put(namesake);
    assertThat(items())
        .containsExactlyInAnyOrder(
            new Item.OfDocument(document(1)), new Item.OfCollection(namesake));
    store.erase(become(document(1), Publication.ERASED), Kept.CHANGE);
    assertThat(store.collection(namesake.id())).contains(namesake);
  }

  @Test
  protected void of_what_was_erased_only_the_tombstone_is_left() throws IOException {
    put(document(1), file(bytes(1, 1)));
    put(document(2), file(bytes(2, 1)));
    Document tombstone = become(document(1), Publication.ERASED);
    store.erase(tombstone, Kept.CHANGE);
    store.erase(tombstone, Kept.CHANGE);
    reopen();
    assertThat(store.document(id(1))).contains(tombstone);
    assertThat(store.original(id(1), document(1).newest())).isEmpty();
    assertThat(content(id(2), document(2).newest())).isEqualTo(bytes(2, 1));
    assertThat(damages()).isEmpty();
  }

  @Test
  protected void mending_what_is_whole_changes_nothing() throws IOException {
    put(document(1), file(bytes(1, 1)));
    Document second = titled(document(1), "anders");
    put(second, null);
    assertThat(store.mend(intent(second))).isTrue();
    assertThat(store.mend(intent(second))).isTrue();
    assertThat(store.mendAll()).isEmpty();
    assertThat(store.document(id(1))).contains(second);
    assertThat(content(id(1), second.newest())).isEqualTo(bytes(1, 1));
  }

  @Test
  protected void a_check_passes_every_object_and_finds_nothing_in_sound_ones() throws IOException {
    put(document(1), file(bytes(1, 1)));
    put(titled(document(1), "anders"), null);
    put(document(2), file(bytes(2, 1)));
    put(collection("reihe", "Reihe", null));
    Set<String> seen = new TreeSet<>();
    List<Item> told = new ArrayList<>();
    List<Damage> damages = check(seen, told);
    assertThat(damages).isEmpty();
    assertThat(seen)
        .containsExactlyInAnyOrder("document " + id(1), "document " + id(2), "collection reihe");
    assertThat(told).containsExactlyInAnyOrderElementsOf(items());
  }

  @Test
  protected void objects_of_many_threads_are_all_whole() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 1; number <= 24; number++) {
        Document document = document(number);
        Path file = file(bytes(number, 1));
        all.add(
            threads.submit(
                () -> {
                  put(document, file);
                  put(titled(document, "anders"), null);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(items()).hasSize(24);
    assertThat(damages()).isEmpty();
  }

  @Test
  protected void a_mirror_is_brought_up_to_date_and_filled_back_from() throws IOException {
    Path target = folder.resolve("mirror");
    put(document(1), file(bytes(1, 1)));
    put(document(2), file(bytes(2, 1)));
    put(collection("reihe", "Reihe", null));
    Mirror.Tally first = mirror(target);
    assertThat(first.copied()).isPositive();
    assertThat(first.unchanged()).isZero();
    put(titled(document(1), "anders"), null);
    store.erase(become(document(2), Publication.ERASED), Kept.CHANGE);
    Mirror.Tally second = mirror(target);
    assertThat(second.unchanged()).isPositive();
    assertThat(second.removed()).as("of what was erased").isPositive();
    try (ObjectStore other = open("two");
        Mirror back = other.mirrorFrom(target, new Quiet())) {
      back.begin();
      back.each(back::copy);
      back.publish();
      List<Item> brought = new ArrayList<>();
      other.each(
          versions -> brought.add(versions.getLast().item()),
          problem -> assertThat(problem).isNull());
      assertThat(brought).containsExactlyInAnyOrderElementsOf(items());
      assertThat(other.original(id(2), document(2).newest())).isEmpty();
    }
  }

  @Test
  protected void a_mirror_names_what_there_is_no_object_of() throws IOException {
    put(document(1), file(bytes(1, 1)));
    put(titled(document(1), "anders"), null);
    try (Mirror mirror = store.mirrorTo(folder, new Quiet())) {
      mirror.begin();
      assertThat(mirror.copy(true, id(1).value())).isEqualTo(2);
      assertThat(mirror.copy(true, NOBODY.value())).isEqualTo(Mirror.NO_OBJECT);
      assertThat(mirror.copy(false, "keine")).isEqualTo(Mirror.NO_OBJECT);
    }
  }

  @Test
  protected void records_are_read_as_they_were_written_and_newer_ones_refused() throws IOException {
    Document document = withFile(document(1), "eine zweite Datei");
    String record = store.codec().write(new Item.OfDocument(document), Kept.CHANGE);
    assertThat(store.codec().document(record)).isEqualTo(document);
    assertThatThrownBy(() -> store.codec().document(newer(record)))
        .isInstanceOf(NewerSchemaException.class);
    Collection series = collection("reihe", "Reihe", "oben");
    assertThat(
            store
                .codec()
                .collection(store.codec().write(new Item.OfCollection(series), Kept.CHANGE)))
        .isEqualTo(series);
    assertThatThrownBy(() -> store.codec().document("{")).isInstanceOf(IOException.class);
  }

  private Mirror.Tally mirror(Path target) throws IOException {
    Files.createDirectories(target);
    try (Mirror mirror = store.mirrorTo(target, new Quiet())) {
      mirror.begin();
      mirror.each(mirror::copy);
      mirror.publish();
      return mirror.tally();
    }
  }

  protected final void put(Document document, @Nullable Path file) throws IOException {
    store.put(new Item.OfDocument(document), Kept.change(document), file);
    store.force(new Item.OfDocument(document));
  }

  private void put(Collection collection) throws IOException {
    store.put(new Item.OfCollection(collection), Kept.CHANGE, null);
    store.force(new Item.OfCollection(collection));
  }

  /** A file to hand over, on the disk of the store. */
  protected final Path file(String bytes) throws IOException {
    Path incoming = Files.createDirectories(folder.resolve("handed in"));
    return Files.writeString(Files.createTempFile(incoming, "a", ".part"), bytes);
  }

  private String content(DocumentId id, Original original) throws IOException {
    return Files.readString(store.original(id, original).orElseThrow());
  }

  private List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    store.each(
        versions -> items.add(versions.getLast().item()), problem -> assertThat(problem).isNull());
    return items;
  }

  private List<Damage> damages() throws IOException {
    return check(new TreeSet<>(), new ArrayList<>());
  }

  private List<Damage> check(Set<String> seen, List<Item> told) throws IOException {
    List<Damage> damages = Collections.synchronizedList(new ArrayList<>());
    store.check(
        new ObjectStore.Inspector() {
          @Override
          public Held hold(boolean document, String id) {
            return () -> {};
          }

          @Override
          public void seen(boolean document, String id) {
            seen.add((document ? "document " : "collection ") + id);
          }

          @Override
          public void item(Item item) {
            told.add(item);
          }

          @Override
          public void damage(Damage damage) {
            damages.add(damage);
          }
        });
    return damages;
  }

  /** Whoever has a mirror made and expects nothing to be wrong; what was erased is asked for. */
  private final class Quiet implements Mirror.Errand {
    @Override
    public void mended(String file) {}

    @Override
    public boolean isQuick() {
      return false;
    }

    @Override
    public boolean isStopAsked() {
      return false;
    }

    @Override
    public boolean isErased(String id) throws IOException {
      return store
          .document(new DocumentId(id))
          .filter(document -> document.publication() == Publication.ERASED)
          .isPresent();
    }

    @Override
    public boolean isUnsound(String file) {
      return false;
    }

    @Override
    public void unsound(String file) {
      throw new AssertionError(file + " is not sound");
    }

    @Override
    public void sound(String file) {}

    @Override
    public void damage(Damage damage) {
      throw new AssertionError(damage.toString());
    }

    @Override
    public void publishing() {}
  }
}
