package org.findbuch.cli.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWalkTest {
  @TempDir Path folder;

  @Test
  void names_in_older_encodings_are_shown_as_people_read_them_and_opened_as_they_are()
      throws IOException {
    Path latin = Files.writeString(Path.of(URI.create(folder.toUri() + "Gr%FC%DFe.txt")), "a");
    Path below = Files.createDirectory(Path.of(URI.create(folder.toUri() + "Pr%81fung")));
    Files.writeString(below.resolve("b.txt"), "b");
    List<FileWalk.Found> found = FileWalk.list(List.of(Path.of(".")), folder);
    assertThat(found)
        .extracting(FileWalk.Found::shown)
        .containsExactly("./Grüße.txt", "./Prüfung/b.txt");
    assertThat(found.getFirst().name()).isEqualTo("Grüße.txt");
    assertThat(found.getFirst().file()).isEqualTo(folder.resolve("Grüße.txt"));
    assertThat(found.getFirst().disk()).isEqualTo(latin);
    assertThat(found).allMatch(file -> Files.isRegularFile(file.disk()));
  }

  @Test
  void what_a_terminal_passed_on_unreadable_is_each_file_that_looks_so_once() throws IOException {
    Files.writeString(Path.of(URI.create(folder.toUri() + "Gr%FCn.txt")), "a");
    Files.writeString(Path.of(URI.create(folder.toUri() + "Gr%E4n.txt")), "b");
    Path typed = Path.of("Gr\uFFFDn.txt");
    assertThat(FileWalk.list(List.of(typed, typed), folder))
        .extracting(FileWalk.Found::shown)
        .containsExactlyInAnyOrder("Grün.txt", "Grän.txt");
    assertThat(FileWalk.list(List.of(Path.of("Gr\uFFFDnes.txt")), folder))
        .singleElement()
        .extracting(FileWalk.Found::problem)
        .isEqualTo("file.missing");
  }
}
