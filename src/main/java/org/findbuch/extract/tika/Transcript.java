package org.findbuch.extract.tika;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.look.Timing;
import org.findbuch.extract.page.SelfDescription;
import org.jspecify.annotations.Nullable;

/**
 * Makes pages of two minutes of what captions say, called by the time at which they begin. What
 * stays on the screen, or grows on it, is read once.
 */
final class Transcript {
  private static final long PAGE_MILLIS = 120_000;
  private static final int LONGEST_PAGE = 12_000;

  /** Between captions, in which what is shown again has not gone. */
  private static final long BLINK_MILLIS = 500;

  private static final long PAUSE_MILLIS = 2_000;
  private static final String TURN = "(?s)(?:[-–—] ?|>> ?)\\p{L}.*";

  private final PageText page;
  private List<Shown> screen = new ArrayList<>();
  private @Nullable Shown held;
  private long pageStart = -1;
  private int pageLength;
  private long lastEnd;
  private String speaker = "";
  private String last = "";

  private record Shown(Timing timing, Caption.Line line) {
    boolean isSeenAt(long time) {
      return timing.end() + BLINK_MILLIS >= time;
    }
  }

  private Transcript(PageText page) {
    this.page = page;
  }

  static void read(Path file, Format format, PageText page, SelfDescription said)
      throws IOException {
    CaptionFile captions = CaptionFile.read(file, format, said);
    Transcript transcript = new Transcript(page);
    page.label(time(0));
    for (Caption caption : captions.captions()) {
      transcript.show(caption);
    }
    transcript.write();
    if (captions.isBroken()) {
      page.miss(Fault.DAMAGED);
    }
    if (captions.isCut()) {
      page.miss(Fault.TOO_MUCH_TEXT);
    }
  }

  private void show(Caption caption) throws IOException {
    long start = caption.timing().start();
    List<Shown> before = screen.stream().filter(shown -> shown.isSeenAt(start)).toList();
    List<Shown> now = new ArrayList<>();
    for (Caption.Line line : caption.lines()) {
      Shown shown = new Shown(caption.timing(), line);
      now.add(shown);
      if (before.stream().noneMatch(earlier -> earlier.line().equals(line))) {
        take(shown);
      }
    }
    before.stream()
        .filter(earlier -> earlier.timing().end() > caption.timing().end())
        .forEach(now::add);
    screen = now;
  }

  /** Keeps it until it is seen that it does not grow. */
  private void take(Shown shown) throws IOException {
    if (held != null
        && held.isSeenAt(shown.timing().start())
        && held.timing().start() < shown.timing().start()
        && held.line().speaker().equals(shown.line().speaker())
        && shown.line().text().startsWith(held.line().text())) {
      held = new Shown(new Timing(held.timing().start(), shown.timing().end()), shown.line());
    } else {
      write();
      held = shown;
    }
  }

  private void write() throws IOException {
    if (held == null) {
      return;
    }
    Caption.Line line = held.line();
    long start = held.timing().start();
    turnPage(start);
    boolean isOther = !line.speaker().equals(speaker);
    if (pageLength > 0) {
      boolean isTurn = isOther || start > lastEnd + PAUSE_MILLIS || line.text().matches(TURN);
      if (isTurn || last.matches("(?s).*\\p{L}[-\u00ad\u2010]")) {
        page.endLine();
      } else {
        page.space();
      }
    }
    String text =
        isOther && !line.speaker().isEmpty() ? line.speaker() + ": " + line.text() : line.text();
    page.write(text);
    pageLength += text.length() + 1;
    speaker = line.speaker();
    last = line.text();
    lastEnd = held.timing().end();
    held = null;
  }

  private void turnPage(long start) throws IOException {
    if (pageStart >= 0 && start < pageStart + PAGE_MILLIS && pageLength < LONGEST_PAGE) {
      return;
    }
    if (pageLength > 0) {
      page.end();
    }
    pageStart = start;
    pageLength = 0;
    speaker = "";
    page.label(time(start));
  }

  /** {@code 12:40}, or {@code 1:12:40} from an hour on. */
  private static String time(long millis) {
    long seconds = millis / 1_000;
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
