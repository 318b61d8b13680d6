package org.findbuch.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Pictures;
import org.findbuch.extract.picture.Drawing;
import org.findbuch.extract.picture.PagePainter;
import org.findbuch.extract.picture.PagePicture;
import org.findbuch.reading.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReaderTest {
  @TempDir Path folder;
  private final List<Page> pages = new ArrayList<>();

  @Test
  void a_picture_is_one_page_that_nobody_has_read_yet() throws IOException {
    read(Pictures.png(40, 60), Format.PNG);
    assertThat(pages)
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.state()).isEqualTo(PageState.UNREAD);
              assertThat(page.label()).isEqualTo("1");
              assertThat(page.text()).isEmpty();
            });
    read(Pictures.jpeg(40, 60), Format.JPEG);
    assertThat(pages).hasSize(1);
  }

  @Test
  void each_picture_of_a_tiff_is_a_page_and_previews_are_none() throws IOException {
    read(Pictures.tiff(7, true), Format.TIFF);
    assertThat(pages).extracting(Page::label).containsExactly("1", "2", "3", "4", "5", "6", "7");
    byte[] withPreview = Pictures.tiff(2, true);
    ByteBuffer.wrap(withPreview).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 42 + 2 + 8, 1);
    read(withPreview, Format.TIFF);
    assertThat(pages).hasSize(1);
  }

  @Test
  void a_tiff_cut_short_or_going_in_circles_keeps_the_pages_that_are_there() throws IOException {
    byte[] bytes = Pictures.tiff(3, true);
    read(Arrays.copyOf(bytes, bytes.length - 20), Format.TIFF);
    assertThat(pages).hasSize(2);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, 8);
    read(bytes, Format.TIFF);
    assertThat(pages).hasSize(3);
    assertThat(read(Arrays.copyOf(bytes, 12), Format.TIFF))
        .isEqualTo(new Extraction.Unreadable(Fault.DAMAGED));
  }

  @Test
  void a_photograph_is_drawn_as_its_camera_was_held() throws IOException {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (Format format : List.of(Format.JPEG, Format.PNG, Format.TIFF)) {
      for (int orientation = 0; orientation <= 9; orientation++) {
        // an L: its stem at the left edge, its foot at the lower one, to the right
        int[] turn = lies(orientation);
        for (int y = 0; y < 40; y++) {
          for (int x = 0; x < 60; x++) {
            double[] seen = {(x - 29.5) / 30, (y - 19.5) / 20};
            double across = turn[0] * seen[0] + turn[1] * seen[1];
            double down = turn[2] * seen[0] + turn[3] * seen[1];
            boolean isInk = across < -0.6 || down > 0.6;
            image.getRaster().setSample(x, y, 0, isInk ? 0 : 255);
          }
        }
        Path file = folder.resolve("photo");
        Files.write(file, Oriented.written(image, format, orientation));
        try (PagePainter.Drawn drawn = new ScanReader().open(file, Limits.DEFAULTS)) {
          for (Drawing how : List.of(Drawing.toSee(200), Drawing.toRecognise(300))) {
            PagePicture picture = drawn.draw(1, how);
            String name = format + " " + orientation;
            boolean isOnItsSide = orientation >= 5 && orientation <= 8;
            assertThat(picture.width() < picture.height()).as(name).isEqualTo(isOnItsSide);
            assertThat(grey(picture, .1, .5)).as(name).isLessThan(100);
            assertThat(grey(picture, .5, .9)).as(name).isLessThan(100);
            assertThat(grey(picture, .9, .5)).as(name).isGreaterThan(150);
            assertThat(grey(picture, .5, .1)).as(name).isGreaterThan(150);
            assertThat(grey(picture, .9, .1)).as(name).isGreaterThan(150);
          }
        }
      }
    }
  }

  /** From stored to seen, across and down from the middle (TIFF 6.0, Orientation). */
  private static int[] lies(int orientation) {
    return switch (orientation) {
      case 2 -> new int[] {-1, 0, 0, 1};
      case 3 -> new int[] {-1, 0, 0, -1};
      case 4 -> new int[] {1, 0, 0, -1};
      case 5 -> new int[] {0, 1, 1, 0};
      case 6 -> new int[] {0, -1, 1, 0};
      case 7 -> new int[] {0, -1, -1, 0};
      case 8 -> new int[] {0, 1, -1, 0};
      default -> new int[] {1, 0, 0, 1};
    };
  }

  private static int grey(PagePicture picture, double across, double down) {
    BufferedImage image = picture.image();
    int rgb = image.getRGB((int) (across * image.getWidth()), (int) (down * image.getHeight()));
    return rgb & 0xFF;
  }

  @Test
  void a_header_that_promises_too_many_pixels_is_believed_and_nothing_is_decoded()
      throws IOException {
    assertThat(read(Pictures.pngHeader(100_000, 100_000), Format.PNG))
        .isEqualTo(new Extraction.Unreadable(Fault.TOO_MANY_PIXELS));
    assertThat(Wording.GERMAN.fault(Fault.TOO_MANY_PIXELS))
        .isEqualTo(
            "Das Bild hat mehr Bildpunkte als erlaubt (Einstellung limits.megapixels)."
                + " Geben Sie eine kleinere Fassung.");
    read(Pictures.pngHeader(9_933, 14_043), Format.PNG);
    assertThat(pages).as("a sheet of A0 in 300 dpi").hasSize(1);
  }

  private Extraction read(byte[] bytes, Format format) throws IOException {
    pages.clear();
    Path file = Files.write(folder.resolve("scan"), bytes);
    return new ScanReader().read(file, format, Limits.DEFAULTS, pages::add);
  }
}
