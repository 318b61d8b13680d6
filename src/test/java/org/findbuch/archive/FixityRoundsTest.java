package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.findbuch.archive.fixity.FixityState;
import org.findbuch.document.DocumentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody asks for is read all the same, by and by. */
class FixityRoundsTest {
  @TempDir Path folder;

  @Test
  void what_is_damaged_is_found_though_nobody_asks_and_is_known_after_a_restart() throws Exception {
    DocumentId id;
    Path file;
    try (OpenArchive open = OpenArchive.in(folder)) {
      id = open.stored("some text");
      file = open.archive().open(id, open.find(id).document().newest()).path();
      Files.writeString(file, "sOme text");
      open.archive().startFixity(1);
      await(open, now -> !now.damaged().isEmpty());
      assertThat(open.archive().fixity().damaged()).containsExactly(id.value());
      await(open, now -> now.checked() == 1);
    }
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.archive().fixity().damaged()).containsExactly(id.value());
      assertThat(open.archive().fixity().checked()).isEqualTo(1);
      open.receive("some text");
      assertThat(open.archive().fixity().damaged()).isEmpty();
    }
  }

  @Test
  void a_round_is_spread_over_its_days_and_goes_on_where_it_stopped() throws Exception {
    try (OpenArchive open = OpenArchive.in(folder)) {
      for (int i = 0; i < 4; i++) {
        open.stored("text " + i);
      }
      open.archive().startFixity(30);
      await(open, now -> now.checked() == 1);
    }
    Path note = folder.resolve("fixity.properties");
    String said = Files.readString(note);
    // Half of its days are over.
    Files.writeString(
        note,
        said.replaceAll(
            "(?m)^begun=.*$",
            "begun=" + java.time.Instant.now().minus(java.time.Duration.ofDays(16))));
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.archive().startFixity(30);
      await(open, now -> now.checked() == 3);
      Thread.sleep(200);
      assertThat(open.archive().fixity().checked()).isEqualTo(3);
      assertThat(open.archive().fixity().completed()).isNull();
    }
    Files.writeString(
        note,
        Files.readString(note)
            .replaceAll(
                "(?m)^begun=.*$",
                "begun=" + java.time.Instant.now().minus(java.time.Duration.ofDays(31))));
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.archive().startFixity(30);
      await(open, now -> now.completed() != null && now.checked() == 1);
      assertThat(open.archive().fixity().damaged()).isEmpty();
    }
    Files.writeString(note, "nonsense");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.archive().fixity().checked()).isZero();
    }
  }

  private static void await(OpenArchive open, Predicate<FixityState> reached)
      throws IOException, InterruptedException {
    for (int i = 0; i < 500 && !reached.test(open.archive().fixity()); i++) {
      Thread.sleep(20);
    }
    assertThat(open.archive().fixity()).matches(reached);
  }
}
