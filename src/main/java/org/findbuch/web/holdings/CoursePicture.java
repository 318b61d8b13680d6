package org.findbuch.web.holdings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.RelationType;
import org.findbuch.reading.course.Course;
import org.findbuch.reading.course.Course.Step;
import org.findbuch.reading.course.Station;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * A course drawn with attributes only: stations one below the other, the further apart the more
 * years lie between them, and a line for each step. Lengths are in units of the drawing.
 */
public record CoursePicture(int height, List<Dot> dots, List<Line> lines) {
  /** Little more than the register, so that the longest kind has room; a phone shows it larger. */
  public static final int WIDTH = 284;

  /** Where the stations stand; years at its left, words at its right. */
  public static final int AXIS = 100;

  public static final int RADIUS = 11;
  private static final int ROW = 44;
  private static final int YEAR = 6;
  private static final int MOST_YEARS = 5;
  private static final int WIDEST = 56;

  /**
   * A station.
   *
   * @param year null where the one above is from the same
   */
  public record Dot(Station station, int y, @Nullable String year) {
    /** Corners of the diamond that an evaluation is. */
    public String diamond() {
      int far = RADIUS + 3;
      return "%d,%d %d,%d %d,%d %d,%d"
          .formatted(AXIS, y - far, AXIS + far, y, AXIS, y + far, AXIS - far, y);
    }
  }

  /** A step, as the path of a line. */
  public record Line(String path, boolean isEvaluation) {}

  static CoursePicture of(Course course) {
    List<Dot> dots = new ArrayList<>();
    int y = RADIUS + 6;
    @Nullable DocumentDate before = null;
    for (Station station : course.stations()) {
      DocumentDate date = station.date();
      if (!dots.isEmpty()) {
        int years = before == null || date == null ? 0 : date.firstYear() - before.firstYear();
        y += ROW + YEAR * Math.clamp(years - 1L, 0, MOST_YEARS);
      }
      String year = date == null ? "" : PageFrame.years(date).substring(0, 4);
      String last = before == null ? null : PageFrame.years(before).substring(0, 4);
      dots.add(new Dot(station, y, Objects.equals(year, last) ? null : year));
      before = date;
    }
    List<Line> lines = course.steps().stream().map(step -> line(step, dots)).toList();
    return new CoursePicture(y + RADIUS + 6, dots, lines);
  }

  /**
   * Neighbours are joined straight; a longer way goes round those between, the wider the longer.
   */
  private static Line line(Step step, List<Dot> dots) {
    int from = dots.get(step.from() - 1).y();
    int to = dots.get(step.to() - 1).y();
    boolean isNext = Math.abs(step.from() - step.to()) == 1;
    double bulge = isNext ? 0 : Math.min(WIDEST, 12 + Math.abs(to - from) / 6.0) * 4 / 3;
    String path =
        String.format(
            Locale.ROOT,
            "M%d %d C%.0f %d %.0f %d %d %d",
            AXIS,
            from,
            AXIS - bulge,
            from,
            AXIS - bulge,
            to,
            AXIS,
            to);
    return new Line(path, step.type() == RelationType.IS_EVALUATION_OF);
  }

  /** The year of the first station and that of the last. */
  public String span() {
    List<String> years =
        dots.stream().map(Dot::year).filter(year -> year != null && !year.isEmpty()).toList();
    return years.isEmpty()
        ? ""
        : years.size() == 1 ? years.getFirst() : years.getFirst() + "–" + years.getLast();
  }
}
