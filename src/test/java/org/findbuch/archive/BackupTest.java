package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.findbuch.archive.backup.BackupException;
import org.findbuch.archive.backup.BackupException.Reason;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.backup.Restored;
import org.findbuch.archive.backup.UnfinishedRestore;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {
  @TempDir Path temporary;
  private Path source;
  private Path target;
  private Path other;
  private SavedArchive saved;

  private static final class Broken extends Error {}

  @BeforeEach
  void folders() throws IOException {
    source = Files.createDirectories(temporary.resolve("source"));
    other = Files.createDirectories(temporary.resolve("other"));
    target = temporary.resolve("target");
    saved = new SavedArchive(target);
  }

  @Test
  void a_restored_archive_is_the_one_that_was_saved() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      open.archive().collections().add(ArchiveTest.collection("a", "A", null), "test");
      DocumentId id = open.stored("first");
      open.receiveVersion(id, "second");
      open.readAll("page one", "page two");
      open.indexAll();
      Files.writeString(source.resolve("desk.sqlite"), "accounts");
      BackupReport report = saved.save(open);
      assertThat(report.documents()).isEqualTo(1);
      assertThat(report.collections()).isEqualTo(1);
      assertThat(report.warnings()).isEmpty();
      try (OpenArchive copy = OpenArchive.in(other)) {
        assertThat(saved.restore(copy).whole()).isTrue();
        assertThat(copy.find(id)).isEqualTo(open.find(id));
        assertThat(copy.content(id, 1)).isEqualTo("first");
        assertThat(copy.content(id, 2)).isEqualTo("second");
        assertThat(copy.archive().text(copy.find(id).document().newest())).hasSize(2);
        assertThat(copy.archive().collections().all()).hasSize(1);
        assertThat(other.resolve("desk.sqlite")).hasContent("accounts");
        assertThat(copy.check()).isEmpty();
        assertThat(copy.stored("third")).isNotEqualTo(id);
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  void a_second_backup_copies_only_what_is_new() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      DocumentId id = open.stored("first");
      open.readAll("page");
      long all = saved.save(open).files().copied();
      assertThat(all).isGreaterThan(5);
      BackupReport again = saved.save(open);
      assertThat(again.files().copied()).isZero();
      assertThat(again.files().unchanged()).isGreaterThanOrEqualTo(7);
      open.stored("another");
      assertThat(saved.save(open).files().copied()).isEqualTo(7);
      new ByHand(open.archive()).edit(id, 1, new Metadata.Builder().title("Edited").build());
      BackupReport edited = saved.save(open, true);
      assertThat(edited.files().copied()).as("v2 and the inventory").isLessThan(7);
      try (OpenArchive copy = OpenArchive.in(other)) {
        saved.restore(copy);
        assertThat(copy.find(id).title()).isEqualTo("Edited");
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  @Timeout(300)
  void a_backup_while_two_upload_is_the_archive_of_one_moment() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (OpenArchive open = OpenArchive.in(source);
        ExecutorService uploads = Executors.newFixedThreadPool(3);
        Held _ = () -> enough.set(true)) {
      for (int i = 0; i < 30; i++) {
        open.stored("before " + i);
      }
      open.readAll("page");
      List<Future<Integer>> done = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int own = thread;
        done.add(uploads.submit(() -> upload(open, own, enough)));
      }
      Future<?> readings = uploads.submit(() -> readUntil(open, enough));
      Thread.sleep(200);
      BackupReport report = saved.save(open);
      BackupReport second = saved.save(open);
      enough.set(true);
      readings.get();
      int uploaded = done.get(0).get() + done.get(1).get();
      assertThat(report.warnings()).isEmpty();
      assertThat(report.documents()).isGreaterThan(30).isLessThanOrEqualTo(30 + uploaded);
      assertThat(second.documents()).isGreaterThanOrEqualTo(report.documents());
      try (OpenArchive copy = OpenArchive.in(other)) {
        Restored restored = saved.restore(copy);
        assertThat(restored.documents()).isEqualTo(second.documents());
        copy.readAll("page");
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  private static void readUntil(OpenArchive open, AtomicBoolean enough) {
    while (!enough.get()) {
      try {
        open.readAll("page");
      } catch (IOException | IllegalStateException erased) {
        assertThat(erased).hasMessageMatching(".*(any more|file was erased|no finished reading).*");
      }
    }
  }

  private static int upload(OpenArchive open, int thread, AtomicBoolean enough) throws IOException {
    int count = 0;
    while (!enough.get()) {
      DocumentId id = open.stored("upload " + thread + " number " + count++);
      if (count % 5 == 0) {
        new ByHand(open.archive()).withdraw(id, "why not");
        new ByHand(open.archive()).erase(id, "for good");
      }
    }
    return count;
  }

  @Test
  void what_has_been_erased_disappears_from_the_backup() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      DocumentId id = open.stored("geheimes-original");
      open.readAll("geheimer-text");
      saved.save(open);
      assertThat(saved.holds("geheimes-original")).isTrue();
      assertThat(saved.holds("geheimer-text")).isTrue();
      new ByHand(open.archive()).erase(id, "by law");
      assertThat(saved.save(open).files().removed()).isPositive();
      assertThat(saved.holds("geheimes-original")).isFalse();
      assertThat(saved.holds("geheimer-text")).isFalse();
      try (OpenArchive copy = OpenArchive.in(other)) {
        saved.restore(copy);
        assertThat(copy.find(id).publication()).isEqualTo(Publication.ERASED);
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  void a_damaged_file_is_named_and_never_replaces_a_good_copy() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      DocumentId id = open.stored("hello");
      saved.save(open);
      Path file = open.archive().open(id, open.find(id).document().newest()).path();
      Files.writeString(file, "hallo");
      BackupReport report = saved.save(open);
      assertThat(report.warnings())
          .singleElement()
          .satisfies(damage -> assertThat(damage.subject()).isEqualTo(id.value()))
          .extracting(Damage::type)
          .isEqualTo(Damage.Type.WRONG_BYTES);
      assertThat(saved.save(open, true).warnings()).as("quick does not look").isEmpty();
      Files.writeString(file, "truncated or longer");
      assertThat(saved.save(open).warnings()).hasSize(1);
      Files.delete(file);
      assertThat(saved.save(open).warnings())
          .extracting(Damage::type)
          .containsExactly(Damage.Type.MISSING_FILE);
      try (OpenArchive copy = OpenArchive.in(other)) {
        saved.restore(copy);
        assertThat(copy.content(id, 1)).isEqualTo("hello");
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  void a_file_that_was_damaged_when_saved_is_replaced_once_it_is_sound() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      DocumentId id = open.stored("hello");
      Path file = open.archive().open(id, open.find(id).document().newest()).path();
      Files.writeString(file, "hallo");
      assertThat(saved.save(open).warnings()).hasSize(1);
      assertThat(saved.holds("hallo")).as("all there is").isTrue();
      Files.writeString(file, "hello");
      assertThat(saved.save(open).warnings()).isEmpty();
      assertThat(saved.holds("hallo")).isFalse();
      assertThat(saved.save(open).files().copied()).isZero();
    }
  }

  @Test
  void an_object_that_is_lost_or_unreadable_stays_in_the_backup() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      DocumentId lost = open.stored("lost");
      DocumentId broken = open.stored("broken");
      saved.save(open);
      Path folder = object(open, lost);
      Files.move(folder, temporary.resolve("gone"));
      Files.writeString(object(open, broken).resolve("inventory.json"), "{");
      assertThat(saved.save(open).warnings())
          .extracting(Damage::type, Damage::subject)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(Damage.Type.ROW_WITHOUT_OBJECT, lost.value()),
              org.assertj.core.groups.Tuple.tuple(Damage.Type.BROKEN_OBJECT, broken.value()));
      try (OpenArchive copy = OpenArchive.in(other)) {
        saved.restore(copy);
        assertThat(copy.content(lost, 1)).isEqualTo("lost");
        assertThat(copy.content(broken, 1)).isEqualTo("broken");
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  void what_the_archive_no_longer_knows_is_set_aside() throws IOException {
    DocumentId later;
    DocumentId longer;
    Path old = temporary.resolve("old");
    try (OpenArchive open = OpenArchive.in(source)) {
      longer = open.stored("first");
      new SavedArchive(old).save(open);
      later = open.stored("later");
      open.receiveVersion(longer, "second");
      saved.save(open);
    }
    try (OpenArchive back = OpenArchive.in(other)) {
      new SavedArchive(old).restore(back);
      assertThat(saved.save(back).warnings())
          .extracting(Damage::type)
          .containsExactly(Damage.Type.SET_ASIDE, Damage.Type.SET_ASIDE);
      assertThat(list(target.resolve("aside")))
          .extracting(path -> path.getFileName().toString())
          .anyMatch(name -> name.endsWith(later.value()))
          .anyMatch(name -> name.endsWith(longer.value()));
      assertThat(saved.save(back).warnings()).isEmpty();
    }
  }

  @Test
  void only_its_owner_can_read_a_backup() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      open.stored("hello");
      saved.save(open);
    }
    try (var all = Files.walk(target)) {
      for (Path each : all.toList()) {
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
        boolean isForOthers = each.endsWith("README.txt");
        assertThat(rights.substring(3)).as("%s", each).isEqualTo(isForOthers ? "r--r--" : "------");
      }
    }
  }

  @Test
  void a_folder_that_is_no_place_for_a_backup_is_refused() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      refused(open, source, Reason.OVERLAPS);
      refused(open, source.resolve("below/it"), Reason.OVERLAPS);
      refused(open, temporary, Reason.OVERLAPS);
      Path link = Files.createSymbolicLink(temporary.resolve("link"), source);
      refused(open, link.resolve("x"), Reason.OVERLAPS);
      Path full = Files.createDirectories(temporary.resolve("full"));
      Files.writeString(full.resolve("letter.txt"), "Dear");
      refused(open, full, Reason.NO_BACKUP);
      refused(open, full.resolve("letter.txt"), Reason.NO_BACKUP);
      assertThat(full.resolve("letter.txt")).hasContent("Dear");
      Path disk = temporary.resolve("disk");
      Files.createDirectories(disk.resolve("lost+found"));
      new SavedArchive(disk).save(open);
      try (OpenArchive stranger = OpenArchive.in(other)) {
        refused(stranger, disk, Reason.OTHER_ARCHIVE);
      }
      saved.save(open);
      Path note = target.resolve("backup.json");
      Files.writeString(note, Files.readString(note).replace("\"schema\" : 2", "\"schema\" : 9"));
      refused(open, target, Reason.NEWER);
    }
  }

  private static void refused(OpenArchive open, Path folder, Reason reason) {
    assertThatThrownBy(() -> new SavedArchive(folder).save(open))
        .isInstanceOfSatisfying(
            BackupException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void a_second_backup_at_the_same_time_is_refused() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      saved.save(open);
      try (FileChannel lock =
              FileChannel.open(target.resolve("backup.lock"), StandardOpenOption.WRITE);
          var _ = lock.lock()) {
        refused(open, target, Reason.IN_USE);
      }
      saved.save(open);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup.begun",
        "backup.object",
        "backup.texts",
        "backup.snapshot",
        "backup.published",
        "backup.placed"
      })
  void a_backup_that_broke_off_loses_nothing_of_the_one_before(String step) throws IOException {
    DocumentId first;
    DocumentId erased;
    try (OpenArchive open = OpenArchive.in(source)) {
      first = open.stored("first");
      erased = open.stored("to be erased");
      open.readAll("page");
      saved.save(open);
      open.receiveVersion(first, "second");
      open.stored("new");
      new ByHand(open.archive()).erase(erased, "by law");
      open.readAll("page");
    }
    Steps halting =
        at -> {
          if (at.equals(step)) {
            throw new Broken();
          }
        };
    try (OpenArchive open = OpenArchive.in(source, halting)) {
      assertThatThrownBy(() -> saved.save(open)).isInstanceOf(Broken.class);
    }
    try (OpenArchive copy = OpenArchive.in(other)) {
      Restored restored = saved.restore(copy);
      assertThat(restored.whole()).isFalse();
      assertThat(copy.content(first, 1)).isEqualTo("first");
      assertThat(copy.archive().find(erased)).isPresent();
      copy.readAll("page");
      assertThat(copy.check()).isEmpty();
    }
    try (OpenArchive open = OpenArchive.in(source)) {
      assertThat(saved.save(open).warnings()).isEmpty();
      Path third = Files.createDirectories(temporary.resolve("third"));
      try (OpenArchive copy = OpenArchive.in(third)) {
        assertThat(saved.restore(copy).whole()).isTrue();
        assertThat(copy.find(erased).publication()).isEqualTo(Publication.ERASED);
        assertThat(copy.content(first, 2)).isEqualTo("second");
        assertThat(copy.check()).isEmpty();
      }
    }
  }

  @Test
  void an_object_between_two_versions_is_brought_back_to_a_whole_one() throws IOException {
    DocumentId id;
    try (OpenArchive open = OpenArchive.in(source)) {
      id = open.stored("first");
      saved.save(open);
      new ByHand(open.archive()).publish(id, Publication.DRAFT);
      saved.save(open);
      Path there = target.resolve(source.relativize(object(open, id)));
      // As if killed between two renamings: the inventory is newer than its sidecar.
      Files.copy(
          there.resolve("v1/inventory.json.sha256"),
          there.resolve("inventory.json.sha256"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Path note = target.resolve("backup.json");
      Files.writeString(note, Files.readString(note).replace("\"finished\"", "\"running\""));
      Files.writeString(target.resolve("texts.sqlite"), "what a power cut left of it");
    }
    try (OpenArchive copy = OpenArchive.in(other)) {
      saved.restore(copy);
      assertThat(copy.find(id).publication()).isEqualTo(Publication.DRAFT);
      assertThat(copy.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"restore.begun", "restore.databases", "restore.object", "restore.objects"})
  void a_restore_that_broke_off_is_finished_by_the_next(String step) throws IOException {
    DocumentId id;
    try (OpenArchive open = OpenArchive.in(source)) {
      id = open.stored("first");
      open.stored("second");
      open.readAll("page");
      saved.save(open);
    }
    Steps halting =
        at -> {
          if (at.equals(step)) {
            throw new Broken();
          }
        };
    try (OpenArchive copy = OpenArchive.in(other, halting)) {
      assertThatThrownBy(() -> saved.restore(copy)).isInstanceOf(Broken.class);
    }
    assertThat(new UnfinishedRestore(other).source()).contains(target.toString());
    try (OpenArchive copy = OpenArchive.in(other)) {
      assertThat(saved.restore(copy).again()).isTrue();
      assertThat(new UnfinishedRestore(other).source()).isEmpty();
      assertThat(copy.content(id, 1)).isEqualTo("first");
      assertThat(copy.archive().count(DocumentFilter.all(Access.STAFF))).isEqualTo(2);
      assertThat(copy.archive().queue().next(new Lane(Lane.TEXT, 1), 10, Set.of())).isEmpty();
      assertThat(copy.check()).isEmpty();
    }
  }

  @Test
  void a_restore_over_something_else_is_refused() throws IOException {
    try (OpenArchive open = OpenArchive.in(source)) {
      open.stored("first");
      saved.save(open);
      notRestored(open, target, Reason.NOT_EMPTY);
    }
    Files.writeString(other.resolve("README.md"), "what this is");
    try (OpenArchive open = OpenArchive.in(other)) {
      notRestored(open, temporary, Reason.NO_BACKUP);
      notRestored(open, temporary.resolve("nowhere"), Reason.NO_BACKUP);
      Files.writeString(other.resolve("letter.txt"), "Dear");
      notRestored(open, target, Reason.NOT_EMPTY);
      Files.delete(other.resolve("letter.txt"));
      Path note = target.resolve("backup.json");
      Files.writeString(note, Files.readString(note).replace("\"schema\" : 2", "\"schema\" : 9"));
      notRestored(open, target, Reason.NEWER);
      Files.writeString(note, Files.readString(note).replace("\"schema\" : 9", "\"schema\" : 2"));
      assertThat(saved.restore(open).documents()).isEqualTo(1);
    }
  }

  private static void notRestored(OpenArchive open, Path folder, Reason reason) {
    assertThatThrownBy(() -> new SavedArchive(folder).restore(open))
        .isInstanceOfSatisfying(
            BackupException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void whoever_no_longer_waits_stops_a_backup() throws IOException {
    Watch impatient =
        new Watch() {
          @Override
          public boolean isStopAsked() {
            return true;
          }

          @Override
          public void begin(long steps) {}

          @Override
          public void step() {}
        };
    try (OpenArchive open = OpenArchive.in(source)) {
      open.stored("first");
      BackupOrder order =
          new BackupOrder(target, List.of(source), SavedArchive.desk(open), false, "test");
      assertThatThrownBy(() -> open.archive().saving().backup(order, impatient))
          .isInstanceOf(java.io.InterruptedIOException.class);
      assertThat(saved.save(open).documents()).isEqualTo(1);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static Path object(OpenArchive open, DocumentId id) throws IOException {
    try (var all = Files.walk(open.folder().resolve("ocfl"), 2)) {
      return all.filter(path -> path.toString().endsWith("%3a" + id)).findFirst().orElseThrow();
    }
  }
}
