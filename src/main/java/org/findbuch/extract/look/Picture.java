package org.findbuch.extract.look;

import org.findbuch.document.Format;

/**
 * A picture as its header describes it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param orientation how what is stored lies, as TIFF and EXIF number it: 1 is upright
 */
public record Picture(Format format, long width, long height, int orientation) {
  private static final int UPRIGHT = 1;
  private static final int MOST = 8;

  public Picture {
    if (!format.isScan() || width < 1 || height < 1) {
      throw new IllegalArgumentException(format + " of " + width + " × " + height);
    }
    orientation = orientation < UPRIGHT || orientation > MOST ? UPRIGHT : orientation;
  }

  Picture(Format format, long width, long height) {
    this(format, width, height, UPRIGHT);
  }

  Picture lying(int other) {
    return new Picture(format, width, height, other);
  }
}
