package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.findbuch.document.PageState;
import org.findbuch.extract.structure.Lines.Band;

/**
 * Finds what repeats at the head and at the foot of pages: running heads, feet and page numbers.
 *
 * <p>From the edge of a page inwards, line by line, as long as the same line stands at the same
 * height on other pages. Its numbers have to be the same there, or to go up with the pages. A line
 * that is on no other page, as the title of a short chapter, goes with those that stand at its
 * height elsewhere.
 */
final class RunningHeads {
  /** Pages before and after one on which its running head has to be seen again. */
  private static final int NEAR = 8;

  /** How much of the height of a page its head or its foot may take. */
  private static final float DEEPEST = 0.22f;

  private static final int MOST_LINES = 8;
  private static final int MOST_UNPLACED = 40;

  /** At one height; there are hardly more than a title, a date and a number. */
  private static final int MOST_IN_BAND = 4;

  /** Percent of the pages that a line is on whose place nobody knows. */
  private static final int MOST = 60;

  private static final int LONGEST_TITLE = 100;

  /** Pages before and after one that are looked at to know where its margin ends. */
  private static final int AROUND = 24;

  /** Points by which the same line may stand higher or lower; scans are never straight. */
  private static final float STEADY = 4;

  private static final float UNSTEADY = 12;

  /** What is set larger than the text by so much is a title, unless it is on nearly all pages. */
  private static final float LARGE = 1.3f;

  private static final int MOST_LARGE = 75;

  private static final float STANDS_OFF = 1.35f;

  private final List<Lines> pages;
  private final List<Set<Line>> found = new ArrayList<>();
  private final float usualSize;

  private RunningHeads(List<Lines> pages) {
    this.pages = pages;
    this.usualSize = usualSize(pages);
    pages.forEach(_ -> found.add(new HashSet<>()));
  }

  /** The lines of furniture of each of these pages, which follow each other. */
  static List<Set<Line>> of(List<Lines> pages) {
    RunningHeads heads = new RunningHeads(pages);
    heads.new Edge(true).find();
    heads.new Edge(false).find();
    return heads.found;
  }

  /** The size in which most of the text is set. */
  private static float usualSize(List<Lines> pages) {
    double[] sizes =
        pages.stream()
            .flatMap(page -> page.bands().stream())
            .mapToDouble(Band::size)
            .filter(size -> size > 0)
            .sorted()
            .toArray();
    return sizes.length == 0 ? 0 : (float) sizes[sizes.length / 2];
  }

  /** A line near an edge of a page. */
  private record Candidate(int page, Band band, Line line, RepeatedLine says, float distance) {}

  /** The heads of all pages, or the feet. */
  private final class Edge {
    private final boolean isHead;
    private final List<List<Band>> outer = new ArrayList<>();
    private final Map<String, List<Candidate>> byWords = new HashMap<>();
    private final List<Candidate> accepted = new ArrayList<>();
    private Map<Integer, List<Candidate>> acceptedOn = Map.of();

    private Edge(boolean isHead) {
      this.isHead = isHead;
      for (int page = 0; page < pages.size(); page++) {
        List<Band> bands = outer(pages.get(page));
        outer.add(bands);
        for (Band band : bands) {
          float distance = distance(pages.get(page), band);
          for (Line line : band.lines().subList(0, Math.min(MOST_IN_BAND, band.lines().size()))) {
            add(new Candidate(page, band, line, pages.get(page).says(line), distance));
          }
        }
      }
    }

    private void add(Candidate one) {
      String words = one.says().isNumber() ? "" : one.says().words();
      List<Candidate> same = byWords.computeIfAbsent(words, _ -> new ArrayList<>());
      int before = same.size() - 2;
      if (before < 0 || same.get(before).page() < one.page()) {
        same.add(one);
      }
    }

    /** The bands that may be furniture, from the edge inwards. */
    private List<Band> outer(Lines page) {
      return (isHead ? page.bands() : page.bands().reversed())
          .stream()
              .limit(page.isPlaced() ? MOST_LINES : MOST_UNPLACED)
              .filter(band -> distance(page, band) <= DEEPEST * page.height())
              .toList();
    }

    private float distance(Lines page, Band band) {
      return !page.isPlaced() ? 0 : isHead ? band.base() : page.height() - band.base();
    }

    private void find() {
      for (List<Candidate> same : byWords.values()) {
        for (Candidate one : same) {
          if (repeats(one, same)) {
            accepted.add(one);
          }
        }
      }
      acceptedOn = accepted.stream().collect(Collectors.groupingBy(Candidate::page));
      float[] text = text();
      accepted.removeIf(one -> isAmongText(one, text));
      acceptedOn = accepted.stream().collect(Collectors.groupingBy(Candidate::page));
      for (int page = 0; page < pages.size(); page++) {
        Set<Line> repeated = new HashSet<>();
        acceptedOn.getOrDefault(page, List.of()).forEach(one -> repeated.add(one.line()));
        peel(page, repeated);
      }
    }

    private boolean repeats(Candidate one, List<Candidate> same) {
      int near = 0;
      int far = 0;
      int next = Integer.MAX_VALUE;
      boolean steps = false;
      for (Candidate other : same) {
        int apart = other.page() - one.page();
        if (apart != 0 && isSteady(one, other) && goesAlong(one, other, apart)) {
          steps |= !one.says().numbers().equals(other.says().numbers());
          far++;
          near += Math.abs(apart) <= NEAR ? 1 : 0;
          next = Math.min(next, Math.abs(apart));
        }
      }
      if (!pages.get(one.page()).isPlaced()) {
        return far >= 2
            && 100 * (far + 1) >= MOST * pages.size()
            && (one.says().isNumber() || !one.says().words().isEmpty())
            && one.line().length() <= LONGEST_TITLE;
      }
      boolean isFew = pages.size() <= 3;
      boolean isUsual = 2 * (far + 1) >= pages.size() && far >= (isFew ? 1 : 2);
      if (one.says().isNumber()) {
        return near >= (isFew ? 1 : 2);
      }
      boolean isMost = 100 * (far + 1) >= MOST * pages.size();
      boolean counts = steps && !isMost && !standsOff(pages.get(one.page()), one.band());
      if (one.says().words().isEmpty() || counts) {
        return false;
      }
      boolean isLarge = one.line().place().size() > LARGE * usualSize;
      return (isUsual && (!isLarge || 100 * (far + 1) >= MOST_LARGE * pages.size()))
          || (!isLarge && (near >= 2 || (next <= 2 && isOutermost(one) && isTitle(one.page()))));
    }

    /**
     * Whether other pages have their text where this stands, as they do where a long table has its
     * head on each page.
     *
     * @param text how far from the edge the text of each page begins
     */
    private boolean isAmongText(Candidate one, float[] text) {
      int taken = 0;
      int free = 0;
      for (int page = Math.max(0, one.page() - AROUND);
          page < Math.min(pages.size(), one.page() + AROUND);
          page++) {
        if (isAccepted(page, one.distance())) {
          free++;
        } else if (text[page] <= one.distance() + STEADY) {
          taken++;
        }
      }
      return 2 * taken > free;
    }

    private boolean isOutermost(Candidate one) {
      return outer.get(one.page()).getFirst().lines().contains(one.line());
    }

    /** Whether the line at the edge is one that could stand over any text. */
    private boolean isTitle(int page) {
      Band band = outer.get(page).getFirst();
      return pages.get(page).isPlaced()
          && band.lines().stream().allMatch(line -> line.length() <= LONGEST_TITLE)
          && standsOff(pages.get(page), band);
    }

    private boolean isAccepted(int page, float distance) {
      return acceptedOn.getOrDefault(page, List.of()).stream()
          .anyMatch(other -> Math.abs(other.distance() - distance) <= STEADY);
    }

    private float[] text() {
      float[] text = new float[pages.size()];
      for (int page = 0; page < text.length; page++) {
        text[page] = Float.MAX_VALUE;
        List<Band> bands = outer.get(page);
        for (int depth = bands.size() - 1; depth >= 0 && pages.get(page).isPlaced(); depth--) {
          float distance = distance(pages.get(page), bands.get(depth));
          if (!isAccepted(page, distance) && !(depth == 0 && isTitle(page))) {
            text[page] = distance;
          }
        }
      }
      return text;
    }

    private boolean isSteady(Candidate one, Candidate other) {
      boolean isStraight = isStraight(one) && isStraight(other);
      return Math.abs(one.distance() - other.distance()) <= (isStraight ? STEADY : UNSTEADY);
    }

    private boolean isStraight(Candidate one) {
      return pages.get(one.page()).page().state() != PageState.OCR;
    }

    private boolean goesAlong(Candidate one, Candidate other, int apart) {
      return one.says().isNumber()
          ? one.says().isNumbered(other.says(), apart)
          : one.says().counts(other.says(), apart);
    }

    /** Takes the furniture off a page, from the edge inwards. */
    private void peel(int page, Set<Line> repeated) {
      List<Band> bands = outer.get(page);
      int last = -1;
      for (int depth = 0; depth < bands.size() && depth <= last + 2; depth++) {
        Band band = bands.get(depth);
        boolean isTaken =
            band.lines().stream().anyMatch(repeated::contains) || isInSlot(page, depth);
        if (isTaken) {
          take(page, band, repeated);
        }
        last = isTaken || !pages.get(page).isPlaced() ? depth : last;
      }
    }

    private void take(int page, Band band, Set<Line> repeated) {
      for (Line line : band.lines()) {
        if (repeated.contains(line) || line.length() <= LONGEST_TITLE) {
          found.get(page).add(line);
        }
      }
    }

    /** Whether something else is furniture at this height on other pages, and this stands off. */
    private boolean isInSlot(int page, int depth) {
      Lines lines = pages.get(page);
      Band band = outer.get(page).get(depth);
      if (!lines.isPlaced() || !standsOff(lines, band)) {
        return false;
      }
      float distance = distance(lines, band);
      long there =
          accepted.stream()
              .filter(other -> Math.abs(other.page() - page) <= AROUND)
              .filter(other -> Math.abs(other.distance() - distance) <= 2)
              .filter(other -> Math.abs(other.line().place().size() - band.size()) <= 1)
              .mapToInt(Candidate::page)
              .distinct()
              .count();
      return there >= 3 && band.lines().getFirst().length() <= LONGEST_TITLE;
    }

    private boolean standsOff(Lines page, Band band) {
      int at = page.bands().indexOf(band);
      int inner = isHead ? at + 1 : at - 1;
      if (inner < 0 || inner >= page.bands().size()) {
        return true;
      }
      float gap = Math.abs(page.bands().get(inner).base() - band.base());
      return gap > STANDS_OFF * pitch(page);
    }
  }

  private static float pitch(Lines page) {
    List<Band> bands = page.bands();
    float[] gaps = new float[Math.max(1, bands.size() - 1)];
    for (int i = 0; i + 1 < bands.size(); i++) {
      gaps[i] = bands.get(i + 1).base() - bands.get(i).base();
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }
}
