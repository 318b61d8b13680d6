package org.findbuch.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Receipt;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of names that lead elsewhere, deceive, or fit nowhere. */
@Tag("hostile")
class NamesTest {
  @TempDir Path folder;

  @Test
  void a_stored_name_is_harmless_and_says_what_it_said() throws IOException {
    try (Archive archive = Archives.open(folder.resolve("archive"))) {
      for (String[] cells : Row.lines("names.tsv", 2)) {
        String given = unescaped(cells[0]).replace("%300%", "a".repeat(300));
        String kept = cells[1].replace("%176%", "a".repeat(176));
        assertThat(FileName.safe(given)).as(cells[0]).isEqualTo(kept);
        Original original = stored(archive, given);
        assertThat(original.name()).as(cells[0]).isEqualTo(kept);
      }
    }
    assertThat(outside()).containsExactly("archive");
  }

  /** Reads what a table cannot hold. */
  private static String unescaped(String text) {
    return text.replace("\\u202e", "\u202e").translateEscapes();
  }

  private static Original stored(Archive archive, String name) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    try (var spooled = archive.spool(new ByteArrayInputStream(bytes), 10_000)) {
      Arrival arrival = new Arrival(name, Format.TXT, Metadata.NONE, Release.of(Publication.DRAFT));
      Receipt.Stored stored = (Receipt.Stored) archive.receive(spooled, arrival, "test");
      return stored.holding().document().newest();
    }
  }

  private List<String> outside() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.contains("-"))
          .toList();
    }
  }
}
