package org.findbuch.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a document or a collection.
 *
 * @param events the newest first
 */
public record Timeline(List<Event> events) {
  private static final int LATEST = 3;

  /**
   * One line of it.
   *
   * @param undo the change's number, where it can be taken back
   */
  public record Event(
      String what, String who, String when, List<String> details, @Nullable String undo) {}

  /** What was done last, open to be taken back at once. */
  public List<Event> latest() {
    return events.stream().limit(LATEST).toList();
  }

  /** What was done before, folded away. */
  public List<Event> earlier() {
    return events.stream().skip(LATEST).toList();
  }
}
