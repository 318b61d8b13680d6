package org.findbuch.extract.tika;

import org.apache.tika.parser.html.DefaultHtmlMapper;
import org.jspecify.annotations.Nullable;

/** Lets every element of a page of the web through, as each may begin a line. */
final class EveryElement extends DefaultHtmlMapper {
  @Override
  public @Nullable String mapSafeElement(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
