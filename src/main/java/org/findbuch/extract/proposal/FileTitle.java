package org.findbuch.extract.proposal;

import java.util.regex.Pattern;
import org.findbuch.document.FileName;

/** As {@link FileName#asTitle}, and without what people put around a name to sort files. */
final class FileTitle {
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:\\[[^\\]]*\\] |(?:\\d{1,2}|\\d{4}[-.]\\d\\d[-.]\\d\\d)[ -]+(?=\\S))+|(?:"
              + " |-|\\b)(?:\\((?:scan|kopie|\\d)\\)|v\\d+|endfassung|final|neu|kopie|entwurf)(?:"
              + " \\d+)?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private FileTitle() {}

  static String of(String name) {
    String title = FileName.asTitle(name);
    for (String last = ""; !last.equals(title); ) {
      last = title;
      String bare = AROUND.matcher(title).replaceAll("").strip();
      title = bare.length() > 2 ? bare : title;
    }
    boolean hyphens = title.indexOf(' ') < 0 && title.chars().filter(c -> c == '-').count() > 1;
    String words = hyphens ? title.replace('-', ' ') : title;
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
