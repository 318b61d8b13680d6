package org.findbuch.archive.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Coverage;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognisingTest {
  private static final Sha256 FILE = new Sha256("ab".repeat(32));

  @TempDir Path folder;

  private Texts texts;

  @BeforeEach
  void read_a_file() throws IOException {
    texts = SqlStore.texts(folder.resolve("texts.sqlite"), OcflStore.records());
    read(1);
  }

  private void read(int extraction) throws IOException {
    long reading = texts.begin(FILE, extraction).number();
    texts.add(
        reading,
        List.of(
            page(1, PageState.TEXT, "Deckblatt"),
            page(2, PageState.UNREAD, ""),
            page(3, PageState.GARBLED, "%&/!"),
            page(4, PageState.UNREAD, ""),
            page(5, PageState.BLANK, "")));
    texts.finish(reading, Found.NOTHING, null);
  }

  private static Page page(int number, PageState state, String text) {
    return new Page(number, "Blatt " + number, state, text, Layout.NONE);
  }

  private static Page recognised(int number, PageState state, String text) {
    Layout layout =
        Layout.of(
            new Layout.Boxes(595, 842, List.of(new Layout.WordBox(0, 4, 10, 20, 30, 10, 87))));
    return new Page(number, "ohne", state, 87, ReadBy.TESSERACT, text, layout);
  }

  @AfterEach
  void close() throws IOException {
    texts.close();
  }

  @Test
  void a_recognised_page_takes_the_place_of_one_without_text_and_keeps_its_label()
      throws IOException {
    assertThat(texts.unrecognised(FILE, 1)).containsExactly(2, 3, 4);
    assertThat(texts.recognise(FILE, 1, recognised(2, PageState.OCR, "Text"))).isTrue();
    assertThat(texts.unrecognised(FILE, 1)).containsExactly(3, 4);
    Page seen = texts.page(FILE, 2).orElseThrow();
    Page kept = recognised(2, PageState.OCR, "Text");
    assertThat(seen)
        .isEqualTo(
            new Page(2, "Blatt 2", PageState.OCR, 87, ReadBy.TESSERACT, "Text", kept.layout()));
    assertThat(seen.layout().boxes().words().getFirst().confidence()).isEqualTo(87);
    assertThat(coverage()).isEqualTo(new Coverage(1, 1, 1, 1, 1, false));
  }

  @Test
  void what_is_no_better_leaves_what_was_there_and_is_not_tried_again() throws IOException {
    texts.recognise(FILE, 1, recognised(3, PageState.UNREAD, ""));
    texts.recognise(FILE, 1, recognised(4, PageState.BLANK, ""));
    assertThat(texts.page(FILE, 3)).map(Page::text).contains("%&/!");
    assertThat(coverage()).isEqualTo(new Coverage(1, 0, 1, 2, 1, false));
    assertThat(texts.unrecognised(FILE, 1)).containsExactly(2);
    assertThat(texts.unrecognised(FILE, 2)).as("by a newer version").containsExactly(2, 3, 4);
  }

  @Test
  void what_was_recognised_is_there_after_the_file_is_read_anew() throws IOException {
    texts.recognise(FILE, 1, recognised(2, PageState.OCR, "Text"));
    texts.recognise(FILE, 1, recognised(3, PageState.UNREAD, ""));
    texts.recognise(FILE, 1, recognised(4, PageState.BLANK, ""));
    read(2);
    assertThat(texts.reading(FILE).orElseThrow().extraction()).isEqualTo(2);
    assertThat(texts.page(FILE, 2)).map(Page::text).contains("Text");
    assertThat(texts.page(FILE, 3)).map(Page::text).contains("%&/!");
    assertThat(coverage()).isEqualTo(new Coverage(1, 1, 1, 2, 0, false));
    assertThat(texts.unrecognised(FILE, 1)).isEmpty();
  }

  @Test
  void a_page_beside_whose_text_nothing_was_recognised_is_read_and_stays_so() throws IOException {
    Page head = page(2, PageState.UNREAD, "Eingegangen im März");
    for (int extraction = 2; extraction < 4; extraction++) {
      long reading = texts.begin(FILE, extraction).number();
      texts.add(reading, List.of(page(1, PageState.TEXT, "Deckblatt"), head));
      texts.finish(reading, Found.NOTHING, null);
      assertThat(texts.unrecognised(FILE, 1)).hasSize(3 - extraction);
      texts.recognise(FILE, 1, page(2, PageState.TEXT, "anders gelesen"));
      assertThat(texts.page(FILE, 2)).contains(page(2, PageState.TEXT, "Eingegangen im März"));
      assertThat(coverage()).isEqualTo(new Coverage(2, 0, 0, 0, 0, false));
    }
  }

  @Test
  void where_the_file_itself_has_a_text_by_now_that_stands() throws IOException {
    texts.recognise(FILE, 1, recognised(2, PageState.OCR, "Text"));
    long reading = texts.begin(FILE, 2).number();
    texts.add(
        reading,
        List.of(page(1, PageState.TEXT, "Deckblatt"), page(2, PageState.TEXT, "aus der Datei")));
    texts.finish(reading, Found.NOTHING, null);
    assertThat(texts.page(FILE, 2)).map(Page::text).contains("aus der Datei");
    assertThat(texts.unrecognised(FILE, 2)).isEmpty();
  }

  @Test
  void nothing_comes_back_after_erasure() throws IOException {
    texts.erase(FILE);
    assertThat(texts.recognise(FILE, 1, recognised(2, PageState.OCR, "Text"))).isFalse();
    assertThat(texts.unrecognised(FILE, 1)).isEmpty();
    assertThat(texts.page(FILE, 2)).isEmpty();
  }

  @Test
  void a_copy_takes_over_what_was_recognised_since_the_last_time() throws IOException {
    Path copy = folder.resolve("copy");
    for (String text : List.of("Text", "Text, besser gelesen")) {
      mirror(copy);
      texts.recognise(FILE, 1, recognised(2, PageState.OCR, text));
    }
    mirror(copy);
    try (Texts restored = SqlStore.texts(folder.resolve("restored.sqlite"), OcflStore.records())) {
      restored.restoreFrom(copy);
      assertThat(restored.page(FILE, 2)).map(Page::text).contains("Text, besser gelesen");
      assertThat(restored.unrecognised(FILE, 1)).containsExactly(3, 4);
    }
  }

  private void mirror(Path copy) throws IOException {
    try (TextMirror mirror = texts.mirror(copy)) {
      mirror.catchUp(() -> false);
      mirror.freeze();
      mirror.finish();
    }
  }

  private Coverage coverage() throws IOException {
    return texts.reading(FILE).orElseThrow().coverage();
  }
}
