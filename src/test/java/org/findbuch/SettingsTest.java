package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.cli.Options;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every name and every default: whoever changes one changes it here too, and in CHANGES.md. */
class SettingsTest {
  private static final Path HOME = Path.of("/opt/findbuch");

  @TempDir Path folder;

  @Test
  void every_setting_has_its_name_and_default() {
    assertThat(Settings.DEFAULTS)
        .containsExactly(
            entry("archive", "file:archive"),
            entry("catalogue", "jdbc:sqlite:archive/catalogue.sqlite"),
            entry("index", "lucene:index"),
            entry("host", "127.0.0.1"),
            entry("port", "8080"),
            entry("workers", "0"),
            entry("proxies", ""),
            entry("inbox", ""),
            entry("inbox.publication", "draft"),
            entry("fixity.days", "30"),
            entry("limits.file-megabytes", "500"),
            entry("limits.free-megabytes", "200"),
            entry("limits.preview-megabytes", "500"),
            entry("limits.seconds", "60"),
            entry("limits.most-seconds", "300"),
            entry("limits.millis-a-page", "10"),
            entry("limits.inflated-megabytes", "1024"),
            entry("limits.inflation-ratio", "100"),
            entry("limits.entries", "10000"),
            entry("limits.depth", "5"),
            entry("limits.megapixels", "300"),
            entry("limits.pages", "20000"),
            entry("limits.characters", "20000000"),
            entry("limits.searches-a-minute", "600"),
            entry("limits.changes-a-minute", "3000"),
            entry("search.abbreviations-off", ""),
            entry("site.name", "Findbuch"),
            entry("site.url", ""),
            entry("site.language", "de"),
            entry("site.imprint", ""),
            entry("site.contact", ""),
            entry("site.folder", ""),
            entry("site.colour", ""),
            entry("site.colour-dark", ""));
  }

  @Test
  void the_defaults_are_what_the_program_runs_with() {
    Settings settings = Settings.of(Map.of(), HOME);

    assertThat(settings.abbreviationsOff()).isEmpty();
    assertThat(settings.archive()).isEqualTo(HOME.resolve("archive"));
    assertThat(settings.index()).isEqualTo(HOME.resolve("index"));
    assertThat(settings.catalogue()).isEqualTo(HOME.resolve("archive/catalogue.sqlite"));
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.proxies()).isEmpty();
    assertThat(settings.inbox()).isEmpty();
    assertThat(settings.fixityDays()).isEqualTo(30);
    assertThat(settings.fileBytes()).isEqualTo(500L << 20);
    assertThat(settings.freeBytes()).isEqualTo(200L << 20);
    assertThat(settings.limits()).isEqualTo(Limits.DEFAULTS);
    assertThat(settings.searchesAMinute()).isEqualTo(600);
    assertThat(settings.changesAMinute()).isEqualTo(3000);
    assertThat(settings.site().url()).isNull();
    assertThat(settings.site().folder()).isNull();
    assertThat(settings.site().colours()).isNull();
  }

  @Test
  void the_catalogue_moves_with_the_archive() {
    Settings settings = Settings.of(Map.of("archive", "file:/srv/archive"), HOME);

    assertThat(settings.catalogue()).isEqualTo(Path.of("/srv/archive/catalogue.sqlite"));
  }

  @Test
  void a_wrong_value_is_named_with_the_way_out() {
    assertThatThrownBy(() -> Settings.of(Map.of("port", "http"), HOME))
        .hasMessage("port=http: use a whole number from 0 to 65535");
    assertThatThrownBy(() -> Settings.of(Map.of("index", "elastic:9200"), HOME))
        .hasMessage("index=elastic:9200: use lucene:<path>");
    assertThatThrownBy(() -> Settings.of(Map.of("site.url", "archiv.de"), HOME))
        .hasMessage("site.url=archiv.de: use an address like https://archiv.example.de");
    assertThatThrownBy(() -> Settings.of(Map.of("inbox.publication", "public"), HOME))
        .hasMessage("inbox.publication=public: use one of draft, published");
    assertThatThrownBy(() -> Settings.of(Map.of("site.folder", "nirgends"), HOME))
        .hasMessage("site.folder=nirgends: there is no such folder: " + HOME.resolve("nirgends"));
    assertThatThrownBy(() -> Settings.of(Map.of("site.colour", "grün"), HOME))
        .hasMessage("site.colour=grün: use a colour like #0b4b3f");
    assertThatThrownBy(() -> Settings.of(Map.of("site.colour", "#ffe480"), HOME))
        .hasMessage(
            "site.colour=#ffe480: it cannot be read on white (contrast 1.2, least 4.5);"
                + " take one that differs more");
    assertThatThrownBy(() -> Settings.of(Map.of("site.colour-dark", "#8ed4be"), HOME))
        .hasMessage("site.colour-dark=#8ed4be: set site.colour as well");
    assertThatThrownBy(() -> Settings.of(Map.of("colour", "red"), HOME))
        .hasMessage("colour=red: no such setting; see the table in README.md");
  }

  @Test
  void options_win_over_the_file() throws Exception {
    Path file = folder.resolve("findbuch.properties");
    Files.writeString(file, "port=9000\nsite.name=Stadtarchiv Lindenau\n");

    Settings settings = SettingsFile.read(new Options(file, Map.of("port", "9001")), HOME);

    assertThat(settings.port()).isEqualTo(9001);
    assertThat(settings.site().name()).isEqualTo("Stadtarchiv Lindenau");
  }

  @Test
  void a_setting_is_found_in_the_environment_under_its_name() {
    assertThat(Settings.variable("limits.file-megabytes"))
        .isEqualTo("FINDBUCH_LIMITS_FILE_MEGABYTES");
  }
}
