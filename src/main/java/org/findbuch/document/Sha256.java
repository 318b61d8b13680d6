package org.findbuch.document;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of some bytes: 64 lower-case hexadecimal digits (FIPS 180-4). */
public record Sha256(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("SHA-256 \"" + hex + "\", expected 64 hexadecimal digits");
    }
  }

  public static Sha256 of(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
