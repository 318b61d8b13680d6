package org.findbuch.extract;

import java.util.function.IntUnaryOperator;
import org.findbuch.document.Coded;

/**
 * Which picture of a page is wanted.
 *
 * @param page its number, from 1
 * @param columns of the picture; a scan with fewer dots has as many as it has
 */
public record PictureOrder(int page, int columns, Written as) {
  private static final int MOST_COLUMNS = 4_000;

  public PictureOrder {
    if (page < 1 || columns < 1 || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException("a picture of " + columns + " pixels of page " + page);
    }
  }

  /** The same of the page that shows this one. */
  public PictureOrder as(IntUnaryOperator shown) {
    return new PictureOrder(shown.applyAsInt(page), columns, as);
  }

  /** In which format it is written. */
  public enum Written implements Coded {
    PNG,
    JPEG,
    /** Whichever of them makes less of it. */
    SMALLEST
  }
}
