package org.findbuch.ocfl;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON and digests, as strictly as the specification takes them. */
final class Inventories {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Java's names of those algorithms that every Java has. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private Inventories() {}

  static @Nullable JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException noJson) {
      return null;
    }
  }

  static boolean isKnown(String algorithm) {
    return ALGORITHMS.containsKey(algorithm);
  }

  /** Whether files may be addressed by it. */
  static boolean isContentAlgorithm(String algorithm) {
    return algorithm.equals("sha256") || algorithm.equals("sha512");
  }

  static String digest(String algorithm, Path file) throws IOException {
    return digest(algorithm, Files.readAllBytes(file));
  }

  static String digest(String algorithm, byte[] bytes) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(ALGORITHMS.getOrDefault(algorithm, algorithm));
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
