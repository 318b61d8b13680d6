package org.findbuch.staff;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Who did what to what, and when. */
public final class Audit {
  private final Desk desk;
  private final Clock clock;

  public Audit(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Writes an act down; durable when it returns. */
  public void write(String who, String act, String subject, String detail) throws IOException {
    desk.write(new Act(clock.instant(), who, act, subject, detail));
  }

  /** Does what is written at the desk, and writes it down: both or neither. */
  public <T> T together(Desk.Work<T> work) throws IOException {
    return desk.together(work);
  }

  /** Keeps a copy of the desk, if the last is not of today. */
  public void keep() throws IOException {
    desk.keep();
  }

  /**
   * Writes down what the archive's changes tell, each number once, and that it has been followed up
   * to a number.
   */
  public void follow(Map<Long, Act> changes, long followed) throws IOException {
    desk.follow(changes, followed);
  }

  /** Up to this number there is a line of every change that has one. */
  public long followed() throws IOException {
    return desk.followed();
  }

  /** The newest acts first; of one subject only when it is not empty. */
  public List<Act> newest(String subject, int most) throws IOException {
    return desk.acts(subject, most);
  }
}
