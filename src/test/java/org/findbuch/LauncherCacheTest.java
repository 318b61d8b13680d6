package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher uses an AOT cache and makes one; java is played by a script. */
class LauncherCacheTest {
  private static final Path HOME = Path.of(System.getProperty("findbuch.home"));

  /**
   * Prints its arguments, and plays writing a cache; {@code no-cache} beside it makes that fail.
   */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$@"
      for argument in "$@"; do
        case $argument in
          -XX:AOTCacheOutput=*)
            echo half > "${argument#*=}"
            [ ! -e "${0%/*}/no-cache" ] || exit 1
            echo whole > "${argument#*=}" ;;
        esac
      done
      """;

  @TempDir Path folder;
  private Path jdk;
  private Path aot;
  private Path cache;

  @BeforeEach
  void a_checkout_that_is_built() throws IOException {
    Path checkout = folder.resolve("check out");
    Path target = Files.createDirectories(checkout.resolve("target"));
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createDirectories(checkout.resolve(".ci"));
    for (String file : List.of("findbuch", ".ci/build.sh", ".ci/java.sh", ".ci/train", "pom.xml")) {
      Files.copy(HOME.resolve(file), checkout.resolve(file));
    }
    Files.writeString(target.resolve("findbuch.classpath"), "lib/a.jar:lib/b.jar");
    for (String file : List.of("findbuch.jar", "findbuch.stamp")) {
      Files.writeString(target.resolve(file), "");
    }
    jdk = folder.resolve("jdk");
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.9\"\n");
    for (String program : List.of("java", "javac")) {
      Files.writeString(bin.resolve(program), JAVA);
      assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
    }
    aot = target.resolve("aot");
    cache = aot.resolve("25.0.9" + jdk.toString().replace('/', '_'));
  }

  @Test
  void a_command_without_a_cache_starts_without_and_makes_none() throws Exception {
    assertThat(start("", "version")).doesNotContain("-XX:AOTCache=" + cache).contains("version");
    Thread.sleep(300);
    assertThat(aot).doesNotExist();
  }

  @Test
  void a_service_without_a_cache_has_one_made_for_the_next_start() throws Exception {
    assertThat(start("", "serve")).doesNotContain("-XX:AOTCache=" + cache);
    await(cache);
    assertThat(cache).hasContent("whole");
    assertThat(Path.of(cache + ".worker")).hasContent("whole");

    assertThat(start("", "serve"))
        .contains("-XX:AOTCache=" + cache, "-XX:+VerifySharedSpaces", "-Xlog:aot=off")
        .contains("-Dfindbuch.worker-cache=" + cache + ".worker");
  }

  @Test
  void services_that_start_at_once_have_it_made_once() throws Exception {
    for (int i = 0; i < 4; i++) {
      start("", "demo");
    }
    await(cache);
    Thread.sleep(300);
    try (Stream<Path> files = Files.list(aot)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              cache.getFileName().toString(), cache.getFileName() + ".worker", "training.log");
    }
  }

  @Test
  void a_training_that_fails_leaves_no_cache_and_fails_no_start() throws Exception {
    Files.createFile(jdk.resolve("bin/no-cache"));
    assertThat(start("", "serve")).contains("serve");
    await(aot.resolve("training.log"));
    Thread.sleep(300);
    assertThat(start("", "version")).doesNotContain("-XX:AOTCache=" + cache);
    assertThat(cache).doesNotExist();
  }

  @Test
  void a_cache_that_is_older_than_the_program_is_not_used() throws Exception {
    Files.createDirectories(aot);
    Files.writeString(cache, "old");
    Files.setLastModifiedTime(cache, FileTime.from(Instant.now().minusSeconds(100)));
    assertThat(start("", "version")).doesNotContain("-XX:AOTCache=" + cache);
  }

  @Test
  void whoever_shares_classes_in_another_way_gets_that() throws Exception {
    Files.createDirectories(aot);
    Files.writeString(cache, "new");
    assertThat(start("", "version")).contains("-XX:AOTCache=" + cache);
    for (String own : List.of("-Xshare:off", "-XX:AOTMode=off", "-XX:SharedArchiveFile=x.jsa")) {
      assertThat(start(own, "version")).contains(own).doesNotContain("-XX:AOTCache=" + cache);
    }
  }

  @Test
  void what_adds_files_compiles_quickly_and_a_service_thoroughly() throws Exception {
    Files.createDirectories(aot);
    Files.writeString(cache, "new");
    String quickly = "-XX:TieredStopAtLevel=1";
    assertThat(start("", "add")).contains(quickly);
    assertThat(start("-XX:TieredStopAtLevel=4", "add"))
        .containsSubsequence(quickly, "-XX:TieredStopAtLevel=4");
    for (String command : List.of("serve", "demo", "search")) {
      assertThat(start("", command)).doesNotContain(quickly);
    }
  }

  @Test
  void a_cache_that_is_no_cache_is_left_aside_without_a_word() throws Exception {
    Path broken = folder.resolve("broken");
    Files.write(broken, new byte[100_000]);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (Path file : List.of(broken, folder.resolve("missing"))) {
      Outcome outcome =
          run(
              new ProcessBuilder(
                  java,
                  "-XX:AOTCache=" + file,
                  "-XX:+VerifySharedSpaces",
                  "-Xlog:aot=off",
                  "--version"));
      assertThat(outcome.status()).isZero();
      assertThat(outcome.said()).startsWith("openjdk").hasLineCount(3);
    }
  }

  private List<String> start(String options, String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("check out/findbuch").toString(), command);
    builder.environment().put("FINDBUCH_JDKS", jdk.toString());
    builder.environment().put("FINDBUCH_JAVA_OPTS", options);
    Outcome outcome = run(builder);
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return outcome.said().lines().toList();
  }

  private Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(said));
  }

  private static void await(Path file) throws InterruptedException {
    for (int i = 0; i < 600 && !Files.exists(file); i++) {
      Thread.sleep(50);
    }
    assertThat(file).exists();
  }

  private record Outcome(int status, String said) {}
}
