package org.findbuch.bench;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.WordInk;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;

/**
 * Whether the boxes of words lie on the ink of the picture that a reader sees. Ink that hangs
 * together is a letter or a piece of one; it belongs to the box that has most of it, and where none
 * has any, to the one right above or below, as the dot of an i does. A word is well boxed when its
 * box covers at least 80 % of its ink and what it covers of others' is less than a tenth of that.
 */
public final class BoxesBench {
  private static final int PAGES = 50;
  private static final int COLUMNS = 1_600;
  private static final int DARK = 140;
  private static final double COVERED = 0.8;
  private static final double TOUCHED = 0.1;

  private final int[] label;
  private final int width;
  private final int height;
  private final List<Rectangle> pieces = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /**
   * Looks at PDFs in folders; the demo's unless others are named.
   *
   * @param folders as arguments
   */
  public static void main(String[] folders) throws IOException {
    Report report = new Report("boxes", "pages of", "words", "well boxed %", "without ink");
    List<String> from = folders.length == 0 ? List.of("src/demo/documents") : List.of(folders);
    int pages = PAGES / from.size();
    for (String folder : from) {
      int[] sum = new int[3];
      int looked = 0;
      for (Path file : files(folder)) {
        if (looked < pages && look(file, sum, looked)) {
          looked++;
        }
      }
      report.row(looked + " of " + folder, sum[0], 100.0 * sum[1] / Math.max(1, sum[0]), sum[2]);
    }
    report.finish();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      List<Path> files =
          new ArrayList<>(all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList());
      List<Path> several = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        several.addAll(files);
      }
      Collections.shuffle(several, new Random(17));
      return several;
    }
  }

  /** Adds up words, well boxed ones and those without ink of one page that has words. */
  private static boolean look(Path file, int[] sum, int seed) throws IOException {
    List<Page> read = new ArrayList<>();
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, read::add);
    read.removeIf(page -> page.layout().boxes().words().size() < 30);
    if (read.isEmpty()) {
      return false;
    }
    Page page = read.get(new Random(seed).nextInt(read.size()));
    Layout.Boxes layout = page.layout().boxes();
    try (PagePainter.Drawn drawn = new PdfReader().open(file, Limits.DEFAULTS)) {
      BufferedImage image = drawn.draw(page.number(), Drawing.toSee(COLUMNS)).image();
      new BoxesBench(image).count(layout, sum);
    }
    return true;
  }

  private BoxesBench(BufferedImage image) {
    width = image.getWidth();
    height = image.getHeight();
    label = new int[width * height];
    boolean[] dark = new boolean[label.length];
    for (int i = 0; i < label.length; i++) {
      int pixel = image.getRGB(i % width, i / width);
      dark[i] = ((pixel >> 16 & 255) * 3 + (pixel >> 8 & 255) * 6 + (pixel & 255)) / 10 < DARK;
    }
    for (int i = 0; i < label.length; i++) {
      if (dark[i] && label[i] == 0) {
        piece(dark, i);
      }
    }
  }

  /** Everything dark that hangs together with a pixel gets a number, from 1. */
  private void piece(boolean[] dark, int start) {
    int number = pieces.size() + 1;
    int size = 0;
    Rectangle around = new Rectangle(start % width, start / width, 1, 1);
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    label[start] = number;
    while (!open.isEmpty()) {
      int at = open.pop();
      size++;
      around.add(new Rectangle(at % width, at / width, 1, 1));
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = at % width + dx;
          int y = at / width + dy;
          if (x >= 0 && x < width && y >= 0 && y < height) {
            int next = y * width + x;
            if (dark[next] && label[next] == 0) {
              label[next] = number;
              open.push(next);
            }
          }
        }
      }
    }
    pieces.add(around);
    sizes.add(size);
  }

  private void count(Layout.Boxes layout, int[] sum) {
    double scale = width / (double) layout.width();
    WordInk ink = new WordInk(layout);
    List<Rectangle> boxes =
        layout.words().stream().map(word -> scaled(ink.around(word), scale)).toList();
    int[] owner = new int[pieces.size()];
    int[][] inside = new int[boxes.size()][];
    int[] most = new int[pieces.size()];
    for (int box = 0; box < boxes.size(); box++) {
      inside[box] = inside(boxes.get(box));
      for (int k = 0; k < inside[box].length; k += 2) {
        int piece = inside[box][k];
        if (inside[box][k + 1] > most[piece]) {
          most[piece] = inside[box][k + 1];
          owner[piece] = box + 1;
        }
      }
    }
    for (int box = 0; box < boxes.size(); box++) {
      int own = 0;
      int covered = 0;
      int others = 0;
      Rectangle rectangle = boxes.get(box);
      for (int piece = 0; piece < owner.length; piece++) {
        boolean isDot = owner[piece] == 0 && isRightAt(pieces.get(piece), rectangle);
        if (isLetter(pieces.get(piece), rectangle) && (owner[piece] == box + 1 || isDot)) {
          own += sizes.get(piece);
        }
      }
      for (int k = 0; k < inside[box].length; k += 2) {
        int piece = inside[box][k];
        if (!isLetter(pieces.get(piece), rectangle)) {
          continue;
        }
        if (owner[piece] == box + 1) {
          covered += inside[box][k + 1];
        } else {
          others += inside[box][k + 1];
        }
      }
      if (own == 0) {
        sum[2]++;
        continue;
      }
      sum[0]++;
      if (covered >= COVERED * own && others <= TOUCHED * own) {
        sum[1]++;
      }
    }
  }

  private static Rectangle scaled(WordBox word, double scale) {
    int x = (int) Math.floor(word.x() * scale);
    int y = (int) Math.floor(word.y() * scale);
    return new Rectangle(
        x,
        y,
        (int) Math.ceil((word.x() + word.width()) * scale) - x,
        (int) Math.ceil((word.y() + word.height()) * scale) - y);
  }

  /** Rules, frames and pictures are no letters. */
  private static boolean isLetter(Rectangle piece, Rectangle box) {
    return piece.height <= 2 * box.height && piece.width <= box.width + box.height;
  }

  private static boolean isRightAt(Rectangle piece, Rectangle box) {
    Rectangle near = new Rectangle(box);
    near.grow(0, box.height / 4);
    return near.contains(piece.getCenterX(), piece.getCenterY());
  }

  /** The pieces that a box covers, each followed by how many of its pixels. */
  private int[] inside(Rectangle box) {
    Rectangle seen = box.intersection(new Rectangle(0, 0, width, height));
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int y = seen.y; y < seen.y + seen.height; y++) {
      for (int x = seen.x; x < seen.x + seen.width; x++) {
        if (label[y * width + x] != 0) {
          counts.merge(label[y * width + x] - 1, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .flatMapToInt(entry -> IntStream.of(entry.getKey(), entry.getValue()))
        .toArray();
  }
}
