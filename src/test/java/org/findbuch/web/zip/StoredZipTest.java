package org.findbuch.web.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.findbuch.web.exchange.ByteRange;
import org.findbuch.web.zip.StoredZip.Content;
import org.findbuch.web.zip.StoredZip.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {
  private static final Instant THEN = Instant.parse("2014-11-19T10:30:42Z");

  private final List<Entry> entries =
      List.of(
          new Entry("Ärztemangel.txt", 5, THEN, content("fünf")),
          new Entry("leer.txt", 0, Instant.EPOCH, content("")),
          new Entry("b.txt", 3, THEN, content("abc")));

  private static Content content(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Content() {
      @Override
      public int crc32() {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
      }

      @Override
      public InputStream from(long offset, long length) {
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
      }
    };
  }

  private static byte[] part(StoredZip zip, long first, long last) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    zip.write(new ByteRange(first, last), out);
    return out.toByteArray();
  }

  @Test
  void another_reader_finds_every_file_as_it_was(@TempDir Path folder) throws IOException {
    StoredZip zip = new StoredZip(entries);
    byte[] whole = part(zip, 0, zip.length() - 1);
    assertThat(whole).hasSize((int) zip.length());
    Path file = Files.write(folder.resolve("a.zip"), whole);
    try (ZipFile read = new ZipFile(file.toFile())) {
      assertThat(read.stream().map(ZipEntry::getName))
          .containsExactly("Ärztemangel.txt", "leer.txt", "b.txt");
      ZipEntry first = read.getEntry("Ärztemangel.txt");
      assertThat(read.getInputStream(first).readAllBytes()).asString(UTF_8).isEqualTo("fünf");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(first.getTimeLocal()).isEqualTo("2014-11-19T10:30:42");
      assertThat(read.getEntry("leer.txt").getTimeLocal().getYear()).isEqualTo(1980);
    }
  }

  @Test
  void every_part_is_that_part_of_the_whole_and_the_same_entries_make_the_same_bytes()
      throws IOException {
    StoredZip zip = new StoredZip(entries);
    byte[] whole = part(zip, 0, zip.length() - 1);
    for (int first = 0; first < whole.length; first++) {
      for (int last = first; last < whole.length; last++) {
        assertThat(part(zip, first, last))
            .as("%s to %s", first, last)
            .isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
      }
    }
    assertThat(part(new StoredZip(entries), 0, whole.length - 1)).isEqualTo(whole);
  }

  @Test
  void a_part_without_heads_asks_for_no_checksum() throws IOException {
    Content data = content("abc");
    Content silent =
        new Content() {
          @Override
          public int crc32() throws IOException {
            throw new IOException("nobody needs it");
          }

          @Override
          public InputStream from(long offset, long length) throws IOException {
            return data.from(offset, length);
          }
        };
    StoredZip zip = new StoredZip(List.of(new Entry("b.txt", 3, THEN, silent)));
    assertThat(part(zip, 35, 37)).asString(UTF_8).isEqualTo("abc");
    assertThatThrownBy(() -> part(zip, 34, 37)).hasMessageContaining("nobody needs it");
  }

  @Test
  void what_needs_more_than_32_bits_is_refused() {
    Entry huge = new Entry("a", 0xffff_ffffL, THEN, content(""));
    assertThatThrownBy(() -> new StoredZip(List.of(huge)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
