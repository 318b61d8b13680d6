package org.findbuch.extract.pdf.font;

import java.text.Normalizer;

/** Characters that say how a letter looks, such as ligatures, and not only which it is. */
final class PresentationForms {
  private PresentationForms() {}

  /** The text with the letters themselves; all else stays as it stands. */
  static String resolved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForm(text.charAt(i))) {
        return resolved(text, i);
      }
    }
    return text;
  }

  private static String resolved(String text, int from) {
    StringBuilder out = new StringBuilder(text.substring(0, from));
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isForm(c)) {
        out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).strip());
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isForm(char c) {
    return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
  }
}
