package org.findbuch.extract.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 200})
  void each_grey_is_the_nearest_of_sixteen_whether_columns_are_even_or_odd(int columns) {
    BufferedImage greys = Pixels.of(picture(columns, 3, PixelsTest::grey)).asGreys();
    assertThat(greys.getWidth()).isEqualTo(columns);
    assertThat(greys.getColorModel().getPixelSize()).isEqualTo(4);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < columns; x++) {
        int asked = grey(x, y).getGreen();
        assertThat(new Color(greys.getRGB(x, y)).getGreen())
            .isEqualTo((int) Math.round(asked / 17.0) * 17);
      }
    }
  }

  @Test
  void colours_are_the_same_in_bytes() {
    BufferedImage colours = Pixels.of(picture(31, 9, PixelsTest::colour)).asBytes();
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 31; x++) {
        assertThat(new Color(colours.getRGB(x, y))).isEqualTo(colour(x, y));
      }
    }
  }

  @Test
  void a_speck_of_colour_is_none_but_one_coloured_pixel_is() {
    BufferedImage specks = picture(40, 40, (x, y) -> new Color(200, 205, 195));
    assertThat(Pixels.of(specks).isColoured()).isFalse();
    specks.setRGB(39, 39, new Color(200, 30, 30).getRGB());
    assertThat(Pixels.of(specks).isColoured()).isTrue();
  }

  private interface Paint {
    Color at(int x, int y);
  }

  private static BufferedImage picture(int columns, int rows, Paint paint) {
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        image.setRGB(x, y, paint.at(x, y).getRGB());
      }
    }
    return image;
  }

  private static Color grey(int x, int y) {
    int grey = (x * 13 + y * 101) % 256;
    return new Color(grey, grey, grey);
  }

  private static Color colour(int x, int y) {
    return new Color(x * 8, y * 25, (x + y) * 5);
  }
}
