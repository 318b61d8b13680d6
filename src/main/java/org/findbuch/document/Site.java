package org.findbuch.document;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whose archive it is.
 *
 * @param name what stands on the label of every page
 * @param url public address, what citations are made with; null means the address that was asked
 * @param language of the pages where a reader's browser asks for neither German nor English
 * @param imprint address of the imprint, if there is one
 * @param contact an address for questions, if there is one
 * @param folder of its own pages and files, if there is one
 * @param colours its own, if it has any
 */
public record Site(
    String name,
    @Nullable URI url,
    String language,
    @Nullable String imprint,
    @Nullable String contact,
    @Nullable Path folder,
    @Nullable Colours colours) {
  /**
   * The colour of labels, links and buttons, as {@code #rrggbb}.
   *
   * @param dark the same on dark paper
   */
  public record Colours(String light, String dark) {}

  /** One with nothing of its own but these. */
  public Site(
      String name,
      @Nullable URI url,
      String language,
      @Nullable String imprint,
      @Nullable String contact) {
    this(name, url, language, imprint, contact, null, null);
  }
}
