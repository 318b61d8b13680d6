package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.backup.Restored;
import org.findbuch.archive.store.Damage;
import org.findbuch.document.DocumentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that rots is noticed, mended from the archive, and still good for what is sound in it.
 */
@Tag("contract")
class RottenBackupTest {
  @TempDir Path temporary;
  private Path folder = Path.of("");
  private SavedArchive backup = new SavedArchive(folder);
  private DocumentId id = new DocumentId("000000000000");

  @BeforeEach
  void fill() throws IOException {
    folder = Files.createDirectory(temporary.resolve("archive"));
    backup = new SavedArchive(temporary.resolve("backup"));
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.archive().collections().add(ArchiveTest.collection("a", "A", null), "test");
      id = open.stored("first");
      open.receiveVersion(id, "second");
      open.stored("another");
      open.readAll("one page", "another page");
      open.indexAll();
      Files.writeString(folder.resolve("desk.sqlite"), "the desk");
      assertThat(backup.save(open).mended()).isEmpty();
      assertThat(backup.save(open).mended()).isEmpty();
      assertThat(check(open)).isEmpty();
    }
  }

  @Test
  void every_file_that_rots_is_named_mended_and_sound_again() throws IOException {
    for (Path file : files()) {
      byte[] sound = Files.readAllBytes(file);
      String name = backup.target().relativize(file).toString();
      for (int from : new int[] {sound.length / 2, -1}) {
        try (OpenArchive open = OpenArchive.in(folder)) {
          if (from < 0) {
            Files.write(file, Arrays.copyOf(sound, sound.length / 2));
          } else {
            flip(file, from);
          }
          assertThat(check(open)).as(name).isNotEmpty();
          BackupReport report = backup.save(open);
          assertThat(report.warnings()).as(name).isEmpty();
          assertThat(check(open)).as(name).isEmpty();
          assertThat(report.mended()).as(name).contains(name);
          assertThat(backup.save(open).mended()).as(name).isEmpty();
        }
      }
    }
  }

  @Test
  void a_note_that_rots_keeps_nobody_from_restoring_or_mending() throws IOException {
    Path note = backup.target().resolve("backup.json");
    for (String content : new String[] {"no json", "", "{}", "[1]", "\u00e4\ud83d\ude00"}) {
      Files.writeString(note, content);
      Path back = Files.createDirectory(temporary.resolve("back-" + content.hashCode()));
      try (OpenArchive open = OpenArchive.in(back)) {
        assertThat(backup.restore(open).documents()).as(content).isEqualTo(2);
        assertThat(open.check()).as(content).isEmpty();
      }
      try (OpenArchive open = OpenArchive.in(folder)) {
        assertThat(backup.save(open).warnings()).as(content).isEmpty();
        assertThat(check(open)).as(content).isEmpty();
      }
    }
  }

  @Test
  void a_damaged_archive_never_takes_the_place_of_a_sound_copy() throws IOException {
    Path file = original(folder);
    Files.writeString(file, "sECOND");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(backup.save(open).warnings()).isNotEmpty();
      assertThat(original(backup.target())).hasContent("second");
      assertThat(check(open)).isEmpty();
    }
  }

  @Test
  void a_store_that_is_damaged_in_the_backup_is_made_anew_and_the_rest_comes_back()
      throws IOException {
    for (String store : List.of("catalogue.sqlite", "texts.sqlite", "desk.sqlite")) {
      byte[] sound = Files.readAllBytes(backup.target().resolve(store));
      flip(backup.target().resolve(store), sound.length / 2);
      Path back = Files.createDirectory(temporary.resolve("back-" + store));
      try (OpenArchive open = OpenArchive.in(back)) {
        Restored restored = backup.restore(open);
        assertThat(restored.damaged()).containsExactly(store);
        assertThat(restored.documents()).isEqualTo(2);
        open.readAll("one page", "another page");
        open.indexAll();
        assertThat(open.content(id, 2)).isEqualTo("second");
        assertThat(open.check()).isEmpty();
      }
      Files.write(backup.target().resolve(store), sound);
    }
  }

  private List<Damage> check(OpenArchive open) throws IOException {
    List<Damage> damages = new ArrayList<>();
    open.archive().saving().check(backup.target(), SavedArchive.desk(open), damages::add);
    return damages;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(backup.target())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("urn%3a") || file.toString().endsWith(".sqlite"))
          .toList();
    }
  }

  private static Path original(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("ocfl"))) {
      return all.filter(file -> file.endsWith("original/b.txt")).findFirst().orElseThrow();
    }
  }

  private static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int before = bytes.read();
      bytes.seek(at);
      bytes.write(before ^ 1);
    }
  }
}
