package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is given bytes that are not the ones that came in. */
class FixityTest {
  private static final String LARGE = "0123456789abcdef".repeat(600_000);

  @TempDir Path folder;

  private interface Harm {
    void to(Path file) throws IOException;
  }

  @Test
  void a_file_with_another_byte_is_not_given_out() throws IOException {
    refused("some text", file -> Files.writeString(file, "sOme text"));
  }

  @Test
  void a_file_with_another_byte_and_its_old_time_is_not_given_out() throws IOException {
    refused(
        "some text",
        file -> {
          FileTime modified = Files.getLastModifiedTime(file);
          Files.writeString(file, "sOme text", StandardOpenOption.WRITE);
          Files.setLastModifiedTime(file, modified);
        });
  }

  @Test
  void a_file_that_is_too_short_or_too_long_or_not_there_is_not_given_out() throws IOException {
    refused("some text", file -> Files.writeString(file, "some"));
    refused("more text", file -> Files.writeString(file, "more text than there was"));
    refused("other text", Files::delete);
    refused("no text", file -> Files.writeString(file, ""));
    refused(LARGE, file -> Files.writeString(file, LARGE.substring(1)));
  }

  @Test
  void a_file_whose_object_is_gone_is_not_taken_for_an_erased_one() throws IOException {
    refused(
        "some text",
        file -> {
          Path object = file.resolve("../../../..").normalize();
          try (var all = Files.walk(object)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
              Files.delete(each);
            }
          }
        });
  }

  @Test
  void a_file_is_found_though_the_inventory_of_its_object_cannot_be_read() throws IOException {
    DocumentId id;
    Path file;
    try (OpenArchive open = OpenArchive.in(folder)) {
      id = open.stored("some text");
      file = path(open, id);
    }
    Files.writeString(file.resolve("../../../../inventory.json").normalize(), "{");
    try (OpenArchive open = OpenArchive.in(folder)) {
      assertThat(open.content(id, 1)).isEqualTo("some text");
      Files.writeString(file, "sOme text");
      assertThatThrownBy(() -> open.content(id, 1)).isInstanceOf(DamagedOriginalException.class);
    }
  }

  @Test
  void of_a_large_damaged_file_the_end_never_comes() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored(LARGE);
      Path file = path(open, id);
      try (var bytes = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
        bytes.write(StandardCharsets.US_ASCII.encode("X"));
      }
      int half = LARGE.length() / 2;
      for (int from : new int[] {0, half}) {
        for (int length : new int[] {1, 1000, half}) {
          assertThatThrownBy(() -> read(open, id, from, length))
              .isInstanceOf(DamagedOriginalException.class);
          // What was found while sending is not known any more.
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * from + length));
        }
      }
    }
  }

  @Test
  void any_part_of_a_large_sound_file_is_given_out_as_it_is() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored(LARGE);
      Path file = path(open, id);
      int half = LARGE.length() / 2;
      for (int from : new int[] {0, 7, half, LARGE.length() - 5}) {
        for (int length : new int[] {1, 70_000, half}) {
          int most = Math.min(length, LARGE.length() - from);
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * from + length));
          for (int again = 0; again < 2; again++) {
            assertThat(read(open, id, from, most)).isEqualTo(LARGE.substring(from, from + most));
          }
        }
      }
    }
  }

  @Test
  void the_same_file_that_comes_again_heals_the_damaged_one() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored("first");
      open.receiveVersion(id, "second");
      for (int number = 1; number <= 2; number++) {
        int which = number;
        String content = number == 1 ? "first" : "second";
        for (Harm harm :
            new Harm[] {
              file -> Files.writeString(file, content.toUpperCase(java.util.Locale.ROOT)),
              file -> Files.writeString(file, "x"),
              Files::delete
            }) {
          harm.to(
              open.archive().open(id, open.find(id).document().originals().get(number - 1)).path());
          assertThatThrownBy(() -> open.content(id, which)).isInstanceOf(IOException.class);
          assertThat(open.receive(content))
              .isEqualTo(new Receipt.AlreadyThere(open.find(id), true));
          assertThat(open.content(id, number)).isEqualTo(content);
          assertThat(open.receive(content))
              .isEqualTo(new Receipt.AlreadyThere(open.find(id), false));
          assertThat(open.archive().fixity().damaged()).isEmpty();
          assertThat(open.check()).isEmpty();
        }
      }
    }
  }

  private void refused(String content, Harm harm) throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      DocumentId id = open.stored(content);
      assertThat(open.content(id, 1)).isEqualTo(content);
      harm.to(path(open, id));
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> open.content(id, 1))
            .isInstanceOf(DamagedOriginalException.class)
            .hasMessageContaining("a.txt");
      }
      assertThat(open.archive().fixity().damaged()).contains(id.value());
    }
  }

  private static String read(OpenArchive open, DocumentId id, int from, int length)
      throws IOException {
    try (InputStream in = open.archive().open(id, original(open, id)).from(from, length)) {
      return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }
  }

  private static Path path(OpenArchive open, DocumentId id) throws IOException {
    return open.archive().open(id, original(open, id)).path();
  }

  private static Original original(OpenArchive open, DocumentId id) throws IOException {
    return open.find(id).document().newest();
  }
}
