package org.findbuch.web.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a file, both ends included (RFC 9110, section 14). */
public record ByteRange(long first, long last) {
  private static final Pattern ONE =
      Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

  /** What a {@code Range} header asks of a file. */
  public sealed interface Asked {
    /** All of it: no range, several at once, or a header that cannot be understood. */
    record Whole() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    /** None of it lies within the file. */
    record Outside() implements Asked {}
  }

  public static Asked parse(String header, long length) {
    Matcher matcher = ONE.matcher(header);
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return new Asked.Whole();
    }
    if (matcher.group(1).isEmpty()) {
      return suffix(Long.parseLong(matcher.group(2)), length);
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? length - 1 : Long.parseLong(matcher.group(2));
    if (last < first && !matcher.group(2).isEmpty()) {
      return new Asked.Whole();
    }
    return first >= length
        ? new Asked.Outside()
        : new Asked.Part(new ByteRange(first, Math.min(last, length - 1)));
  }

  /** For a {@code Content-Range} header. */
  public String of(long length) {
    return "bytes " + first + "-" + last + "/" + length;
  }

  public long length() {
    return last - first + 1;
  }

  private static Asked suffix(long wanted, long length) {
    return wanted == 0 || length == 0
        ? new Asked.Outside()
        : new Asked.Part(new ByteRange(Math.max(0, length - wanted), length - 1));
  }
}
