package org.findbuch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceNameTest {
  @TempDir Path folder;

  @Test
  void a_name_is_read_whatever_encoding_it_is_written_in() throws IOException {
    for (String charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "IBM850", "x-MacRoman")) {
      for (String name :
          List.of("Grüße.txt", "Übersicht + 100%.txt", "Größe für Köln", "a b.txt")) {
        Path file = file(name, charset);
        assertThat(SourceName.of(file)).as(charset).isEqualTo(name);
        assertThat(SourceName.readable(file).toString()).endsWith("/" + name);
        assertThat(SourceName.readable(folder.relativize(file))).isEqualTo(Path.of(name));
      }
    }
  }

  @Test
  void a_path_that_was_passed_on_unreadable_means_the_files_that_look_so() throws IOException {
    Path inside = Files.createDirectories(file("Prüfung", "ISO-8859-1"));
    Path one = Files.writeString(inside.resolve("a.txt"), "a");
    Path two = Files.writeString(file("Grün.txt", "ISO-8859-1"), "b");
    Path three = Files.writeString(file("Grän.txt", "ISO-8859-1"), "c");
    assertThat(SourceName.meant(folder.resolve("Pr\uFFFDfung/a.txt"))).containsExactly(one);
    assertThat(SourceName.meant(folder.resolve("Gr\uFFFDn.txt")))
        .containsExactlyInAnyOrder(two, three);
    assertThat(SourceName.meant(folder.resolve("Gr\uFFFDnes.txt"))).isEmpty();
    assertThat(SourceName.meant(folder.resolve("nicht da.txt")))
        .containsExactly(folder.resolve("nicht da.txt"));
  }

  /** A path whose last name has the bytes of an encoding. */
  private Path file(String name, String charset) throws IOException {
    String escaped = URLEncoder.encode(name, Charset.forName(charset)).replace("+", "%20");
    return Path.of(URI.create(folder.toUri() + escaped));
  }
}
