package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.change.UnfinishedChangeException;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was answered with a no is never carried out: not later, and not by the next start. */
@Tag("crash")
class RefusalTest {
  /** Where a disk may be full; each of them goes on failing for as long as it is. */
  private static final List<Set<String>> FAILING =
      List.of(
          Set.of("Catalogue.intend"),
          Set.of("ObjectStore.put"),
          Set.of("ObjectStore.force"),
          Set.of("Catalogue.settle"),
          Set.of("Catalogue.settle", "Catalogue.drop"),
          Set.of("Catalogue.settle", "Catalogue.drop", "ObjectStore.mend"),
          Set.of("ObjectStore.force", "Catalogue.drop", "Catalogue.settle"));

  @TempDir Path folder;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private Supplier<Throwable> failure = () -> new IOException("No space left on device");
  private DocumentId id = new DocumentId("000000000000");

  private interface Act {
    void on(OpenArchive open) throws IOException;
  }

  private final class Full implements OpenArchive.Around {
    @Override
    public <T> T part(Class<T> type, T part) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (failing.contains(type.getSimpleName() + "." + method.getName())) {
                  throw failure.get();
                }
                try {
                  return method.invoke(part, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              }));
    }
  }

  static Stream<String> acts() {
    return acts(new DocumentId("000000000000")).keySet().stream();
  }

  private static Map<String, Act> acts(DocumentId id) {
    return new TreeMap<>(
        Map.of(
            "add", open -> open.receive("another file"),
            "add-version", open -> open.receiveVersion(id, "second"),
            "edit",
                open ->
                    new ByHand(open.archive())
                        .edit(id, 2, new Metadata.Builder().title("Edited").build()),
            "publish", open -> new ByHand(open.archive()).publish(id, Publication.PUBLISHED),
            "withdraw", open -> new ByHand(open.archive()).withdraw(id, "wrong"),
            "add-collection",
                open ->
                    open.archive()
                        .collections()
                        .add(ArchiveTest.collection("b", "B", null), "test"),
            "edit-collection",
                open ->
                    open.archive()
                        .collections()
                        .replace(
                            new CollectionId("a"),
                            before -> ArchiveTest.collection("a", "Z", null),
                            "test")));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void what_failed_never_happens(String act) throws IOException {
    refused(open -> Objects.requireNonNull(acts(id).get(act)).on(open));
  }

  @Test
  void a_document_whose_return_failed_stays_withdrawn() throws IOException {
    fill();
    try (OpenArchive open = OpenArchive.in(folder)) {
      new ByHand(open.archive()).withdraw(id, "wrong");
    }
    refused(open -> new ByHand(open.archive()).restore(id));
  }

  private void refused(Act act) throws IOException {
    fill();
    List<Object> before = state();
    for (Set<String> points : FAILING) {
      try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
        failing.addAll(points);
        assertThatThrownBy(() -> act.on(open))
            .as("%s", points)
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(UnfinishedChangeException.class);
        failing.clear();
        // Another upload is what settles, and it may not carry out what was refused.
        open.receive("first");
        assertThat(open.check()).as("%s", points).isEmpty();
      }
      assertThat(state()).as("%s", points).isEqualTo(before);
      try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
        failing.addAll(points);
        assertThatThrownBy(() -> act.on(open)).isInstanceOf(IOException.class);
      } finally {
        failing.clear();
      }
      // The next start does not either.
      assertThat(state()).as("%s and a start", points).isEqualTo(before);
    }
    try (OpenArchive open = OpenArchive.in(folder)) {
      act.on(open);
      assertThat(open.check()).isEmpty();
    }
    assertThat(state()).isNotEqualTo(before);
  }

  @Test
  void an_error_of_the_machine_is_a_no_as_well_and_holds_up_nothing_after_it() throws IOException {
    failure = () -> new OutOfMemoryError("Java heap space");
    for (String point : List.of("Catalogue.intend", "ObjectStore.force", "Catalogue.settle")) {
      fill();
      List<Object> before = state();
      try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
        failing.add(point);
        assertThatThrownBy(() -> new ByHand(open.archive()).withdraw(id, "wrong"))
            .as(point)
            .isInstanceOf(OutOfMemoryError.class);
        failing.clear();
        open.receive("first");
        assertThat(open.archive().completeChanges())
            .as(point)
            .isGreaterThanOrEqualTo(open.archive().changes(0, 100).getLast().change().number());
        assertThat(open.check()).as(point).isEmpty();
      }
      assertThat(state()).as(point).isEqualTo(before);
    }
  }

  @Test
  void an_erasure_of_which_nothing_happened_is_taken_back() throws IOException {
    fill();
    List<Object> before = state();
    try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
      failing.add("ObjectStore.erase");
      assertThatThrownBy(() -> new ByHand(open.archive()).erase(id, "by law"))
          .isNotInstanceOf(UnfinishedChangeException.class);
      failing.clear();
      open.receive("first");
      assertThat(open.check()).isEmpty();
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void an_erasure_that_has_begun_says_so_and_is_completed() throws IOException {
    for (String point : List.of("Texts.erase", "Catalogue.settle", "Catalogue.scrub")) {
      fill();
      try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
        failing.add(point);
        assertThatThrownBy(() -> new ByHand(open.archive()).erase(id, "by law"))
            .isInstanceOf(UnfinishedChangeException.class);
        failing.clear();
        open.archive().settleLeft();
        assertThat(open.find(id).publication()).isEqualTo(Publication.ERASED);
        ChangeRow last = open.archive().changes(0, 100).getLast();
        assertThat(last.change().act()).isEqualTo("erase");
        assertThat(open.archive().completeChanges()).isEqualTo(last.change().number());
        assertThat(open.check()).isEmpty();
      }
    }
  }

  /** A damaged file of before is no reason to go back behind it. */
  @Test
  void a_change_that_fails_takes_nothing_away_that_was_there() throws IOException {
    fill();
    try (OpenArchive open = OpenArchive.in(folder, Steps.NONE, new Full())) {
      open.receiveVersion(id, "second");
      Path file = open.archive().open(id, open.find(id).document().newest()).path();
      Files.writeString(file, "sECOND");
      failing.add("Catalogue.settle");
      assertThatThrownBy(() -> new ByHand(open.archive()).withdraw(id, "wrong"))
          .isInstanceOf(IOException.class);
      failing.clear();
      open.receive("second");
      assertThat(open.content(id, 2)).isEqualTo("second");
      assertThat(open.check()).isEmpty();
    }
  }

  private void fill() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      if (open.archive().collections().all().isEmpty()) {
        open.archive().collections().add(ArchiveTest.collection("a", "A", null), "test");
        id = open.stored("first");
        new ByHand(open.archive()).publish(id, Publication.DRAFT);
      } else if (open.find(id).publication() == Publication.ERASED) {
        id = open.stored("first after " + id);
      }
    }
  }

  private List<Object> state() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.check()).isEmpty();
      return List.of(
          open.archive().list(DocumentFilter.all(Access.STAFF), 1, 100).stream()
              .map(Holding::document)
              .toList(),
          open.archive().collections().all(),
          open.archive().changes(0, 1000).stream().map(row -> row.change().act()).toList());
    }
  }
}
