package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the picture on a page as a telephone does. */
final class Camera {
  private static final int WHITE = 0xffffff;
  private static final int POINTS = 5;
  private static final Pattern SVG =
      Pattern.compile(
          "<svg [^>]*viewBox=\"0 0 (\\d+) \\1\".*?<path d=\"([^\"]+)\"", Pattern.DOTALL);
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

  private Camera() {}

  static String read(String page) throws ReaderException {
    Matcher svg = SVG.matcher(page);
    assertThat(svg.find()).as("a picture").isTrue();
    int side = POINTS * Integer.parseInt(svg.group(1));
    int[] points = new int[side * side];
    Arrays.fill(points, WHITE);
    assertThat(RUN.matcher(svg.group(2)).replaceAll("")).isEmpty();
    RUN.matcher(svg.group(2))
        .results()
        .forEach(
            run -> {
              int x = POINTS * Integer.parseInt(run.group(1));
              int y = POINTS * Integer.parseInt(run.group(2));
              int width = POINTS * Integer.parseInt(run.group(3));
              for (int line = y; line < y + POINTS; line++) {
                Arrays.fill(points, line * side + x, line * side + x + width, 0);
              }
            });
    LuminanceSource seen = new RGBLuminanceSource(side, side, points);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).getText();
  }
}
