package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two ways back from an upgrade, walked as the operator's guide says. */
@Tag("crash")
@Timeout(120)
class RollbackTest {
  private static final List<String> FILES =
      List.of("catalogue.sqlite", "texts.sqlite", "desk.sqlite");

  @TempDir Path folder;
  private Path installed;
  private Path backup;

  @BeforeEach
  void an_archive_that_was_saved_before_the_upgrade() throws Exception {
    installed = Files.createDirectories(folder.resolve("installed"));
    backup = folder.resolve("backup");
    Path document = folder.resolve("hitze.txt");
    Files.writeString(document, "Ältere Menschen leiden unter der Hitze.");
    run(installed, "add", document.toString());
    run(installed, "backup", backup.toString());
  }

  @Test
  void a_backup_restored_into_empty_folders_answers_as_before() throws Exception {
    upgrade();
    assertRefused();
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    run(fresh, "restore", backup.toString());
    assertAnswers(fresh);
  }

  @Test
  void the_copies_that_an_upgrade_leaves_can_be_put_back() throws Exception {
    upgrade();
    assertRefused();
    for (String name : FILES) {
      for (String suffix : List.of("-wal", "-shm")) {
        Files.deleteIfExists(archive(name + suffix));
      }
      Files.move(archive(name + ".schema-1"), archive(name), StandardCopyOption.REPLACE_EXISTING);
    }
    deleteIndex();
    assertAnswers(installed);
  }

  /**
   * What a program with newer schemas leaves: copies of the files, and files with a higher number.
   */
  private void upgrade() throws Exception {
    for (String name : FILES) {
      Files.copy(archive(name), archive(name + ".schema-1"));
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + archive(name));
          var statement = connection.createStatement()) {
        statement.execute("pragma user_version = 9");
        statement.execute("create table newer (id text)");
      }
    }
  }

  private void assertRefused() throws Exception {
    Program.Result refused = Program.run(installed, "list");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).singleElement().asString().contains("schema version 9");
  }

  private static void assertAnswers(Path where) throws Exception {
    try (Program service = Program.start(where, Map.of(), "serve", "--port", "0")) {
      String address = service.address();
      assertThat(search(String.valueOf(address)))
          .contains("\"total\":1")
          .contains("leiden unter der");
    }
    run(where, "check");
  }

  /** The index may have to be built first. */
  private static String search(String address) throws Exception {
    for (int tries = 0; tries < 100; tries++) {
      try (InputStream in = URI.create(address + "/api/search?q=hitze").toURL().openStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the search does not answer");
  }

  private static void run(Path where, String... command) throws Exception {
    Program.Result result = Program.run(where, command);
    assertThat(result.exitCode()).as("%s said %s", List.of(command), result.err()).isZero();
  }

  private Path archive(String name) {
    return installed.resolve("archive").resolve(name);
  }

  private void deleteIndex() throws IOException {
    try (Stream<Path> files = Files.walk(installed.resolve("index"))) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
