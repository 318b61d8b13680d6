package org.findbuch.extract.tika;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.extract.look.Timing;
import org.findbuch.extract.page.SelfDescription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the captions of a file (W3C WebVTT, 4.1; SubRip), also where blank lines are missing or too
 * many. What cannot be told from when it is shown is taken for what is shown with the one before.
 */
final class CaptionFile {
  /** Lines may be endless, so they come in pieces. */
  private static final int LONGEST_LINE = 4_000;

  private static final int MOST_CHARACTERS = 20_000_000;
  private static final int MOST_CAPTIONS = 200_000;

  private static final Pattern ASIDE = Pattern.compile("NOTE(?:[ \\t].*)?|(?:STYLE|REGION)\\s*");
  private static final String LANGUAGE = "Language:";

  private final BufferedReader in;
  private final boolean isWebVtt;
  private final List<Caption> captions = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Timing timing = new Timing(0, 0);
  private boolean isTimed;
  private long characters;
  private boolean isBroken;
  private boolean isCut;

  private CaptionFile(BufferedReader in, Format format) {
    this.in = in;
    isWebVtt = format == Format.VTT;
  }

  static CaptionFile read(Path file, Format format, SelfDescription said) throws IOException {
    try (BufferedReader in = TextFile.open(file)) {
      CaptionFile captions = new CaptionFile(in, format);
      captions.read(said);
      return captions;
    }
  }

  /** In the order of their times. */
  List<Caption> captions() {
    captions.sort(Comparator.comparingLong(caption -> caption.timing().start()));
    return captions;
  }

  /** Whether some of them do not say from when to when they are shown. */
  boolean isBroken() {
    return isBroken;
  }

  /** Whether there are more than anybody could watch. */
  boolean isCut() {
    return isCut;
  }

  private void read(SelfDescription said) throws IOException {
    String line = isWebVtt ? passHead(said) : line();
    boolean isAside = false;
    boolean opensBlock = true;
    for (; line != null && !isCut; line = line()) {
      isAside = !line.isEmpty() && (isAside || (isWebVtt && opensBlock && isAside(line)));
      opensBlock = line.isBlank();
      if (!isAside) {
        take(line);
      }
      characters += line.length();
      isCut = characters > MOST_CHARACTERS || captions.size() > MOST_CAPTIONS;
    }
    close();
  }

  /** What stands before the first blank line or caption. */
  private @Nullable String passHead(SelfDescription said) throws IOException {
    String line = line();
    while (line != null && !line.isEmpty() && Timing.of(line).isEmpty()) {
      if (line.startsWith(LANGUAGE)) {
        said.language(line.substring(LANGUAGE.length()).strip());
      }
      line = line();
    }
    return line;
  }

  private static boolean isAside(String line) {
    return ASIDE.matcher(line).matches();
  }

  private void take(String line) {
    boolean mayTime = line.contains("-->");
    Timing next = mayTime ? Timing.of(line).orElse(null) : null;
    if (next != null) {
      dropName();
      close();
      timing = next;
      isTimed = true;
    } else if (mayTime && mayOpen()) {
      dropName();
      isBroken = true;
    } else {
      lines.add(line);
    }
  }

  /** Whether the line that comes should say a time: at a block's start, or behind its number. */
  private boolean mayOpen() {
    int count = lines.size();
    return (count == 0 && !isTimed)
        || (count > 0 && lines.getLast().isBlank())
        || (count > 1 && lines.get(count - 2).isBlank())
        || (count == 1 && isNumber(lines.getFirst()));
  }

  /** The line that numbers or names a caption stands right before its time. */
  private void dropName() {
    int last = lines.size() - 1;
    if (last >= 0
        && (isNumber(lines.get(last)) || (isWebVtt && last > 0 && lines.get(last - 1).isBlank()))) {
      lines.remove(last);
    }
  }

  private static boolean isNumber(String line) {
    return line.matches("\\s*\\d{1,9}\\s*");
  }

  private void close() {
    isBroken |= lacksTime();
    Caption caption = Caption.of(timing, lines, isWebVtt);
    if (!caption.lines().isEmpty()) {
      captions.add(caption);
    }
    lines.clear();
  }

  /** Whether another block follows in which no time is said. */
  private boolean lacksTime() {
    for (int at = 1; at < lines.size(); at++) {
      boolean opens = lines.get(at - 1).isEmpty() && !lines.get(at).isBlank();
      boolean isNumbered =
          isNumber(lines.get(at)) && at + 1 < lines.size() && !lines.get(at + 1).isBlank();
      if (opens && (isWebVtt || isNumbered)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
      line.append((char) c);
      if (line.length() >= LONGEST_LINE && c == ' ') {
        return line.toString();
      }
    }
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    return line.toString();
  }
}
