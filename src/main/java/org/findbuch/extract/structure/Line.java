package org.findbuch.extract.structure;

/**
 * One line of a page's text.
 *
 * @param start of its first sign, in UTF-16 code units of the page's text
 * @param end after its last sign
 * @param place where it stands; {@link Place#UNKNOWN} where nobody knows
 * @param isBold whether all of it is set in bold type
 */
record Line(int start, int end, Place place, boolean isBold) {

  /**
   * In points from the upper left corner.
   *
   * @param base what its letters stand on
   * @param size of its letters
   */
  record Place(float left, float right, float base, float size) {
    static final Place UNKNOWN = new Place(0, 0, 0, 0);

    boolean isKnown() {
      return size > 0;
    }
  }

  int length() {
    return end - start;
  }
}
