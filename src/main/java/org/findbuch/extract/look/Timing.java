package org.findbuch.extract.look;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when to when a caption is shown, in milliseconds (W3C WebVTT, 4.1; SubRip). Hours and parts
 * of a second may be left out, and both formats' decimal signs are understood in either.
 */
public record Timing(long start, long end) {
  private static final String TIME =
      "(?:(\\d{1,6})\\s?:\\s?)?(\\d{1,3})\\s?:\\s?(\\d{1,2})(?:\\s?[.,]\\s?(\\d{1,3})\\d*)?";
  private static final Pattern LINE =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");

  /** How many groups a time takes. */
  private static final int GROUPS = 4;

  private static final Pattern OPENING =
      Pattern.compile("\\A\\s*+(?:\\d{1,9}[ \\t]*\\R\\s*+)?([^\\r\\n]{1,200})");
  private static final Pattern HEADED =
      Pattern.compile("\\AWEBVTT(?:[ \\t][^\\r\\n]*+)?(?:\\R|\\z)");

  /** What a line says; nothing when it is none that times a caption. */
  public static Optional<Timing> of(String line) {
    if (!line.contains("-->")) {
      return Optional.empty();
    }
    Matcher found = LINE.matcher(line);
    return found.matches()
        ? Optional.of(new Timing(millis(found, 1), millis(found, 1 + GROUPS)))
        : Optional.empty();
  }

  /** Whether a text begins with a caption, as SubRip files do. */
  static boolean opens(String text) {
    Matcher opening = OPENING.matcher(text);
    return opening.find() && of(opening.group(1)).isPresent();
  }

  /** Whether a text has a caption anywhere. */
  static boolean isIn(String text) {
    return text.contains("-->") && text.lines().anyMatch(line -> of(line).isPresent());
  }

  /** Whether a text begins as WebVTT files do. */
  static boolean isHeaded(String text) {
    return HEADED.matcher(text).find();
  }

  private static long millis(Matcher found, int group) {
    String fraction = found.group(group + 3);
    return (number(found.group(group)) * 60 + number(found.group(group + 1))) * 60_000
        + number(found.group(group + 2)) * 1_000
        + (fraction == null ? 0 : number((fraction + "00").substring(0, 3)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
