package org.findbuch.extract.pdf.glyph;

import java.util.regex.Pattern;
import org.findbuch.extract.pdf.glyph.Typesetter.Instead;

/** Lets a text stand for the glyphs that are shown while it is said of them. */
public final class SaidText {
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final String SOFT_HYPHEN = "\u00ad";

  /**
   * The height of the type in which a text is taken to be set that is drawn as a picture; points.
   */
  private static final float HIGHEST = 12;

  private final Typesetter typesetter;
  private final Glyphs glyphs;
  private final String words;
  private final int from;
  private float left = Float.POSITIVE_INFINITY;
  private float top = Float.POSITIVE_INFINITY;
  private float right = Float.NEGATIVE_INFINITY;
  private float bottom = Float.NEGATIVE_INFINITY;

  public SaidText(Typesetter typesetter, String said) {
    this.typesetter = typesetter;
    glyphs = typesetter.glyphs();
    words = BLANKS.matcher(said.replace(SOFT_HYPHEN, "")).replaceAll(" ").strip();
    from = glyphs.count();
    if (words.isEmpty()) {
      Instead other = said.isEmpty() ? Instead.NOTHING : Instead.BLANK;
      typesetter.instead(said.contains(SOFT_HYPHEN) ? Instead.SOFT_HYPHEN : other);
    }
  }

  /** Something is drawn at this place of the page. */
  public void draws(double x, double y) {
    left = Math.min(left, (float) x);
    right = Math.max(right, (float) x);
    top = Math.min(top, (float) y);
    bottom = Math.max(bottom, (float) y);
  }

  /** Nothing more is shown that the text is said of. */
  public void end() {
    if (words.isEmpty()) {
      typesetter.instead(Instead.ITSELF);
    } else if (glyphs.count() > from) {
      spell();
    } else if (left <= right && top <= bottom) {
      float size = Math.clamp(bottom - top, 1, HIGHEST);
      typesetter.style(1, 0, size, 0.7f * size, 0.2f * size, 0);
      float base = (top + bottom) / 2 + 0.35f * size;
      typesetter.add(words, left, base, right, base);
    }
  }

  /**
   * The words are spread over the places of the glyphs. What is shown stays where it has the same
   * letters, or where neither has any.
   */
  private void spell() {
    String letters = NO_LETTERS.matcher(words).replaceAll("");
    if (letters.equals(NO_LETTERS.matcher(glyphs.text(from, glyphs.count())).replaceAll(""))) {
      return;
    }
    int places = glyphs.count() - from;
    String[] parts = words.split(" ", places);
    int part = 0;
    int place = from;
    for (int glyph = from; glyph < glyphs.count(); glyph++) {
      if (part < parts.length && glyph == from + part * places / parts.length) {
        place = glyph;
        glyphs.spell(glyph, parts[part]);
        if (part > 0) {
          glyphs.space(glyph, Glyphs.BLANK);
        }
        part++;
      } else {
        glyphs.remove(glyph);
        if (glyphs.left(glyph) >= glyphs.left(place)) {
          float right = Math.max(glyphs.right(place), glyphs.right(glyph));
          glyphs.place(place, glyphs.left(place), right);
        }
      }
    }
  }
}
