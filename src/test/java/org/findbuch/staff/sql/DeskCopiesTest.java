package org.findbuch.staff.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.findbuch.staff.Account;
import org.findbuch.staff.Act;
import org.findbuch.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and audit come back by themselves when their file is damaged or lost. */
class DeskCopiesTest {
  private static final Account ANNA = new Account("anna", Role.ADMIN, Instant.EPOCH);
  private static final byte[] KEY = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void a_damaged_or_lost_desk_comes_back_from_its_copy_at_the_start() throws IOException {
    for (String content : new String[] {"no database", "", "\0".repeat(20_000)}) {
      kept();
      Files.writeString(file(), content);
      if (content.isEmpty()) {
        Files.delete(file());
      }
      try (SqlDesk desk = SqlDesk.open(file())) {
        assertThat(desk.withKey(KEY)).contains(ANNA);
        assertThat(desk.acts("", 10)).hasSize(1);
      }
      assertThat(folder.resolve("desk.sqlite.broken"))
          .satisfies(broken -> assertThat(Files.exists(broken)).isEqualTo(!content.isEmpty()));
      Files.deleteIfExists(folder.resolve("desk.sqlite.broken"));
    }
  }

  @Test
  void a_desk_that_was_emptied_or_left_only_its_log_comes_back_too() throws IOException {
    for (boolean isEmptied : new boolean[] {true, false}) {
      Path log = folder.resolve("desk.sqlite-wal");
      kept();
      byte[] left;
      try (SqlDesk desk = SqlDesk.open(file())) {
        for (int i = 0; i < 40; i++) {
          desk.write(new Act(Instant.EPOCH, "anna", "edit", "document" + i, "title".repeat(300)));
        }
        left = Files.readAllBytes(log);
        assertThat(left).isNotEmpty();
      }
      Files.delete(file());
      if (isEmptied) {
        Files.createFile(file());
      }
      Files.write(log, left);
      try (SqlDesk desk = SqlDesk.open(file())) {
        assertThat(desk.withKey(KEY)).contains(ANNA);
        assertThat(desk.acts("", 10)).hasSize(1);
        assertThat(desk.faults()).isEmpty();
      }
    }
  }

  @Test
  void a_desk_that_is_damaged_while_it_is_used_comes_back_and_goes_on() throws IOException {
    kept();
    try (SqlDesk desk = SqlDesk.open(file())) {
      for (int i = 0; i < 4_000; i++) {
        desk.write(new Act(Instant.EPOCH, "anna", "edit", "document" + i, "title " + i));
      }
      desk.copyTo(folder.resolve("grown"));
      assertThat(desk.faults()).isEmpty();
    }
    Files.move(folder.resolve("grown"), file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (SqlDesk desk = SqlDesk.open(file())) {
      try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
        bytes.seek(4096);
        bytes.write(new byte[(int) bytes.length() - 4096]);
      }
      assertThat(desk.faults()).isNotEmpty();
      assertThat(desk.withKey(KEY)).contains(ANNA);
      desk.write(new Act(Instant.EPOCH, "anna", "edit", "document", "title"));
      assertThat(desk.acts("", 10_000)).hasSize(2);
      assertThat(desk.faults()).isEmpty();
      desk.follow(Map.of(7L, new Act(Instant.EPOCH, "anna", "edit", "other", "")), 7);
      assertThat(desk.followed()).isEqualTo(7);
    }
  }

  @Test
  void a_key_that_was_taken_back_does_not_come_back_with_a_copy() throws IOException {
    kept();
    try (SqlDesk desk = SqlDesk.open(file())) {
      desk.remove("anna");
      desk.keep();
    }
    Files.delete(file());
    try (SqlDesk desk = SqlDesk.open(file())) {
      assertThat(desk.withKey(KEY)).isEmpty();
    }
  }

  @Test
  void a_few_copies_are_kept_and_a_damaged_one_is_passed_over() throws IOException {
    for (int day = 10; day < 30; day++) {
      Files.writeString(folder.resolve("desk.sqlite.copy-2020-01-" + day), "damaged");
    }
    kept();
    List<Path> copies = copies();
    assertThat(copies).hasSize(7);
    Files.writeString(folder.resolve("desk.sqlite.copy-2999-01-01"), "damaged");
    Files.writeString(file(), "no database");
    try (SqlDesk desk = SqlDesk.open(file())) {
      assertThat(desk.withKey(KEY)).contains(ANNA);
    }
  }

  @Test
  void a_desk_without_a_copy_begins_anew_and_the_old_one_is_kept() throws IOException {
    Files.writeString(file(), "no database");
    try (SqlDesk desk = SqlDesk.open(file())) {
      assertThat(desk.isEmpty()).isTrue();
    }
    assertThat(folder.resolve("desk.sqlite.broken")).hasContent("no database");
  }

  @Test
  void what_is_done_together_is_done_wholly_or_not_at_all() throws IOException {
    try (SqlDesk desk = SqlDesk.open(file())) {
      assertThatThrownBy(
              () ->
                  desk.together(
                      () -> {
                        desk.add(ANNA, KEY);
                        throw new IOException("disk full");
                      }))
          .hasMessage("disk full");
      assertThat(desk.accounts()).isEmpty();
      assertThat(desk.together(() -> desk.add(ANNA, KEY))).isTrue();
      assertThat(desk.accounts()).containsExactly(ANNA);
    }
  }

  private void kept() throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(folder.resolve("desk.sqlite" + suffix));
    }
    try (SqlDesk desk = SqlDesk.open(file())) {
      if (desk.add(ANNA, KEY)) {
        desk.write(new Act(Instant.EPOCH, "anna", "token.add", "anna", ""));
      }
      desk.keep();
      desk.keep();
    }
  }

  private Path file() {
    return folder.resolve("desk.sqlite");
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.getFileName().toString().contains(".copy-")).toList();
    }
  }
}
