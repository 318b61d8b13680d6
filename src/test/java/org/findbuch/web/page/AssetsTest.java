package org.findbuch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Path WEB =
      Path.of(System.getProperty("findbuch.home"), "src", "main", "resources", "web");

  @Test
  void all_scripts_together_are_small() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(WEB)) {
      for (Path script : files.filter(file -> file.toString().endsWith(".js")).toList()) {
        bytes += Files.size(script);
      }
    }
    assertThat(bytes).isBetween(1L, 20L * 1024);
  }
}
