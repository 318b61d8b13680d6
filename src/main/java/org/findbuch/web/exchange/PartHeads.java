package org.findbuch.web.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.language.Encoding;

/**
 * The bytes that heads of parts stand in. Jetty takes them for UTF-8 and drops what is none; old
 * browsers and scripts write the names of files in other encodings.
 */
final class PartHeads {
  private static final int LONGEST = 1 << 14;

  /** What Jetty writes for bytes that are no UTF-8. */
  private static final Pattern DROPPED = Pattern.compile("\uFFFD+");

  private byte[] passed = new byte[0];

  /** Keeps what comes next, as far as a head may reach back. */
  void passed(byte[] buffer, int length) {
    if (length > 0) {
      int kept = Math.min(passed.length, LONGEST);
      byte[] next = new byte[kept + length];
      System.arraycopy(passed, passed.length - kept, next, 0, kept);
      System.arraycopy(buffer, 0, next, kept, length);
      passed = next;
    }
  }

  /** The value of a field that has just been read, as its bytes say it. */
  String mended(String value) {
    if (value.indexOf('\uFFFD') < 0) {
      return value;
    }
    StringBuilder sought = new StringBuilder(":[ \t]*(");
    Matcher dropped = DROPPED.matcher(value);
    int from = 0;
    while (dropped.find()) {
      sought.append(literal(value.substring(from, dropped.start()))).append("[^\\r\\n]+?");
      from = dropped.end();
    }
    sought.append(literal(value.substring(from))).append(")");
    Matcher found = Pattern.compile(sought.toString()).matcher(new String(passed, ISO_8859_1));
    return found.find() ? Encoding.text(found.group(1).getBytes(ISO_8859_1)) : value;
  }

  private static String literal(String text) {
    return Pattern.quote(new String(text.getBytes(UTF_8), ISO_8859_1));
  }
}
