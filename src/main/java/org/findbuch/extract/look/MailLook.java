package org.findbuch.extract.look;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the opening of a file as the head of a mail (RFC 5322, 2.2 and 3.6). */
public final class MailLook {
  private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,70})[ \\t]*:.*+");
  private static final Set<String> TELLING =
      Set.of("from", "to", "cc", "subject", "date", "received", "message-id", "return-path");

  private MailLook() {}

  /** Nothing but fields up to the first empty line, and at least one that mails have. */
  public static boolean isMail(byte[] opening) {
    String text = new String(opening, StandardCharsets.ISO_8859_1);
    boolean tells = false;
    boolean isFirst = true;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      Matcher field = FIELD.matcher(line);
      if (line.isBlank()) {
        return tells;
      }
      if (field.matches()) {
        tells |= TELLING.contains(field.group(1).toLowerCase(Locale.ROOT));
      } else if (isFirst || !Character.isWhitespace(line.charAt(0))) {
        return false;
      }
      isFirst = false;
    }
    return tells;
  }
}
