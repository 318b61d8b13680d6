package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.findbuch.document.Format;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final double MOST_WRONG = 0.01;

  @TempDir Path folder;

  @Test
  void pages_are_read_as_a_person_would_type_them() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (ReadingPage page : ReadingPage.all()) {
      String read = read(page).text();
      all.assertThat(page.errorRate(read)).as("%s%n%s", page.name(), read).isLessThan(MOST_WRONG);
    }
    all.assertAll();
  }

  @Test
  void every_word_of_every_page_has_its_place() throws IOException {
    for (ReadingPage page : ReadingPage.all()) {
      Page read = read(page);
      List<String> boxed = new ArrayList<>();
      for (WordBox word : read.layout().boxes().words()) {
        boxed.add(read.text().substring(word.start(), word.end()));
      }
      assertThat(boxed).as(page.name()).containsExactly(read.text().split("\\s+", -1));
    }
  }

  private Page read(ReadingPage page) throws IOException {
    Path file = folder.resolve("page.pdf");
    page.write(file);
    List<Page> pages = new ArrayList<>();
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, pages::add);
    assertThat(pages).as(page.name()).hasSize(1);
    return pages.getFirst();
  }
}
