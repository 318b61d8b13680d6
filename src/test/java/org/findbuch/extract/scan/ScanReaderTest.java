package org.findbuch.extract.scan;

import static org.assertj.core.api.Assertions.assertThat;

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
