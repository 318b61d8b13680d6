package org.findbuch.document;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a document for ever: 12 or more of {@code 0-9a-z}. It is made from the SHA-256 of the
 * document's first file, so the same file gets the same id in every archive.
 */
public record DocumentId(String value) implements Comparable<DocumentId> {
  public static final int SHORTEST = 12;
  private static final Pattern FORM = Pattern.compile("[0-9a-z]{12,50}");

  public DocumentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "document id \"" + value + "\", expected 12 or more of 0-9 and a-z");
    }
  }

  /** The id if the text has the form of one; what a reader typed may be anything. */
  public static Optional<DocumentId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new DocumentId(text)) : Optional.empty();
  }

  /**
   * The id of {@code length} characters for a first file. Twelve characters hold 62 bits; should
   * two files ever agree in them, the later one takes a longer id.
   */
  public static DocumentId of(Sha256 first, int length) {
    String digits = new BigInteger(1, first.bytes()).toString(36);
    String padded = "0".repeat(50 - digits.length()) + digits;
    // The first digit of a 256-bit number in base 36 is nearly constant; the last ones are not.
    return new DocumentId(padded.substring(50 - length));
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
