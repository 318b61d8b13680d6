package org.findbuch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {
  @TempDir Path folder;

  private SiteFolder read() throws IOException {
    return new SiteFolder(new Site("Lindenau", null, "de", null, null, folder, null));
  }

  private static List<String> titles(SiteFolder site, String language) {
    return site.named(language).stream().map(SitePage::title).toList();
  }

  @Test
  void without_a_folder_the_program_says_what_it_knows_of_itself() throws IOException {
    SiteFolder site = new SiteFolder(new Site("Findbuch", null, "de", null, null));
    assertThat(titles(site, "de")).containsExactly("Hilfe", "Datenschutz", "Barrierefreiheit");
    assertThat(titles(site, "en")).containsExactly("Help", "Privacy", "Accessibility");
    assertThat(site.logo()).isEmpty();
    assertThat(site.colourSheet()).isEmpty();
    assertThat(site.home("de")).isEmpty();
  }

  @Test
  void pages_of_the_city_take_the_place_of_the_programs_and_come_in_a_known_order()
      throws IOException {
    Files.writeString(folder.resolve("impressum.md"), "# Impressum\n\nStadt Lindenau");
    Files.writeString(folder.resolve("datenschutz.md"), "# Ihre Daten bei uns\n");
    Files.writeString(folder.resolve("leichte-sprache.md"), "# Leichte Sprache\n");
    Files.writeString(folder.resolve("anfahrt.md"), "Ohne Überschrift");
    Files.writeString(folder.resolve("startseite.md"), "# Gesundes Lindenau\n\nWillkommen.");
    SiteFolder site = read();
    assertThat(titles(site, "de"))
        .containsExactly(
            "Hilfe",
            "Impressum",
            "Ihre Daten bei uns",
            "Barrierefreiheit",
            "Leichte Sprache",
            "anfahrt");
    assertThat(site.page("datenschutz", "en").orElseThrow().language())
        .as("ours in English beside theirs in German would say something else")
        .isEqualTo("de");
    assertThat(site.home("de").orElseThrow().title()).isEqualTo("Gesundes Lindenau");
    assertThat(site.home("en")).isEmpty();
  }

  @Test
  void a_page_in_english_is_shown_to_those_who_read_english() throws IOException {
    Files.writeString(folder.resolve("impressum.md"), "# Impressum\n");
    Files.writeString(folder.resolve("impressum.en.md"), "# Imprint\n");
    assertThat(read().page("impressum", "en").orElseThrow().title()).isEqualTo("Imprint");
    assertThat(read().page("impressum", "de").orElseThrow().title()).isEqualTo("Impressum");
    assertThat(read().page("nirgends", "de")).isEmpty();
  }

  @Test
  void logo_icon_and_pictures_have_addresses_that_change_with_them() throws IOException {
    Files.writeString(folder.resolve("logo.svg"), "<svg/>");
    Files.write(folder.resolve("favicon.png"), new byte[] {1});
    SiteFolder before = read();
    assertThat(before.logo().orElseThrow()).matches("/site/[0-9a-f]{16}/logo\\.svg");
    assertThat(before.icon().orElseThrow()).endsWith("/favicon.png");
    assertThat(before.file("logo.svg").orElseThrow().type()).isEqualTo("image/svg+xml");
    Files.setLastModifiedTime(
        folder.resolve("logo.svg"), java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertThat(read().logo()).isNotEqualTo(before.logo());
  }

  @Test
  void what_is_no_page_and_no_picture_is_not_served() throws IOException {
    Files.writeString(folder.resolve("geheim.txt"), "x");
    Files.writeString(folder.resolve(".env"), "x");
    Files.writeString(folder.resolve("README.md"), "# Für uns");
    Files.writeString(folder.resolve("seite.html"), "<script>");
    Files.createDirectory(folder.resolve("bilder.png"));
    SiteFolder site = read();
    for (String name : List.of("geheim.txt", ".env", "README.md", "seite.html", "bilder.png")) {
      assertThat(site.file(name)).as(name).isEmpty();
    }
    assertThat(titles(site, "de")).containsExactly("Hilfe", "Datenschutz", "Barrierefreiheit");
  }

  @Test
  void colours_are_a_style_sheet() throws IOException {
    Site.Colours colours = new Site.Colours("#7a1020", "#e8a0aa");
    SiteFolder site = new SiteFolder(new Site("x", null, "de", null, null, null, colours));
    assertThat(site.colourSheet().orElseThrow()).endsWith("/farben.css");
    assertThat(site.colours().orElseThrow())
        .contains("--cloth: light-dark(#7a1020, #e8a0aa);")
        .contains("--cloth-fill: #7a1020;");
  }
}
