package org.findbuch.web.adding;

import java.util.List;
import java.util.Set;
import org.findbuch.document.Coded;
import org.findbuch.web.adding.BatchReading.Line;

/** Which files of a batch its page shows. */
enum BatchFilter implements Coded {
  ALL,
  /** Somebody has to do or to decide something. */
  ATTENTION,
  /** They become something else by themselves. */
  UNDER_WAY;

  /** Name of the parameter. */
  static final String ONLY = "only";

  /**
   * @param pressing the numbers of those that somebody has to look after
   */
  List<Line> of(List<Line> lines, Set<Integer> pressing) {
    return switch (this) {
      case ALL -> lines;
      case ATTENTION ->
          lines.stream().filter(line -> pressing.contains(line.file().number())).toList();
      case UNDER_WAY -> lines.stream().filter(line -> line.step().isUnderWay()).toList();
    };
  }

  /** What follows the address of the batch where a page of those is. */
  String query(int page) {
    return "?" + (this == ALL ? "" : ONLY + "=" + code() + "&") + "page=" + page;
  }
}
