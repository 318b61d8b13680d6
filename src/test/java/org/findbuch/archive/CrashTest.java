package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step is one at which the process may end; opening again finds a sound archive. */
@Tag("crash")
class CrashTest {
  @TempDir Path folder;

  private static Steps haltingAt(String wanted) {
    return step -> {
      if (step.equals(wanted)) {
        Halt.now();
      }
    };
  }

  private static Steps failingAt(String wanted) {
    return step -> {
      if (step.equals(wanted)) {
        throw new IOException("disk full");
      }
    };
  }

  private interface Act {
    void on(OpenArchive open) throws IOException;
  }

  private void halt(String step, Act act) throws IOException {
    try (OpenArchive open = OpenArchive.in(folder, haltingAt(step))) {
      assertThatThrownBy(() -> act.on(open)).isInstanceOf(Halt.class);
    }
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
  void a_new_file_is_there_wholly_or_not_at_all(String step) throws IOException {
    halt(step, open -> open.receive("hello"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      boolean there = !Set.of("receive.spooled", "receive.intent").contains(step);
      assertThat(open.archive().count(DocumentFilter.all(Access.STAFF))).isEqualTo(there ? 1 : 0);
      assertThat(open.incoming()).isEmpty();
      assertThat(open.check()).isEmpty();
      assertThat(open.receive("hello"))
          .isInstanceOf(there ? Receipt.AlreadyThere.class : Receipt.Stored.class);
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive.intent", "receive.object", "receive.forced", "receive.row"})
  void a_new_version_is_there_wholly_or_not_at_all(String step) throws IOException {
    DocumentId id = stored();
    halt(step, open -> open.receiveVersion(id, "second"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      int versions = step.equals("receive.intent") ? 1 : 2;
      assertThat(open.find(id).document().originals()).hasSize(versions);
      assertThat(open.content(id, versions)).isEqualTo(versions == 1 ? "first" : "second");
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit.intent", "edit.object", "edit.forced", "edit.row"})
  void an_edit_is_there_wholly_or_not_at_all(String step) throws IOException {
    DocumentId id = stored();
    Metadata metadata = new Metadata.Builder().title("Edited").build();
    halt(step, open -> new ByHand(open.archive()).edit(id, 1, metadata));
    try (OpenArchive open = OpenArchive.in(folder)) {
      boolean edited = !step.equals("edit.intent");
      assertThat(open.find(id).document().version()).isEqualTo(edited ? 2 : 1);
      assertThat(open.check()).isEmpty();
      new ByHand(open.archive()).publish(id, Publication.DRAFT);
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit.intent", "edit.object", "edit.row"})
  void an_erasure_that_has_begun_is_finished(String step) throws IOException {
    DocumentId id = stored();
    halt(step, open -> new ByHand(open.archive()).erase(id, "by law"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.find(id).publication()).isEqualTo(Publication.ERASED);
      assertThat(open.receive("first")).isInstanceOf(Receipt.Erased.class);
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit.intent", "edit.object", "edit.forced", "edit.row"})
  void a_new_collection_is_there_wholly_or_not_at_all(String step) throws IOException {
    halt(
        step,
        open -> open.archive().collections().add(ArchiveTest.collection("a", "A", null), "test"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.archive().collections().all()).hasSize(step.equals("edit.intent") ? 0 : 1);
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.pages", "text.finished", "queue.read", "queue.indexed"})
  void a_reading_that_broke_off_is_done_again(String step) throws IOException {
    DocumentId id = stored();
    String[] pages = new String[600];
    Arrays.fill(pages, "a page");
    halt(
        step,
        open -> {
          open.readAll(pages);
          open.indexAll();
        });
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.readAll(pages);
      open.indexAll();
      Holding holding = open.find(id);
      assertThat(holding.coverage().text()).isEqualTo(600);
      assertThat(open.archive().text(holding.document().newest())).hasSize(600);
      assertThat(open.archive().queue().unindexed(1)).isEmpty();
      assertThat(open.check()).isEmpty();
    }
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
  void a_failure_is_reported_and_the_next_try_works(String step) throws IOException {
    List<String> once = new ArrayList<>(List.of(step));
    Steps failing = at -> failingAt(once.remove(at) ? at : "").at(at);
    try (OpenArchive open = OpenArchive.in(folder, failing)) {
      assertThatThrownBy(() -> open.receive("hello")).hasMessage("disk full");
      assertThat(open.incoming()).isEmpty();
      assertThat(open.check()).isEmpty();
      assertThat(open.receive("hello").holding().document().version()).isEqualTo(1);
      assertThat(open.receive("other")).isInstanceOf(Receipt.Stored.class);
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void a_crash_while_settling_is_settled_by_the_next_start() throws IOException {
    DocumentId id = stored();
    halt("edit.intent", open -> new ByHand(open.archive()).erase(id, "by law"));
    assertThatThrownBy(() -> OpenArchive.in(folder, haltingAt("settle.object")))
        .isInstanceOf(Halt.class);
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.find(id).publication()).isEqualTo(Publication.ERASED);
      assertThat(open.check()).isEmpty();
    }
  }

  private DocumentId stored() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      return open.stored("first");
    }
  }
}
