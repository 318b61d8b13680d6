package org.findbuch.extract.ocr;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The dark dots of a page, and how its lines lie by them. Where dots are gathered along the lines,
 * rows of letters and rows of ground differ most from each other (projection profile); above the
 * bodies of small letters stands more ink than below, as capitals and most long letters do (the
 * German ones as the English ones).
 */
final class Dots {
  private static final double MOST_FALL = 10;

  /** So much more distinct the columns have to be than the rows for lines to run down the page. */
  private static final double DOWN = 1.3;

  /** So much more ink has to be below lines than above for a page to be on its head. */
  private static final double ON_ITS_HEAD = 1.4;

  /** In dots of {@link Ink}: lines of type of 5 to 40 points. */
  private static final int LOWEST_LINE = 4;

  private static final int HIGHEST_LINE = 80;

  /** Of the fullest row: what is emptier is between lines. */
  private static final int GAP_PERCENT = 4;

  private static final int BODY_PERCENT = 90;

  private final int[] across;
  private final int[] down;

  Dots(int[] across, int[] down) {
    this.across = across;
    this.down = down;
  }

  /** How much the rows differ from each other, where they fall by an angle. */
  private record Profile(double degrees, long sharpness) {}

  /** By how many degrees clockwise the page has to be turned for its lines to run level. */
  double turn() {
    Profile level = sharpest(across, down);
    Profile upright = sharpest(down, across);
    boolean runDown = upright.sharpness() > level.sharpness() * DOWN;
    int[] rows =
        runDown ? rows(down, across, upright.degrees()) : rows(across, down, level.degrees());
    double turn = runDown ? 90 + upright.degrees() : -level.degrees();
    return isOnItsHead(rows) ? turn + 180 : turn;
  }

  private static Profile sharpest(int[] along, int[] rows) {
    Profile best = profile(along, rows, 0);
    double from = -MOST_FALL;
    double to = MOST_FALL;
    for (double step = 0.5; step > 0.05; step /= 5) {
      for (double degrees = from; degrees <= to + step / 2; degrees += step) {
        Profile next = profile(along, rows, degrees);
        best = next.sharpness() > best.sharpness() ? next : best;
      }
      from = best.degrees() - step;
      to = best.degrees() + step;
    }
    return best;
  }

  private static int max(int[] numbers) {
    int max = 0;
    for (int number : numbers) {
      max = Math.max(max, number);
    }
    return max;
  }

  private static Profile profile(int[] along, int[] rows, double degrees) {
    int[] counts = rows(along, rows, degrees);
    long sharpness = 0;
    for (int row = 1; row < counts.length; row++) {
      long step = (long) counts[row] - counts[row - 1];
      sharpness += step * step;
    }
    return new Profile(degrees, sharpness);
  }

  /** How many dots there are in each row, where rows fall by an angle. */
  private static int[] rows(int[] along, int[] rows, double degrees) {
    double fall = Math.tan(Math.toRadians(degrees));
    int shift = (int) Math.ceil(Math.abs(fall) * max(along));
    int[] counts = new int[max(rows) + 2 * shift + 2];
    for (int i = 0; i < along.length; i++) {
      counts[(int) Math.round(rows[i] - fall * along[i]) + shift]++;
    }
    return counts;
  }

  /** The body of a line is where most of its ink is, on the fewest rows. */
  private static boolean isOnItsHead(int[] rows) {
    int gap = max(rows) * GAP_PERCENT / 100;
    long above = 0;
    long below = 0;
    int lines = 0;
    int top = 0;
    for (int row = 0; row <= rows.length; row++) {
      if (row < rows.length && rows[row] > gap) {
        continue;
      }
      if (row - top >= LOWEST_LINE && row - top <= HIGHEST_LINE) {
        int[] outside = outside(Arrays.copyOfRange(rows, top, row));
        above += outside[0];
        below += outside[1];
        lines++;
      }
      top = row + 1;
    }
    return lines > 2 && below > above * ON_ITS_HEAD;
  }

  /** How much ink is above and below the body of a line. */
  private static int[] outside(int[] line) {
    int all = IntStream.of(line).sum();
    int[] best = {0, 0};
    int fewest = line.length + 1;
    for (int top = 0, above = 0; top < line.length; above += line[top++]) {
      int inside = 0;
      int bottom = top;
      while (bottom < line.length && inside * 100L < (long) all * BODY_PERCENT) {
        inside += line[bottom++];
      }
      if (inside * 100L >= (long) all * BODY_PERCENT && bottom - top < fewest) {
        fewest = bottom - top;
        best = new int[] {above, all - above - inside};
      }
    }
    return best;
  }
}
