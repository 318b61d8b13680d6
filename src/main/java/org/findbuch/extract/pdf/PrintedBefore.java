package org.findbuch.extract.pdf;

import java.util.Arrays;
import org.apache.pdfbox.text.TextPosition;

/**
 * Knows which glyphs of a page stand where the same glyph stands already: bold type is often made
 * by printing twice.
 *
 * <p>A set of numbers made of glyph and place, on a grid of a third of the glyph's width: PDFBox's
 * own way costs a search tree a glyph.
 */
final class PrintedBefore {
  private static final float CELLS_A_WIDTH = 3;
  private static final float GRIDS_A_POINT = 20;
  private static final int SMALLEST = 4096;

  private long[] cells = new long[SMALLEST];
  private int size;

  void clear() {
    if (cells.length > 16 * SMALLEST) {
      cells = new long[SMALLEST];
    } else if (size > 0) {
      Arrays.fill(cells, 0);
    }
    size = 0;
  }

  /** Remembers the glyph and says whether it was there before. */
  boolean saw(TextPosition glyph) {
    String unicode = glyph.getUnicode();
    float cell = Math.max(0.1f, glyph.getWidth() / CELLS_A_WIDTH);
    // Grids of other widths have cells of the same numbers elsewhere on the page.
    int grid = unicode.hashCode() * 31 + Math.round(cell * GRIDS_A_POINT);
    float x = glyph.getTextMatrix().getTranslateX() / cell;
    float y = glyph.getTextMatrix().getTranslateY() / cell;
    for (int corner = 0; corner < 4; corner++) {
      float nearX = x + ((corner & 1) == 0 ? -0.5f : 0.5f);
      float nearY = y + ((corner & 2) == 0 ? -0.5f : 0.5f);
      if (holds(key(grid, nearX, nearY))) {
        return true;
      }
    }
    add(key(grid, x, y));
    return false;
  }

  private static long key(int grid, float x, float y) {
    long mixed = mixed((long) Math.floor(x));
    mixed = mixed(mixed + (long) Math.floor(y));
    mixed = mixed(mixed + grid);
    return mixed == 0 ? 1 : mixed;
  }

  /** Spreads neighbouring numbers over all bits, or glyphs on other lines would count as seen. */
  private static long mixed(long number) {
    long spread = number * 0x9E3779B97F4A7C15L;
    spread = (spread ^ (spread >>> 29)) * 0xBF58476D1CE4E5B9L;
    return spread ^ (spread >>> 32);
  }

  private boolean holds(long key) {
    int mask = cells.length - 1;
    for (int at = (int) key & mask; cells[at] != 0; at = (at + 1) & mask) {
      if (cells[at] == key) {
        return true;
      }
    }
    return false;
  }

  private void add(long key) {
    if (size * 2 >= cells.length) {
      long[] old = cells;
      cells = new long[old.length * 2];
      for (long kept : old) {
        if (kept != 0) {
          put(kept);
        }
      }
    }
    put(key);
    size++;
  }

  private void put(long key) {
    int mask = cells.length - 1;
    int at = (int) key & mask;
    while (cells[at] != 0) {
      at = (at + 1) & mask;
    }
    cells[at] = key;
  }
}
