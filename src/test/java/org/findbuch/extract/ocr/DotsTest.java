package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotsTest {
  @TempDir Path folder;

  @Test
  void how_a_page_lies_is_seen_by_its_lines() throws Exception {
    for (String known : List.of(Scans.GERMAN, Scans.ENGLISH)) {
      for (float size : new float[] {7, 12}) {
        String text = Scans.lines(known, size > 11 ? 45 : 60);
        BufferedImage page = Scans.page(folder, text, FontName.HELVETICA, size);
        for (int quarter = 0; quarter < 360; quarter += 90) {
          for (double skew : new double[] {-4, 0.6}) {
            BufferedImage turned = Scans.turned(page, quarter + skew);
            double back =
                Math.IEEEremainder(Ink.of(turned, 300).dots().turn() + quarter + skew, 360);
            assertThat(back).as("%s %s°", size, quarter + skew).isEqualTo(0, within(0.2));
          }
        }
      }
    }
  }
}
