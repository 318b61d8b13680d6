package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTest {
  @TempDir Path folder;

  @Test
  void what_cannot_be_started_is_told_from_what_fails_over_a_page() throws Exception {
    assertThatThrownBy(() -> words(folder.resolve("missing")))
        .isInstanceOf(NotStartedException.class);
    assertThatThrownBy(() -> words(program("not-executable", "#!/bin/sh\n", "rw-------")))
        .isInstanceOf(NotStartedException.class);
    assertThatThrownBy(() -> words(program("failing", "#!/bin/sh\nexit 1\n", "rwx------")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotStartedException.class)
        .hasMessageContaining("1");
  }

  private Path program(String name, String script, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), script);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static void words(Path program) throws IOException {
    BufferedImage page = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    new Tesseract(program).words(page, 300, Tesseract.GERMAN, Tesseract.Way.BLOCKS);
  }
}
