package org.findbuch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.document.Publication;
import org.findbuch.document.Site;
import org.findbuch.extract.Limits;
import org.findbuch.inbox.InboxOrder;
import org.findbuch.web.site.Colour;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, read once: defaults, then a file, then the environment, then options.
 *
 * @param archive folder of the truth
 * @param index folder of what is derived
 * @param catalogue SQLite file of the catalogue
 * @param host address that the service listens on
 * @param port that it listens on; 0 picks a free one
 * @param workers how many files are read at once
 * @param proxies addresses whose {@code X-Forwarded-*} headers count
 * @param inbox folder whose files are taken in, if there is one
 * @param fixityDays in which everything that is stored is read once; 0 is never
 * @param fileBytes largest file that is taken
 * @param freeBytes what stays free of the disks that data lies on
 * @param previewBytes that pictures of pages take at most
 * @param searchesAMinute for each client; 0 is no limit
 * @param changesAMinute likewise
 * @param abbreviationsOff that nothing is found by, {@code *} is all
 */
public record Settings(
    Path archive,
    Path index,
    Path catalogue,
    String host,
    int port,
    int workers,
    List<String> proxies,
    Optional<InboxOrder> inbox,
    int fixityDays,
    long fileBytes,
    long freeBytes,
    long previewBytes,
    int searchesAMinute,
    int changesAMinute,
    Set<String> abbreviationsOff,
    Limits limits,
    Site site) {

  /** Every setting by the name it has in a settings file, with its default. */
  public static final Map<String, String> DEFAULTS = defaults();

  private static final String FILE = "file:";
  private static final String LUCENE = "lucene:";
  private static final String SQLITE = "jdbc:sqlite:";

  /**
   * Reads the settings.
   *
   * @param given values by the names of {@link #DEFAULTS}; later sources already put over earlier
   * @param home relative folders are below it
   * @throws SettingException naming the setting, its value and the way out
   */
  public static Settings of(Map<String, String> given, Path home) {
    for (String name : given.keySet()) {
      if (!DEFAULTS.containsKey(name)) {
        throw new SettingException(
            name, String.valueOf(given.get(name)), "no such setting; see the table in README.md");
      }
    }
    Values values = new Values(given);
    Path archive = home.resolve(values.address("archive", FILE)).normalize();
    String catalogue =
        given.containsKey("catalogue")
            ? values.address("catalogue", SQLITE)
            : archive.resolve("catalogue.sqlite").toString();
    int workers = (int) values.number("workers", 0, 64);
    return new Settings(
        archive,
        home.resolve(values.address("index", LUCENE)).normalize(),
        home.resolve(catalogue).normalize(),
        values.text("host"),
        (int) values.number("port", 0, 65_535),
        workers == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors()) : workers,
        values.list("proxies"),
        inbox(values, home),
        (int) values.number("fixity.days", 0, 3_650),
        values.number("limits.file-megabytes", 1, 1_000_000) << 20,
        values.number("limits.free-megabytes", 0, 1_000_000) << 20,
        values.number("limits.preview-megabytes", 0, 1_000_000) << 20,
        (int) values.number("limits.searches-a-minute", 0, 1_000_000),
        (int) values.number("limits.changes-a-minute", 0, 1_000_000),
        Set.copyOf(values.list("search.abbreviations-off")),
        limits(values),
        site(values, home));
  }

  /** The environment's name of a setting: {@code site.name} is {@code FINDBUCH_SITE_NAME}. */
  public static String variable(String name) {
    return "FINDBUCH_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("archive", "file:archive");
    defaults.put("catalogue", "jdbc:sqlite:archive/catalogue.sqlite");
    defaults.put("index", "lucene:index");
    defaults.put("host", "127.0.0.1");
    defaults.put("port", "8080");
    defaults.put("workers", "0");
    defaults.put("proxies", "");
    defaults.put("inbox", "");
    defaults.put("inbox.publication", "draft");
    defaults.put("fixity.days", "30");
    defaults.put("limits.file-megabytes", "500");
    defaults.put("limits.free-megabytes", "200");
    defaults.put("limits.preview-megabytes", "500");
    defaults.put("limits.seconds", "60");
    defaults.put("limits.most-seconds", "300");
    defaults.put("limits.millis-a-page", "10");
    defaults.put("limits.inflated-megabytes", "1024");
    defaults.put("limits.inflation-ratio", "100");
    defaults.put("limits.entries", "10000");
    defaults.put("limits.depth", "5");
    defaults.put("limits.megapixels", "300");
    defaults.put("limits.pages", "20000");
    defaults.put("limits.characters", "20000000");
    defaults.put("limits.searches-a-minute", "600");
    defaults.put("limits.changes-a-minute", "3000");
    defaults.put("search.abbreviations-off", "");
    defaults.put("site.name", "Findbuch");
    defaults.put("site.url", "");
    defaults.put("site.language", "de");
    defaults.put("site.imprint", "");
    defaults.put("site.contact", "");
    defaults.put("site.folder", "");
    defaults.put("site.colour", "");
    defaults.put("site.colour-dark", "");
    return Collections.unmodifiableMap(defaults);
  }

  private static Optional<InboxOrder> inbox(Values values, Path home) {
    Publication publication =
        values.oneOf("inbox.publication", "draft", "published").equals("draft")
            ? Publication.DRAFT
            : Publication.PUBLISHED;
    return Optional.ofNullable(values.orNull("inbox"))
        .map(folder -> new InboxOrder(home.resolve(folder).normalize(), publication));
  }

  private static Limits limits(Values values) {
    int seconds = (int) values.number("limits.seconds", 1, 86_400);
    return new Limits(
        seconds,
        (int) values.number("limits.most-seconds", seconds, 86_400),
        (int) values.number("limits.millis-a-page", 0, 60_000),
        values.number("limits.inflated-megabytes", 1, 1_000_000) << 20,
        (int) values.number("limits.inflation-ratio", 1, 1_000_000),
        (int) values.number("limits.entries", 1, 10_000_000),
        (int) values.number("limits.depth", 1, 100),
        (int) values.number("limits.megapixels", 1, 100_000),
        (int) values.number("limits.pages", 1, 10_000_000),
        (int) values.number("limits.characters", 1, 1_000_000_000));
  }

  private static Site site(Values values, Path home) {
    return new Site(
        values.text("site.name"),
        values.url("site.url"),
        values.oneOf("site.language", "de", "en"),
        values.orNull("site.imprint"),
        values.orNull("site.contact"),
        values.folder("site.folder", home),
        colours(values));
  }

  private static Site.@Nullable Colours colours(Values values) {
    Optional<Colour> light = values.colour("site.colour", Colour.PAPER, "white");
    Optional<Colour> dark = values.colour("site.colour-dark", Colour.DARK_PAPER, "black");
    if (light.isEmpty() && dark.isPresent()) {
      throw new SettingException(
          "site.colour-dark", dark.get().toString(), "set site.colour as well");
    }
    return light
        .map(
            colour ->
                new Site.Colours(colour.toString(), dark.orElseGet(colour::onDark).toString()))
        .orElse(null);
  }

  /** Given values over the defaults, each read as what it has to be. */
  private record Values(Map<String, String> given) {
    List<String> list(String name) {
      return Stream.of(text(name).split(","))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .distinct()
          .toList();
    }

    String text(String name) {
      return given.getOrDefault(name, DEFAULTS.getOrDefault(name, "")).strip();
    }

    @Nullable String orNull(String name) {
      String text = text(name);
      return text.isEmpty() ? null : text;
    }

    String oneOf(String name, String... allowed) {
      String text = text(name);
      if (!List.of(allowed).contains(text)) {
        throw new SettingException(name, text, "use one of " + String.join(", ", allowed));
      }
      return text;
    }

    long number(String name, long least, long most) {
      String text = text(name);
      try {
        long number = Long.parseLong(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // answered below, like a number out of range
      }
      throw new SettingException(name, text, "use a whole number from " + least + " to " + most);
    }

    String address(String name, String scheme) {
      String text = text(name);
      if (!text.startsWith(scheme) || text.length() == scheme.length()) {
        throw new SettingException(name, text, "use " + scheme + "<path>");
      }
      return text.substring(scheme.length());
    }

    @Nullable Path folder(String name, Path home) {
      String text = text(name);
      if (text.isEmpty()) {
        return null;
      }
      Path folder = home.resolve(text).normalize();
      if (!Files.isDirectory(folder)) {
        throw new SettingException(name, text, "there is no such folder: " + folder);
      }
      return folder;
    }

    Optional<Colour> colour(String name, Colour paper, String called) {
      String text = text(name);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Colour colour =
          Colour.of(text)
              .orElseThrow(() -> new SettingException(name, text, "use a colour like #0b4b3f"));
      double contrast = colour.contrast(paper);
      if (contrast < Colour.LEGIBLE) {
        throw new SettingException(
            name,
            text,
            String.format(
                Locale.ROOT,
                "it cannot be read on %s (contrast %.1f, least 4.5); take one that differs more",
                called,
                contrast));
      }
      return Optional.of(colour);
    }

    @Nullable URI url(String name) {
      String text = text(name);
      if (text.isEmpty()) {
        return null;
      }
      if (!text.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
        throw new SettingException(name, text, "use an address like https://archiv.example.de");
      }
      return URI.create(text.replaceAll("/+$", ""));
    }
  }
}
