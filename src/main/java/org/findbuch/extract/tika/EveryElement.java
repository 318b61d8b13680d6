package org.findbuch.extract.tika;

import java.util.Locale;
import org.apache.tika.parser.html.DefaultHtmlMapper;
import org.jspecify.annotations.Nullable;

/** Lets every element of a page of the web through, as each may begin a line. */
final class EveryElement extends DefaultHtmlMapper {
  @Override
  public @Nullable String mapSafeElement(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String mapSafeAttribute(String element, String name) {
    return name.endsWith("span") ? name : super.mapSafeAttribute(element, name);
  }
}
