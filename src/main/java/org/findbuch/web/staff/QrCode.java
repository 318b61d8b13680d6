package org.findbuch.web.staff;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A text as a picture that the camera of a telephone reads (ISO/IEC 18004), with the empty border
 * that the standard asks for.
 *
 * @param size of a side, in squares
 * @param path what is dark, as the path of an SVG in which a square is 1 wide and high
 */
public record QrCode(int size, String path) {
  private static final int BORDER = 4;

  /**
   * @param text up to 2,331 bytes
   */
  static QrCode of(String text) {
    BitMatrix squares = squares(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        int start = x;
        while (x < squares.getWidth() && squares.get(x, y)) {
          x++;
        }
        if (x > start) {
          path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
        }
      }
    }
    return new QrCode(squares.getWidth(), path.toString());
  }

  private static BitMatrix squares(String text) {
    var hints =
        Map.of(
            EncodeHintType.MARGIN, BORDER, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(text.length() + " letters are too many", tooLong);
    }
  }
}
