package org.findbuch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.document.Fault;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  @TempDir Path folder;
  private Archive archive;
  private SearchIndex index;
  private WorkerPool extractor;
  private Ingestor ingestor;
  private Intake intake;
  private volatile boolean diskFull;

  @BeforeEach
  void open() throws IOException {
    archive =
        Archives.open(
            folder,
            step -> {
              if (diskFull && step.equals("receive.spooled")) {
                throw new IOException("No space left on device");
              }
            });
    index = LuceneIndex.open(folder.resolve("index"));
    extractor = new WorkerPool(List.of("none"), 1, Limits.DEFAULTS, folder);
    ingestor = new Ingestor(archive, extractor, index);
    intake = new Intake(archive, new Recogniser(), ingestor, 1_000, Limits.DEFAULTS);
  }

  @AfterEach
  void close() throws IOException {
    ingestor.close();
    extractor.close();
    index.close();
    archive.close();
  }

  @Test
  void what_is_in_a_zip_and_in_a_zip_in_it_is_taken_each_by_itself() throws Exception {
    byte[] inner = zip("c.txt", "drei".getBytes(UTF_8));
    List<Intake.Inside> all = takeAll(zip("a.txt", "eins".getBytes(UTF_8), "b/b.zip", inner));
    assertThat(all).extracting(Intake.Inside::path).containsExactly("a.txt", "b/b.zip/c.txt");
    assertThat(all)
        .extracting(Intake.Inside::result)
        .allMatch(
            result ->
                result instanceof Intake.Result.Taken(var receipt)
                    && receipt instanceof Receipt.Stored);
    assertThat(incoming()).isEmpty();
  }

  @Test
  void a_file_in_a_zip_lies_where_the_archive_takes_it_from_and_nowhere_else() throws Exception {
    List<Path> seen = new ArrayList<>();
    intake.unfold(
        file(zip("a.txt", "eins".getBytes(UTF_8), "b.txt", "zwei".getBytes(UTF_8))),
        new Intake.Unpacked() {
          @Override
          public void take(Spooled file, String path) throws IOException {
            assertThat(incoming()).containsExactly(file.file());
            assertThat(file.bytes()).isEqualTo(4);
            seen.add(file.file());
          }

          @Override
          public void refuse(String path, Fault fault) {
            throw new AssertionError(path + " " + fault);
          }
        });
    assertThat(seen).hasSize(2).allMatch(Files::notExists);
  }

  @Test
  void what_is_damaged_or_too_large_in_a_zip_leaves_nothing_and_keeps_nothing_away()
      throws Exception {
    byte[] zip =
        zip(
            "kaputt.txt", "xxxxxxxx".getBytes(UTF_8),
            "gross.txt", new byte[1_001],
            "gut.txt", "gut".getBytes(UTF_8));
    int at = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("xxxx");
    zip[at] = 'y';
    List<Intake.Inside> all = takeAll(zip);
    assertThat(all.get(0).result()).isEqualTo(new Intake.Result.Rejected(Fault.DAMAGED));
    assertThat(all.get(1).result()).isEqualTo(new Intake.Result.Rejected(Fault.TOO_LARGE));
    assertThat(all.get(2).result()).isInstanceOf(Intake.Result.Taken.class);
    assertThat(incoming()).isEmpty();
  }

  @Test
  void a_disk_that_is_full_in_the_middle_of_a_zip_leaves_nothing_half() throws Exception {
    diskFull = true;
    byte[] zip = zip("a.txt", "eins".getBytes(UTF_8));
    assertThatThrownBy(() -> takeAll(zip)).hasMessageContaining("No space left");
    assertThat(incoming()).isEmpty();
  }

  private List<Intake.Inside> takeAll(byte[] zip) throws IOException, InterruptedException {
    return intake.takeAll(
        file(zip), "alles.zip", Metadata.NONE, Release.of(Publication.DRAFT), "test");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("alles.zip"), bytes);
  }

  private List<Path> incoming() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("incoming"))) {
      return files.toList();
    }
  }

  /** Names and contents in turn, none of them packed. */
  private static byte[] zip(Object... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        byte[] content = (byte[]) entries[i + 1];
        ZipEntry entry = new ZipEntry((String) entries[i]);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }
}
