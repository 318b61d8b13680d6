package org.findbuch.extract.look;

import org.findbuch.document.Format;

/**
 * A picture as its header describes it.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(Format format, long width, long height) {
  public Picture {
    if (!format.isScan() || width < 1 || height < 1) {
      throw new IllegalArgumentException(format + " of " + width + " × " + height);
    }
  }
}
