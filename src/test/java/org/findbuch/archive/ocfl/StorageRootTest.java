package org.findbuch.archive.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageRootTest {
  @TempDir Path root;

  @Test
  void what_is_erased_while_others_walk_does_not_end_the_walk() throws IOException {
    for (String tuple : List.of("24a", "24b", "24c")) {
      Files.createDirectories(root.resolve(tuple).resolve("urn%3aone"));
    }
    List<Path> seen = new ArrayList<>();
    new StorageRoot(root)
        .walk(
            new StorageRoot.Visitor() {
              @Override
              public void object(ObjectFolder folder) throws IOException {
                seen.add(folder.path());
                eraseOthers(folder.path());
              }

              @Override
              public void stray(Path file) {
                throw new AssertionError(file);
              }
            });
    assertThat(seen).hasSize(1);
  }

  private void eraseOthers(Path kept) throws IOException {
    for (String tuple : List.of("24a", "24b", "24c")) {
      Path folder = root.resolve(tuple);
      if (!kept.startsWith(folder)) {
        Files.deleteIfExists(folder.resolve("urn%3aone"));
        Files.deleteIfExists(folder);
      }
    }
  }
}
