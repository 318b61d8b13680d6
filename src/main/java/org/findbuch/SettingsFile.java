package org.findbuch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.findbuch.cli.Options;

/** Gathers settings from their sources, later ones over earlier ones. */
final class SettingsFile {
  private SettingsFile() {}

  /** A file if one is named, then the environment, then the command's own options. */
  static Settings read(Options options, Path home) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    if (options.file() != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(options.file())) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(n -> given.put(n, properties.getProperty(n)));
    }
    for (String name : Settings.DEFAULTS.keySet()) {
      String value = System.getenv(Settings.variable(name));
      if (value != null) {
        given.put(name, value);
      }
    }
    given.putAll(options.given());
    return Settings.of(given, home);
  }
}
