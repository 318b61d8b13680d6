package org.findbuch.extract.pdf.content;

import java.util.Arrays;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Rules;

/** The straight edges of a path as it is built; they are rules of the page once it is painted. */
final class Outline {
  /** A path with more of them is no rule. */
  private static final int MOST = 4 * 500;

  private final Rules rules;
  private float[] edges = new float[64];
  private int count;
  private float x;
  private float y;
  private float startX;
  private float startY;

  Outline(Rules rules) {
    this.rules = rules;
  }

  /** Goes to a point, straight or not, or begins there. */
  void go(Matrix matrix, double toX, double toY, int operator) {
    float nextX = (float) matrix.x(toX, toY);
    float nextY = (float) matrix.y(toX, toY);
    if (operator == 'm') {
      startX = nextX;
      startY = nextY;
    } else if (operator == 'l') {
      edge(x, y, nextX, nextY);
    }
    x = nextX;
    y = nextY;
  }

  void close() {
    edge(x, y, startX, startY);
    x = startX;
    y = startY;
  }

  void box(Matrix matrix, double left, double low, double width, double height) {
    go(matrix, left, low, 'm');
    go(matrix, left + width, low, 'l');
    go(matrix, left + width, low + height, 'l');
    go(matrix, left, low + height, 'l');
    close();
  }

  private void edge(float fromX, float fromY, float toX, float toY) {
    if (count >= MOST) {
      return;
    }
    if (count + 4 > edges.length) {
      edges = Arrays.copyOf(edges, 2 * edges.length);
    }
    edges[count++] = fromX;
    edges[count++] = fromY;
    edges[count++] = toX;
    edges[count++] = toY;
  }

  /** Ends the path. */
  void draw(boolean isSeen) {
    for (int i = 0; isSeen && count < MOST && i < count; i += 4) {
      rules.add(edges[i], edges[i + 1], edges[i + 2], edges[i + 3]);
    }
    count = 0;
  }
}
