package org.findbuch.extract.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a page is dark, at a glance: a smaller picture, black and white. */
final class Ink {
  /** Lines of small type stay apart. */
  private static final int DOTS_AN_INCH = 150;

  private static final int GREYS = 256;

  /** Of a tile, for which one ground is told: half an inch. */
  private static final int SIDE = DOTS_AN_INCH / 2;

  /** By so much at least the ground is lighter than what stands on it. */
  private static final int LEAST_CONTRAST = 40;

  /** In percent of the dots of a tile: so many are lighter, and so many darker tiles may be. */
  private static final int FEW = 10;

  /** Thousandths of an inch at each edge, where scanners leave shadows. */
  private static final int EDGE = 250;

  /** In dots: type of 5 to 40 points. */
  private static final int LOWEST_LETTER = 6;

  private static final int HIGHEST_LETTER = 40;
  private static final int WIDEST_LETTER = 80;

  /** Of type of 14 points. */
  private static final int LARGEST_STOP = 5;

  private final int width;
  private final int height;

  /** One for each dot of the smaller picture, line by line. */
  private final boolean[] dark;

  private final boolean shaded;

  /** Dots of the page for one of these. */
  private final int step;

  private Ink(int width, int height, boolean[] dark, boolean shaded, int step) {
    this.width = width;
    this.height = height;
    this.dark = dark;
    this.shaded = shaded;
    this.step = step;
  }

  /** Whether the ground is much darker in one place than in another. */
  boolean isShaded() {
    return shaded;
  }

  static Ink of(BufferedImage grey, int dots) {
    int step = Math.max(1, dots / DOTS_AN_INCH);
    int width = grey.getWidth() / step;
    int height = grey.getHeight() / step;
    int[] mean = means(grey, step, width, height);
    boolean[] dark = new boolean[mean.length];
    int[] grounds = new int[GREYS];
    int tiles = 0;
    for (int top = 0; top < height; top += SIDE) {
      for (int left = 0; left < width; left += SIDE) {
        int right = Math.min(width, left + SIDE);
        int bottom = Math.min(height, top + SIDE);
        int ground = ground(mean, width, left, top, right, bottom);
        int threshold = Math.min(ground * 3 / 4, ground - LEAST_CONTRAST);
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            dark[y * width + x] = mean[y * width + x] < threshold;
          }
        }
        grounds[ground]++;
        tiles++;
      }
    }
    int range = DarkInk.share(grounds, tiles, 100 - FEW) - DarkInk.share(grounds, tiles, FEW);
    return new Ink(width, height, dark, range > LEAST_CONTRAST, step);
  }

  private static int[] means(BufferedImage grey, int step, int width, int height) {
    int[] mean = new int[width * height];
    byte[] row = new byte[grey.getWidth()];
    for (int y = 0; y < height * step; y++) {
      grey.getRaster().getDataElements(0, y, grey.getWidth(), 1, row);
      int line = y / step * width;
      for (int x = 0; x < width; x++) {
        for (int from = x * step; from < (x + 1) * step; from++) {
          mean[line + x] += row[from] & 0xFF;
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= step * step;
    }
    return mean;
  }

  /** What is light in a tile is its ground. */
  private static int ground(int[] mean, int width, int left, int top, int right, int bottom) {
    int[] counts = new int[GREYS];
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        counts[mean[y * width + x]]++;
      }
    }
    return DarkInk.share(counts, (right - left) * (bottom - top), 100 - FEW);
  }

  /** Whether nothing stands on the page, specks and shadows at its edges aside. */
  boolean isBlank() {
    int edge = 1 + Math.min(DOTS_AN_INCH * EDGE / 1_000, Math.min(width, height) / 20);
    int inside = 0;
    for (int y = edge; y < height - edge; y++) {
      for (int x = edge; x < width - edge; x++) {
        inside += dark[y * width + x] && isJoined(x, y) ? 1 : 0;
      }
    }
    return inside < DOTS_AN_INCH / 10;
  }

  /** Whether it is in the midst of a stroke, which a speck is too small for. */
  private boolean isJoined(int x, int y) {
    int at = y * width + x;
    return (dark[at - 1] && dark[at + 1]) || (dark[at - width] && dark[at + width]);
  }

  /** What may be letters, by size, in dots of the page. */
  List<Rectangle> letters() {
    return blots().stream()
        .filter(box -> box.height >= LOWEST_LETTER && box.height <= HIGHEST_LETTER)
        .filter(box -> box.width <= WIDEST_LETTER)
        .map(this::ofPage)
        .toList();
  }

  /** Rows of dots among what is no larger than a full stop. */
  Leaders leaders() {
    return Leaders.among(
        blots().stream()
            .filter(box -> Math.max(box.width, box.height) <= LARGEST_STOP)
            .map(this::ofPage)
            .toList());
  }

  private Rectangle ofPage(Rectangle box) {
    return new Rectangle(box.x * step, box.y * step, box.width * step, box.height * step);
  }

  /** What hangs together and is no rule, in dots of this picture. */
  private List<Rectangle> blots() {
    boolean[] left = new boolean[dark.length];
    for (int at = 0; at < dark.length; at++) {
      left[at] = dark[at] && !isRule(at % width, at / width);
    }
    List<Rectangle> blots = new ArrayList<>();
    int[] open = new int[dark.length];
    for (int at = 0; at < left.length; at++) {
      if (left[at]) {
        blots.add(blot(left, open, at));
      }
    }
    return blots;
  }

  /** Takes dots that touch each other away, and gives where they were. */
  private Rectangle blot(boolean[] left, int[] open, int first) {
    Rectangle box = new Rectangle(first % width, first / width, 1, 1);
    int count = 0;
    open[count++] = first;
    left[first] = false;
    while (count > 0) {
      int at = open[--count];
      int column = at % width;
      int row = at / width;
      box.add(new Rectangle(column, row, 1, 1));
      for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          if (left[y * width + x]) {
            left[y * width + x] = false;
            open[count++] = y * width + x;
          }
        }
      }
    }
    return box;
  }

  /** Dark dots, but those of rules: what is dark for longer than letters are is none. */
  Dots dots() {
    int[] across = new int[width * height];
    int[] down = new int[across.length];
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (dark[y * width + x] && !isRule(x, y)) {
          across[count] = x;
          down[count] = y;
          count++;
        }
      }
    }
    return new Dots(Arrays.copyOf(across, count), Arrays.copyOf(down, count));
  }

  private boolean isRule(int x, int y) {
    int at = y * width + x;
    return isLong(at, -1, x, 1, width - 1 - x) || isLong(at, -width, y, width, height - 1 - y);
  }

  private boolean isLong(int at, int back, int before, int on, int after) {
    int length = 1;
    for (int step = 1; step <= Math.min(before, SIDE) && dark[at + step * back]; step++) {
      length++;
    }
    for (int step = 1; step <= Math.min(after, SIDE) && dark[at + step * on]; step++) {
      length++;
    }
    return length > SIDE;
  }
}
