package org.findbuch.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /** The hash of a file, read as a stream. */
  public static Sha256 of(Path file) throws IOException {
    try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(file), digest())) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return of(bytes.getMessageDigest().digest());
    }
  }

  /** What computes it. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
