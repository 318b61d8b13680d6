package org.findbuch.web.site;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen (sRGB, CSS Color 4).
 *
 * @param red from 0 to 255, as are green and blue
 */
public record Colour(int red, int green, int blue) {
  /** What pages are written on, light and dark. */
  public static final Colour PAPER = new Colour(0xfd, 0xfe, 0xfd);

  public static final Colour DARK_PAPER = new Colour(0x12, 0x16, 0x14);

  public static final Colour WHITE = new Colour(0xff, 0xff, 0xff);

  /** Least contrast of text (WCAG 2.2, 1.4.3). */
  public static final double LEGIBLE = 4.5;

  private static final double WELL_LEGIBLE = 7;
  private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int STEPS = 20;

  /** Reads {@code #0b4b3f}; nothing else. */
  public static Optional<Colour> of(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
  }

  /** The contrast of both, from 1 to 21 (WCAG 2.2, contrast ratio). */
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** The same to be read on dark paper: mixed with white until it is as legible as other text. */
  public Colour onDark() {
    Colour mixed = this;
    for (int step = 1; step <= STEPS && mixed.contrast(DARK_PAPER) < WELL_LEGIBLE; step++) {
      mixed = mixed(WHITE, step / (double) STEPS);
    }
    return mixed;
  }

  private Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue).toLowerCase(Locale.ROOT);
  }
}
