package org.findbuch.web.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.document.Sha256;
import org.findbuch.document.Site;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages and files that a city gives its archive: {@code impressum.md} is a page, {@code
 * impressum.en.md} the same in English, {@code startseite.md} the words of the first page, {@code
 * logo.svg} and {@code favicon.svg} (or {@code .png}) what they are called. Read once, at the
 * start.
 */
public final class SiteFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SiteFolder.class);

  /** What the program itself has to say, unless the city says it. */
  private static final List<String> OWN = List.of("hilfe", "datenschutz", "barrierefreiheit");

  private static final String HOME = "startseite";
  private static final String GERMAN = "de";
  private static final String ENGLISH = "en";
  private static final Pattern PAGE = Pattern.compile("([a-z0-9-]+)(\\.en)?\\.md");
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.([A-Za-z0-9]+)");
  private static final Pattern LEFT_ALONE = Pattern.compile("(?i)\\..*|README.*|Thumbs\\.db");

  /** The order in which pages are named below every page; others follow by name. */
  private static final List<String> ORDER =
      List.of(
          "hilfe",
          "impressum",
          "kontakt",
          "datenschutz",
          "barrierefreiheit",
          "leichte-sprache",
          "gebaerdensprache");

  private static final Map<String, String> TYPES =
      Map.of(
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "webp", "image/webp",
          "ico", "image/x-icon",
          "mp4", "video/mp4",
          "webm", "video/webm",
          "pdf", "application/pdf");

  /** Sources of pages by name, then by language. */
  private final Map<String, Map<String, String>> texts = new HashMap<>();

  /** Made when the first page is asked for, so that the service starts without waiting for it. */
  private @Nullable Map<String, Map<String, SitePage>> pages;

  private final Map<String, SiteFile> files = new TreeMap<>();
  private final @Nullable String colours;
  private final String folder;

  /** A file of the folder, and its media type. */
  public record SiteFile(Path path, String type) {}

  /** Reads the one of a site; without a folder it has the pages of the program. */
  public SiteFolder(Site site) throws IOException {
    colours = site.colours() == null ? null : css(site.colours());
    StringBuilder state = new StringBuilder().append(colours);
    for (Path path : site.folder() == null ? List.<Path>of() : listed(site.folder())) {
      state.append(path.getFileName()).append(Files.getLastModifiedTime(path).toMillis());
      take(path);
    }
    byte[] all = state.toString().getBytes(StandardCharsets.UTF_8);
    folder = "/site/" + Sha256.of(Sha256.digest().digest(all)).hex().substring(0, 16) + "/";
    for (String own : OWN) {
      if (!texts.containsKey(own)) {
        texts.put(own, Map.of(GERMAN, own(own + ".md"), ENGLISH, own(own + ".en.md")));
      }
    }
  }

  private synchronized Map<String, Map<String, SitePage>> pages() {
    if (pages == null) {
      Map<String, Map<String, SitePage>> made = new TreeMap<>();
      texts.forEach(
          (name, languages) ->
              languages.forEach(
                  (language, text) ->
                      made.computeIfAbsent(name, _ -> new HashMap<>())
                          .put(language, page(name, language, new Markdown(text)))));
      pages = made;
    }
    return pages;
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !LEFT_ALONE.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private void take(Path path) throws IOException {
    String file = path.getFileName().toString();
    Matcher page = PAGE.matcher(file);
    Matcher other = FILE.matcher(file);
    String type = other.matches() ? TYPES.get(other.group(1).toLowerCase(Locale.ROOT)) : null;
    if (page.matches()) {
      texts
          .computeIfAbsent(page.group(1), _ -> new HashMap<>())
          .put(
              page.group(2) == null ? GERMAN : ENGLISH,
              Files.readString(path, StandardCharsets.UTF_8));
    } else if (type != null && Files.isRegularFile(path)) {
      files.put(file, new SiteFile(path, type));
    } else {
      LOG.warn(
          "{} in site.folder is not shown: pages are called name.md or name.en.md with small"
              + " letters, digits and hyphens, files end in {}",
          file,
          String.join(", ", TYPES.keySet().stream().sorted().toList()));
    }
  }

  private SitePage page(String name, String language, Markdown text) {
    return new SitePage(
        name, language, text.title().orElse(name), text.html(file -> folder + file, SitePage::url));
  }

  private static String own(String file) throws IOException {
    try (InputStream in = SiteFolder.class.getResourceAsStream("/web/seiten/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file web/seiten/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A page in a language, or in the one that there is. */
  public Optional<SitePage> page(String name, String language) {
    Map<String, SitePage> languages = pages().getOrDefault(name, Map.of());
    return Optional.ofNullable(languages.get(language))
        .or(() -> languages.values().stream().findFirst());
  }

  /** The words of the first page in a language; none where the city has none in it. */
  public Optional<SitePage> home(String language) {
    return Optional.ofNullable(pages().getOrDefault(HOME, Map.of()).get(language));
  }

  /** What is named below every page. */
  public List<SitePage> named(String language) {
    List<String> names = new ArrayList<>(pages().keySet());
    names.remove(HOME);
    names.sort(
        Comparator.comparingInt(
                (String name) -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
            .thenComparing(Comparator.naturalOrder()));
    return names.stream().flatMap(name -> page(name, language).stream()).toList();
  }

  public Optional<SiteFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The address of the logo, if there is one. */
  public Optional<String> logo() {
    return image("logo");
  }

  /** The address of the icon for the browser's tab, if there is one. */
  public Optional<String> icon() {
    return image("favicon");
  }

  private Optional<String> image(String name) {
    return files.keySet().stream()
        .filter(file -> file.matches("(?i)" + name + "\\.(?:svg|png|ico|webp)"))
        .findFirst()
        .map(file -> folder + file);
  }

  /** The address of a style sheet with the city's colours, if it has its own. */
  public Optional<String> colourSheet() {
    return Optional.ofNullable(colours).map(_ -> folder + SHEET);
  }

  /** That style sheet. */
  public Optional<String> colours() {
    return Optional.ofNullable(colours);
  }

  /** What its address ends with. */
  public static final String SHEET = "farben.css";

  private static String css(Site.Colours colours) {
    return """
    :root {
      --cloth: light-dark(%s, %s);
      --cloth-fill: %s;
    }
    """
        .formatted(colours.light(), colours.dark(), colours.light());
  }
}
