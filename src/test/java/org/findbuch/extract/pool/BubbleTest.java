package org.findbuch.extract.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.findbuch.extract.Cage;
import org.findbuch.extract.pool.WorkerStarter.Bubble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BubbleTest {
  @TempDir Path folder;

  @Test
  void a_cage_holds_if_java_runs_in_it() throws Exception {
    assertThat(cage(program("shift $(($# - 3)); exec \"$@\""))).isEqualTo(Cage.NAMESPACES);
  }

  @Test
  void without_bubblewrap_there_is_none() throws Exception {
    assertThat(cage(folder.resolve("bwrap"))).isEqualTo(Cage.NOT_INSTALLED);
  }

  @Test
  void one_that_may_not_be_made_is_told_from_one_that_is_not_there() throws Exception {
    String refused = "echo 'bwrap: No permissions to create new namespace' >&2; exit 1";
    assertThat(cage(program(refused))).isEqualTo(Cage.NOT_ALLOWED);
    assertThat(cage(Files.createDirectory(folder.resolve("no program"))))
        .isEqualTo(Cage.NOT_ALLOWED);
  }

  private Cage cage(Path bubblewrap) throws InterruptedException {
    return new Bubble(bubblewrap).trial(Path.of(System.getProperty("java.home")), folder);
  }

  private Path program(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("bwrap"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
