package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotsTest {
  @TempDir Path folder;

  @Test
  void how_a_page_lies_is_seen_by_its_lines() throws Exception {
    for (FontName font : new FontName[] {FontName.TIMES_ROMAN, FontName.COURIER}) {
      for (float size : new float[] {7, 12}) {
        String text = size > 11 ? Scans.lines(Scans.GERMAN, 45) : Scans.lines(Scans.ENGLISH, 60);
        BufferedImage page = Scans.page(folder, text, font, size);
        for (int quarter = 0; quarter < 360; quarter += 90) {
          for (double skew : new double[] {-4, 0.6}) {
            BufferedImage turned = Scans.turned(page, quarter + skew);
            double back =
                Math.IEEEremainder(Ink.of(turned, 300).dots().turn() + quarter + skew, 360);
            assertThat(back).as("%s %s %s°", font, size, quarter + skew).isEqualTo(0, within(0.2));
          }
        }
      }
    }
  }
}
