package org.findbuch.document;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a file name that came from outside harmless on every file system and in every header. */
public final class FileName {
  private static final int LONGEST_BYTES = 180;

  /** What it was before, and what language it is in. */
  private static final String INNER_ENDINGS =
      "(?i)(?<=.)(?:\\.(?:docx?|pdf|pptx?|xlsx?|od[tsp]|(?:de|en)(?:-[a-z]{2})?))+$";

  private static final String UNNAMED = "unbenannt";

  private FileName() {}

  /**
   * The last part of the name without control, direction and reserved characters, at most 180 bytes
   * of UTF-8; the ending survives the cut.
   */
  public static String safe(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String composed = Normalizer.normalize(last, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder();
    composed
        .codePoints()
        .map(FileName::replaced)
        .filter(c -> c >= 0)
        .forEach(clean::appendCodePoint);
    String trimmed = clean.toString().strip().replaceAll("^\\.+", "").strip();
    return trimmed.isEmpty() ? UNNAMED : shortened(trimmed);
  }

  /** The last two folders of a name that has some, harmless and on one line; else null. */
  public static @Nullable String folder(String given) {
    String[] steps = given.replace('\\', '/').split("/", -1);
    List<String> folders =
        Arrays.stream(steps, 0, steps.length - 1)
            .map(FileName::line)
            .filter(step -> step.length() > 2 || step.codePoints().anyMatch(Character::isLetter))
            .toList();
    int from = Math.max(0, folders.size() - 2);
    return folders.isEmpty() ? null : String.join("/", folders.subList(from, folders.size()));
  }

  /** Harmless words on one line: the whole way to a file, for people to read. */
  public static String line(String path) {
    StringBuilder clean = new StringBuilder();
    path.codePoints().filter(c -> replaced(c) >= 0).limit(300).forEach(clean::appendCodePoint);
    return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
  }

  static boolean isSafe(String name) {
    return !name.isEmpty() && safe(name).equals(name);
  }

  /** The part after the last dot in lower case, or nothing. */
  public static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }

  /** A title made from a file name: without its endings, underscores as blanks. */
  public static String asTitle(String name) {
    int dot = name.lastIndexOf('.');
    String stem = (dot > 0 ? name.substring(0, dot) : name).replaceFirst(INNER_ENDINGS, "");
    String words = stem.replace('_', ' ').replaceAll("\\s+", " ").strip();
    return words.isEmpty() ? name : words;
  }

  private static int replaced(int c) {
    if ("<>:\"|?*".indexOf(c) >= 0) {
      return '_';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          -1;
      default -> c;
    };
  }

  private static String shortened(String name) {
    if (utf8(name) <= LONGEST_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - ending.length());
    int[] points = stem.codePoints().toArray();
    int kept = points.length;
    while (utf8(new String(points, 0, kept)) + utf8(ending) > LONGEST_BYTES) {
      kept--;
    }
    return new String(points, 0, kept).strip() + ending;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
