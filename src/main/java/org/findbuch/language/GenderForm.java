package org.findbuch.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One word for women and men, however it is written: Bürger:innen, Bürger*innen, Bürger_innen,
 * Bürger/-innen, Bürger(innen), also Lehrer:in, Beamte:r and Bürger:innenbüro.
 *
 * @param text as if it were written without the sign
 * @param end after its last letter or bracket
 * @param pieces the word before the sign, and what stands behind the form
 */
record GenderForm(String text, int end, List<String> pieces) {
  private static final String SIGNS = ":*_/·•‧⋅.'’´`(|!";
  private static final String BEHIND = "iIenrmsES-/";
  private static final int SHORTEST = 3;

  private static final Pattern PLURAL =
      Pattern.compile("([:*_/·•‧⋅.'’´`|!]-?)((?:innen|INNEN)(\\p{L}*)|Innen(?!\\p{L})())");
  private static final Pattern SINGULAR =
      Pattern.compile("([:*_/·•‧⋅'’´`|]-?)(in|In|IN)(?![\\p{L}\\p{Nd}])");
  private static final Pattern ENDING =
      Pattern.compile("([:*_/·•‧⋅])((?<=e.)[rnms])(?![\\p{L}\\p{Nd}])");
  private static final Pattern BRACKETS =
      Pattern.compile("(\\([-/]?-?)(innen|in|Innen|In|INNEN|IN|e|en|er|es|n|r|s)\\)(?!\\p{L})");

  /** Beside inside they are no persons, as is no common word before "in". */
  private static final Set<String> OUTSIDE = Set.of("außen", "aussen");

  /** Whether something that belongs to a word may begin with a sign right behind it. */
  static boolean mayFollow(String text, int sign) {
    return sign + 1 < text.length()
        && SIGNS.indexOf(text.charAt(sign)) >= 0
        && BEHIND.indexOf(text.charAt(sign + 1)) >= 0;
  }

  /** The form whose first word stands there, or null where none does. */
  static @Nullable GenderForm at(String text, int start, int end) {
    if (end - start < SHORTEST || !mayFollow(text, end)) {
      return null;
    }
    String base = Words.small(text, start, end);
    if (OUTSIDE.contains(base) || Morphology.GERMAN.isCommon(base)) {
      return null;
    }
    for (Pattern one : List.of(PLURAL, SINGULAR, ENDING, BRACKETS)) {
      Matcher behind = one.matcher(text).region(end, text.length()).useTransparentBounds(true);
      if (behind.lookingAt()) {
        String ending = Words.small(text, behind.start(2), behind.end(2));
        return new GenderForm(base + ending, behind.end(), pieces(base, ending));
      }
    }
    return null;
  }

  private static List<String> pieces(String base, String ending) {
    if (!ending.startsWith("innen") || ending.equals("innen")) {
      return List.of(base);
    }
    String rest = ending.substring("innen".length());
    return List.of(base, base + "innen", rest, base + rest, "innen" + rest);
  }
}
