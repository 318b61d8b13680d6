package org.findbuch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStreamTest {
  @TempDir Path folder;

  private interface Change {
    void of(Path file) throws IOException;
  }

  @Test
  void a_file_that_stays_as_it_is_is_read_to_its_end() throws IOException {
    for (int length : new int[] {0, 1, 100_000}) {
      Path file = Files.write(folder.resolve("a.txt"), new byte[length]);
      try (InputStream in = new SourceStream(file)) {
        assertThat(in.readAllBytes()).hasSize(length);
      }
    }
  }

  @Test
  void a_file_that_is_changed_while_it_is_read_has_no_end() throws IOException {
    Path other = folder.resolve("other.txt");
    List<Change> changes =
        List.of(
            file -> Files.writeString(file, "mehr", StandardOpenOption.APPEND),
            file -> Files.writeString(file, "weniger"),
            file -> Files.write(file, new byte[10_000]),
            file -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)),
            Files::delete,
            file -> {
              Files.write(other, new byte[10_000]);
              Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
              Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            });
    for (Change change : changes) {
      Path file = Files.write(folder.resolve("a.txt"), new byte[10_000]);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
      try (InputStream in = new SourceStream(file)) {
        assertThat(in.read(new byte[5_000])).isEqualTo(5_000);
        change.of(file);
        assertThatThrownBy(in::readAllBytes).isInstanceOf(SourceStream.ChangedException.class);
      }
    }
  }
}
