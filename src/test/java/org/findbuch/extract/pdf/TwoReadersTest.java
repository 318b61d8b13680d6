package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text is lost that PDFBox finds, and none is made up. */
class TwoReadersTest {
  private static final String FOLDER = "FINDBUCH_TEST_PDFS";

  @TempDir Path folder;

  @Test
  void no_letter_of_the_demo_collection_is_lost() throws IOException {
    compare(Path.of("src/demo/documents"));
  }

  @Test
  void no_letter_of_the_folder_that_is_named_is_lost() throws IOException {
    String named = System.getenv(FOLDER);
    if (named != null) {
      compare(Path.of(named));
    }
  }

  @Test
  void no_letter_of_a_page_that_is_hard_to_read_is_lost() throws IOException {
    for (ReadingPage page : ReadingPage.all()) {
      page.write(folder.resolve(page.name() + ".pdf"));
    }
    compare(folder);
  }

  @Test
  void odd_pages_are_read_by_both_alike_and_as_a_person_would() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (OddPage page : OddPage.all()) {
      Path file = folder.resolve(page.name() + ".pdf");
      Files.writeString(file, page.pdf(), StandardCharsets.ISO_8859_1);
      List<Page> pages = new ArrayList<>();
      new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, pages::add);
      String read = String.join(" ", pages.getFirst().text().split("\\s+"));
      if (!page.text().isEmpty()) {
        all.assertThat(read).as(page.name()).isEqualTo(page.text());
      }
      if (page.isCompared()) {
        all.assertThat(TwoReaders.compare(file))
            .as(page.name() + ": " + read)
            .noneMatch(TwoReaders.Difference::isBug);
      }
    }
    all.assertAll();
  }

  private static void compare(Path folder) throws IOException {
    List<TwoReaders.Difference> bugs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(TwoReadersTest::isPdf).sorted().toList()) {
        for (TwoReaders.Difference difference : TwoReaders.compare(file)) {
          System.out.println(difference);
          if (difference.isBug()) {
            bugs.add(difference);
          }
        }
      }
    }
    assertThat(bugs).isEmpty();
  }

  private static boolean isPdf(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }
}
