package org.findbuch.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line about where things are.
 *
 * @param file settings file, if one was named
 * @param given settings by their names
 */
public record Options(@Nullable Path file, Map<String, String> given) {
  public Options {
    given = Map.copyOf(given);
  }
}
