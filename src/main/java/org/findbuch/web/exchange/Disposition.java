package org.findbuch.web.exchange;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The {@code Content-Disposition} of a file (RFC 6266, names by RFC 8187). */
public final class Disposition {
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private Disposition() {}

  public static String header(boolean inline, String name) {
    String type = inline ? "inline" : "attachment";
    String plain = ascii(name);
    String header = type + "; filename=\"" + plain + "\"";
    return plain.equals(name) ? header : header + "; filename*=UTF-8''" + encoded(name);
  }

  /** What old clients get: umlauts written out, everything else that ASCII lacks as a hyphen. */
  private static String ascii(String name) {
    String written =
        name.replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("Ä", "Ae")
            .replace("Ö", "Oe")
            .replace("Ü", "Ue")
            .replace("ß", "ss");
    return Normalizer.normalize(written, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^\\x20-\\x7e]", "-")
        .replaceAll("[\"\\\\%]", "_");
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNESCAPED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b));
      }
    }
    return encoded.toString();
  }
}
