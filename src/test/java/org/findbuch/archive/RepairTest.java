package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Lane;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be made again from the documents is made again, and stops nobody. */
@Tag("contract")
class RepairTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private DocumentId id = new DocumentId("000000000000");

  @BeforeEach
  void fill() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      open.archive().collections().add(ArchiveTest.collection("series", "Series", null), "test");
      for (int i = 0; i < 30; i++) {
        id = open.stored("text " + i);
      }
      new ByHand(open.archive()).withdraw(id, "reason");
      open.readAll("one page ".repeat(500), "another page");
      open.indexAll();
      assertThat(open.check()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "texts.sqlite head",
        "catalogue.sqlite head",
        "texts.sqlite pages",
        "catalogue.sqlite pages",
        "texts.sqlite half",
        "catalogue.sqlite half",
        "texts.sqlite gone",
        "catalogue.sqlite gone"
      })
  void a_damaged_store_is_made_anew_at_the_start(String harm) throws Exception {
    harm(harm);
    try (OpenArchive open = OpenArchive.in(folder)) {
      settled(open);
    }
    boolean isGone = harm.endsWith("gone");
    assertThat(folder.resolve(harm.substring(0, harm.indexOf(" ")) + ".broken"))
        .satisfies(aside -> assertThat(Files.exists(aside)).isEqualTo(!isGone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts.sqlite pages", "catalogue.sqlite pages", "texts.sqlite gone"})
  void a_store_that_is_damaged_while_it_is_used_is_made_anew(String harm) throws Exception {
    try (OpenArchive open = OpenArchive.in(folder)) {
      harm(harm);
      if (!harm.endsWith("gone")) {
        assertThat(open.check()).extracting(Damage::type).contains(Damage.Type.STORE_DAMAGED);
      }
      settled(open);
    }
  }

  @Test
  void recovering_sets_damaged_texts_aside() throws Exception {
    try (OpenArchive open = OpenArchive.in(folder)) {
      harm("texts.sqlite pages");
      open.archive().recover();
      settled(open);
    }
  }

  @Test
  void what_was_set_aside_goes_when_something_is_erased() throws Exception {
    harm("texts.sqlite pages");
    harm("catalogue.sqlite pages");
    try (OpenArchive open = OpenArchive.in(folder)) {
      settled(open);
      new ByHand(open.archive()).erase(id, "by law");
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).noneMatch(file -> file.toString().contains(".broken"));
    }
  }

  /** Uses everything until nothing is damaged any more, as readers and lanes do. */
  private void settled(OpenArchive open) throws Exception {
    for (int i = 0; i < 200; i++) {
      try {
        for (var holding : open.archive().list(DocumentFilter.all(Access.STAFF), 1, 100)) {
          open.archive().pages(holding.document().newest());
          open.archive().page(holding.document().newest(), 1);
        }
        open.archive().changes(0, 1000);
        open.archive().queue().next(new Lane(Lane.TEXT, 1), 10, Set.of());
        if (open.archive().repairs().isEmpty()) {
          break;
        }
      } catch (DamagedStoreException damaged) {
        // being made anew
      }
      Thread.sleep(50);
    }
    assertThat(open.archive().repairs()).isEmpty();
    assertThat(open.archive().count(DocumentFilter.all(Access.STAFF))).isEqualTo(30);
    open.readAll("one page ".repeat(500), "another page");
    open.indexAll();
    assertThat(open.check()).isEmpty();
    assertThat(open.archive().pages(open.find(id).document().newest())).hasSize(2);
    assertThat(open.archive().changes(0, 1000)).hasSize(32);
  }

  private void harm(String harm) throws IOException {
    Path file = folder.resolve(harm.substring(0, harm.indexOf(" ")));
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long length = bytes.length();
      switch (harm.substring(harm.indexOf(" ") + 1)) {
        case "head" -> bytes.write(new byte[100]);
        case "pages" -> {
          bytes.seek(PAGE);
          bytes.write(new byte[(int) length - PAGE]);
        }
        case "half" -> bytes.setLength(length / 2);
        default -> Files.delete(file);
      }
    }
  }
}
