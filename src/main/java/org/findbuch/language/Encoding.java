package org.findbuch.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says which characters bytes are where nothing says so, by how likely the result is in a German
 * text: whole umlauts inside of words speak for it, capitals and signs between small letters
 * against it.
 */
public final class Encoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The more usual ones first: where two are as likely, the first is taken. */
  private static final List<Charset> OLD =
      List.of(WINDOWS, Charset.forName("IBM850"), Charset.forName("x-MacRoman"));

  private static final int FEWEST_FOR_WIDE = 4;
  private static final int MOST_PERCENT_BARE = 5;
  private static final int LEAST_PERCENT_NUL = 40;

  private Encoding() {}

  /** How many bytes a byte order mark takes at the start. */
  public static int mark(byte[] opening) {
    if (starts(opening, 0xFF, 0xFE) || starts(opening, 0xFE, 0xFF)) {
      return 2;
    }
    return starts(opening, 0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  /** UTF-16 where the bytes are that, with a mark or without. */
  public static Optional<Charset> wide(byte[] opening) {
    if (starts(opening, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (starts(opening, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int pairs = opening.length / 2;
    int[] nul = new int[2];
    for (int at = 0; at < 2 * pairs; at++) {
      nul[at & 1] += opening[at] == 0 ? 1 : 0;
    }
    if (pairs < FEWEST_FOR_WIDE) {
      return Optional.empty();
    }
    boolean isLittle = isWide(nul[1], nul[0], pairs);
    boolean isBig = isWide(nul[0], nul[1], pairs);
    return isLittle
        ? Optional.of(StandardCharsets.UTF_16LE)
        : isBig ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static boolean isWide(int high, int low, int pairs) {
    return high * 100 >= pairs * LEAST_PERCENT_NUL && low * 100 <= pairs * MOST_PERCENT_BARE;
  }

  /** Which of the older ones bytes are that are no UTF-8; the likeliest for a German text. */
  public static Charset old(byte[] bytes) {
    Charset best = WINDOWS;
    long most = Long.MIN_VALUE;
    for (Charset charset : OLD) {
      long likelihood = likelihood(new String(bytes, charset));
      if (likelihood > most) {
        most = likelihood;
        best = charset;
      }
    }
    return best;
  }

  /** What is written in escaped bytes (RFC 3986, 2.1), as the name of a file is; + is a plus. */
  public static String unescaped(String written) {
    return text(URLDecoder.decode(written.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1));
  }

  /** A few bytes as text, as the name of a file is. */
  public static String text(byte[] bytes) {
    return line(bytes, bytes.length, old(bytes));
  }

  /**
   * Bytes as text, each line by itself: UTF-8 where a line can be that, else the older one.
   *
   * @param bytes whole lines
   */
  public static String line(byte[] bytes, int length, Charset old) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, 0, length, old);
    }
  }

  /** Whether it is UTF-8, but for a character that a limit cut. */
  public static boolean isUtf8(byte[] bytes, boolean more) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), !more);
    return !result.isError();
  }

  private static long likelihood(String text) {
    long sum = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80) {
        sum +=
            likelihood(
                c,
                at == 0 ? ' ' : text.charAt(at - 1),
                at + 1 == text.length() ? ' ' : text.charAt(at + 1));
      }
    }
    return sum;
  }

  private static int likelihood(char c, char before, char after) {
    boolean isInside = Character.isLowerCase(before) && Character.isLetter(after);
    if ("äöüß".indexOf(c) >= 0) {
      return Character.isLetter(before) ? 10 : Character.isLetter(after) ? 5 : 2;
    }
    if ("ÄÖÜ".indexOf(c) >= 0) {
      return isInside ? -8 : Character.isLetter(after) ? 8 : 1;
    }
    if ("„“”‚‘’–—…»«".indexOf(c) >= 0) {
      return isInside && c != '’' ? -8 : 4;
    }
    if ("§€°²³½·•©®\u00a0\u00ad".indexOf(c) >= 0) {
      return isInside && c != '\u00ad' ? -8 : 3;
    }
    if (Character.isLetter(c)) {
      return Character.isLowerCase(c) && (Character.isLetter(before) || Character.isLetter(after))
          ? 1
          : -3;
    }
    return Character.isISOControl(c) || c == 0xFFFD ? -10 : -4;
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
