package org.findbuch.web.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.findbuch.web.site.Markdown;

/** The handbook for staff: {@code src/docs/handbuch.md}, in German. */
final class Handbook {
  private Handbook() {}

  /** The one that the program carries. */
  static Markdown load() {
    try (InputStream in = Handbook.class.getResourceAsStream("/web/handbuch.md")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file web/handbuch.md");
      }
      return new Markdown(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
