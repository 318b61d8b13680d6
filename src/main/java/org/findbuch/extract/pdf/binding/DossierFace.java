package org.findbuch.extract.pdf.binding;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one typeface of a dossier, and which letters it has. */
final class DossierFace {
  /** Comes with PDFBox; of it only what is used is embedded. */
  private static final String FACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Stands for a letter that the typeface lacks. */
  private static final String LACKING = "?";

  private final PDFont font;
  private final Map<Integer, String> letters = new HashMap<>();

  DossierFace(PDDocument target) throws IOException {
    try (InputStream face = PDFont.class.getResourceAsStream(FACE)) {
      if (face == null) {
        throw new IOException("no " + FACE);
      }
      font = PDType0Font.load(target, face, true);
    }
  }

  PDFont font() {
    return font;
  }

  /** In points. */
  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** A text in letters that there are. */
  String known(String text) {
    StringBuilder known = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(letter -> known.append(letters.computeIfAbsent(letter, this::known)));
    return known.toString();
  }

  private String known(int letter) {
    if (Character.isWhitespace(letter)) {
      return " ";
    }
    if (letter == '\u202f') {
      return "\u00a0";
    }
    if (Character.getType(letter) == Character.FORMAT || letter == '\u00ad') {
      return "";
    }
    String text = Character.toString(letter);
    try {
      font.encode(text);
      return text;
    } catch (IOException | IllegalArgumentException lacking) {
      return LACKING;
    }
  }
}
