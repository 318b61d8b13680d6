package org.findbuch.staff;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

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

  /** The newest acts first; of one subject only when it is not empty. */
  public List<Act> newest(String subject, int most) throws IOException {
    return desk.acts(subject, most);
  }
}
