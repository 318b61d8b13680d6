package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without a JDK that is new enough nothing can start, so here the launcher alone has to be clear.
 */
class LauncherTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("findbuch.home"), "findbuch");

  @TempDir Path folder;

  @Test
  void names_the_jdks_it_saw_when_all_are_too_old() throws Exception {
    Path seventeen = jdk("seventeen", "17.0.15");
    Path eight = jdk("eight", "1.8.0_402");

    Outcome outcome = start("C.UTF-8", seventeen + ":" + eight);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .isEqualTo(
            "findbuch: a JDK 25 or newer (with javac) is needed, but only this was found: 17.0.15"
                + " (%s), 1.8.0_402 (%s); please install one, for example Eclipse Temurin 25 from"
                    .formatted(seventeen, eight)
                + " https://adoptium.net, and start again.\n");
  }

  @Test
  void says_so_in_german_to_a_german() throws Exception {
    Outcome outcome = start("de_DE.UTF-8", folder.resolve("empty").toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).contains("Es braucht ein JDK ab Version 25", "gar keines");
  }

  @Test
  void says_that_it_may_open_too_few_files() throws Exception {
    Outcome outcome = start("C.UTF-8", "", "bash", "-c", "ulimit -n 128 && exec \"$0\" version");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .startsWith("findbuch: the program may open only 128 files at once (ulimit -n), but needs")
        .endsWith("and start again.\n");
  }

  /**
   * ssh sends the LANG of another machine along; java then takes every umlaut for two odd signs.
   */
  @ParameterizedTest
  @ValueSource(strings = {"LANG", "LC_ALL", "LC_CTYPE", "LC_TIME", "LC_NUMERIC"})
  void a_locale_that_is_not_installed_loses_no_umlauts(String variable) throws Exception {
    String shell =
        "root=. && . .ci/build.sh && utf8 && plain_messages && locale charmap && locale 2>&1 > /dev/null";
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", shell).directory(LAUNCHER.resolveSibling("").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put(variable, "xx_XX.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("UTF-8\n");
  }

  private Outcome start(String locale, String jdks, String... shell)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(shell));
    line.add(LAUNCHER.toString());
    var builder = new ProcessBuilder(line);
    if (shell.length == 0) {
      line.add("version");
    }
    builder.environment().putAll(Map.of("LC_ALL", locale, "FINDBUCH_JDKS", jdks));
    Path said = folder.resolve("said");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(said));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : new String[] {"java", "javac"}) {
      assertThat(Files.createFile(bin.resolve(program)).toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private record Outcome(int status, String said) {}
}
