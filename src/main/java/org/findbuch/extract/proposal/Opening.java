package org.findbuch.extract.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.Layout.Boxes;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.language.LineEnds;

/**
 * The first pages of a file in pieces.
 *
 * @param pages without those that have no text
 * @param pieces in the order of the text
 * @param first those of the first page that has text
 * @param usual size of type in which most of it is set, in points; 0 where no sizes are known
 */
record Opening(List<Page> pages, List<Piece> pieces, List<Piece> first, float usual) {
  private static final int MOST_PIECES = 60;
  private static final int MOST_CHARACTERS = 20_000;
  private static final int LONGEST_SPACED = 300;

  /** A heading as Markdown has it. */
  private static final Pattern MARKED = Pattern.compile("#{1,6} .*");

  private static final Pattern SPACED = Pattern.compile("(?<!\\S)(?:\\p{Lu} ){3,}\\p{Lu}(?!\\S)");

  /**
   * A stretch of text on one line.
   *
   * @param lines the same with the ends of its lines
   * @param size of its type in points, 0 where that is not known
   */
  record Piece(String text, String lines, BlockKind kind, int level, float size, int page) {
    boolean isHeading() {
      return kind == BlockKind.HEADING;
    }

    boolean isBody() {
      return kind == BlockKind.PARAGRAPH || kind == BlockKind.HEADING || kind == BlockKind.LIST;
    }
  }

  /** Its words in lower case; of what is printed on every page only where that is wanted. */
  Set<String> words(boolean furniture) {
    Set<String> words = new HashSet<>();
    for (Piece piece : pieces) {
      if (furniture || piece.kind() != BlockKind.FURNITURE) {
        words.addAll(words(piece.text()));
      }
    }
    return words;
  }

  /** The words of a text, in lower case. */
  static List<String> words(String text) {
    String lower = text.toLowerCase(Locale.GERMAN);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at <= lower.length(); at++) {
      boolean isWord = at < lower.length() && Character.isLetterOrDigit(lower.charAt(at));
      if (isWord && start < 0) {
        start = at;
      } else if (!isWord && start >= 0) {
        words.add(lower.substring(start, at));
        start = -1;
      }
    }
    return words;
  }

  /** Beside a picture that waits for its recognition there may be a title. */
  private static boolean isLegible(Page page) {
    return page.state().isSearchable()
        || (page.state() == PageState.UNREAD && !page.text().isBlank());
  }

  static Opening of(List<Page> all) {
    List<Page> pages = all.stream().filter(Opening::isLegible).toList();
    List<Piece> pieces = new ArrayList<>();
    for (Page page : pages) {
      pieces.addAll(pieces(page));
    }
    List<Piece> first =
        pages.isEmpty()
            ? List.of()
            : pieces.stream().filter(p -> p.page() == pages.getFirst().number()).toList();
    return new Opening(pages, pieces, first, usual(pieces));
  }

  /** Whether all of it was read from pictures, so that its file is younger than it. */
  boolean isScan() {
    return !pages.isEmpty() && pages.stream().allMatch(page -> page.state() == PageState.OCR);
  }

  private static List<Piece> pieces(Page page) {
    String text = page.text().substring(0, Math.min(page.text().length(), MOST_CHARACTERS));
    Boxes boxes = page.layout().boxes();
    List<Piece> pieces = new ArrayList<>();
    if (!page.structure().isKnown()) {
      int start = 0;
      for (String line : text.split("\n", MOST_PIECES)) {
        add(page, boxes, text, BlockKind.PARAGRAPH, 0, start, start + line.length(), pieces);
        start += line.length() + 1;
      }
    }
    for (Block block : page.structure().blocks()) {
      if (block.end() <= text.length() && pieces.size() < MOST_PIECES) {
        add(page, boxes, text, block.kind(), block.level(), block.start(), block.end(), pieces);
      }
    }
    return pieces;
  }

  private static void add(
      Page page,
      Boxes boxes,
      String text,
      BlockKind kind,
      int level,
      int start,
      int end,
      List<Piece> pieces) {
    String part = new LineEnds(text.substring(start, Math.min(end, text.length()))).text();
    String line = line(part);
    int marks = MARKED.matcher(line).matches() ? line.indexOf(' ') : 0;
    if (marks > 0) {
      String heading = line.substring(marks).strip();
      pieces.add(new Piece(heading, heading, BlockKind.HEADING, marks, 0, page.number()));
    } else if (!line.isEmpty()) {
      pieces.add(new Piece(line, part, kind, level, size(boxes, start, end), page.number()));
    }
  }

  /** On one line; letter-spaced capitals are drawn together. */
  static String line(String text) {
    String whole =
        text.length() > LONGEST_SPACED
            ? text
            : SPACED.matcher(text).replaceAll(word -> word.group().replace(" ", ""));
    StringBuilder line = new StringBuilder(whole.length());
    boolean isBlank = true;
    for (int at = 0; at < whole.length(); at++) {
      char c = whole.charAt(at);
      boolean isGap = c <= ' ' || (c > 127 && isGap(c));
      if (!isGap) {
        line.append(c);
      } else if (!isBlank) {
        line.append(' ');
      }
      isBlank = isGap;
    }
    return line.toString().strip();
  }

  private static boolean isGap(char c) {
    return Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** Most words are as high as this one or lower: capitals and ascenders are in it. */
  private static float size(Boxes boxes, int start, int end) {
    float[] heights = new float[boxes.words().size()];
    int count = 0;
    for (WordBox word : boxes.words()) {
      if (word.start() >= start && word.end() <= end && word.end() - word.start() > 1) {
        heights[count++] = word.height();
      }
    }
    if (count == 0) {
      return 0;
    }
    float[] sorted = Arrays.copyOf(heights, count);
    Arrays.sort(sorted);
    return sorted[count * 3 / 4];
  }

  private static float usual(List<Piece> pieces) {
    List<Piece> placed =
        pieces.stream()
            .filter(piece -> piece.size() > 0)
            .sorted((one, other) -> Float.compare(one.size(), other.size()))
            .toList();
    long all = placed.stream().mapToLong(piece -> piece.text().length()).sum();
    long passed = 0;
    for (Piece piece : placed) {
      passed += piece.text().length();
      if (2 * passed >= all) {
        return piece.size();
      }
    }
    return 0;
  }

  /** Its words alone, as texts are compared by. */
  static String plain(String text) {
    return String.join(" ", words(text));
  }
}
