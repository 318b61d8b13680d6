package org.findbuch.extract.pdf.layout;

/**
 * Tells from the distance of a line to the one before whether a paragraph begins: it is larger than
 * the pitch of the lines so far, or the text goes on further up, in another column. The pitch is
 * taken from the page itself, because one program sets lines tight and the next one wide.
 */
final class LinePitch {
  /** A first pair of lines further apart than this, in heights of type, is no paragraph's. */
  private static final float WIDEST_FIRST = 1.9f;

  private static final float WIDER = 1.25f;
  private static final float TIGHTER = 0.8f;
  private static final float OTHER_TYPE = 0.08f;

  private float last = Float.NaN;
  private float pitch = Float.NaN;
  private float type;

  /** Takes the base line and the size of type of the next line. */
  boolean beginsParagraph(float line, float size) {
    float height = Math.max(1, size);
    float gap = line - last;
    last = line;
    if (Math.abs(height - type) > OTHER_TYPE * height) {
      type = height;
      pitch = Float.NaN;
    }
    if (Float.isNaN(gap)) {
      return false;
    }
    if (gap <= 0) {
      return gap < -height;
    }
    float widest = Float.isNaN(pitch) ? WIDEST_FIRST * height : WIDER * pitch;
    boolean begins = gap > widest;
    if (!begins || gap < TIGHTER * pitch) {
      pitch = gap;
    }
    return begins;
  }
}
