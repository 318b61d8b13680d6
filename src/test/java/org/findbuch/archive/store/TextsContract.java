package org.findbuch.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Sha256;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for all page texts, wherever they are kept. */
@Tag("contract")
public abstract class TextsContract {
  private static final Sha256 FILE = Kept.sha256("eine Datei");
  private static final Sha256 OTHER = Kept.sha256("eine andere");
  private static final Found FOUND =
      new Found("Titel", List.of("Ada", "Kurt"), new DocumentDate("2004-11"), Language.GERMAN);

  private static final DocumentOutline OUTLINE =
      new DocumentOutline(
          List.of(
              new DocumentOutline.Entry("Überblick", 1, 1),
              new DocumentOutline.Entry("Zahlen", 2, 2)));

  @TempDir protected Path folder;

  protected Texts texts;

  /** Opens the texts of a name: none at first, then what was left there; they are closed before. */
  protected abstract Texts open(String name) throws IOException;

  /** Makes what {@link Texts#mirror} filled seem to be written by a newer program. */
  protected abstract void makeNewer(Path copy) throws Exception;

  /** Makes closed texts seem to be written by a newer program. */
  protected abstract void makeNewer(String name) throws Exception;

  @BeforeEach
  void open() throws IOException {
    texts = open("one");
  }

  @AfterEach
  void close() throws IOException {
    texts.close();
  }

  private void reopen() throws IOException {
    texts.close();
    texts = open("one");
  }

  private static final Structure STRUCTURE =
      new Structure(
          List.of(
              new Block(BlockKind.FURNITURE, 0, 0, 4),
              new Block(BlockKind.HEADING, 2, 5, 10),
              new Block(BlockKind.PARAGRAPH, 0, 10, 12)));

  @Test
  protected void a_finished_reading_is_seen_as_it_was_written_also_after_opening_again()
      throws IOException {
    Layout layout =
        Layout.of(new Layout.Boxes(595, 842, List.of(new Layout.WordBox(0, 4, 1, 2, 30, 10))));
    List<Page> pages =
        List.of(
            new Page(
                    1,
                    "iv",
                    PageState.TEXT,
                    80,
                    ReadBy.PDFBOX,
                    "Über „Maß“ und\u00ad\n𝄞 \u0001",
                    layout)
                .structured(STRUCTURE),
            new Page(2, "2", PageState.GARBLED, 10, ReadBy.FINDBUCH, "?!", Layout.NONE),
            new Page(3, "", PageState.BLANK, "", Layout.NONE));
    long reading = texts.begin(FILE, 7).number();
    texts.add(reading, pages.subList(0, 2));
    texts.add(reading, pages.subList(2, 3));
    assertThat(texts.outline(FILE)).isEmpty();
    texts.finish(reading, FOUND.outlined(OUTLINE), Fault.TOO_MANY_PAGES);
    for (int opened = 1; opened <= 2; opened++) {
      Reading seen = texts.reading(FILE).orElseThrow();
      assertThat(seen)
          .isEqualTo(
              new Reading(
                  reading,
                  7,
                  FOUND,
                  new Coverage(1, 0, 1, 1, 0, true),
                  null,
                  Fault.TOO_MANY_PAGES));
      assertThat(texts.outline(FILE)).contains(OUTLINE);
      assertThat(texts.isWhole(seen)).isTrue();
      assertThat(texts.pages(reading, 0, 10)).isEqualTo(pages);
      assertThat(texts.page(FILE, 2)).contains(pages.get(1));
      assertThat(texts.heads(FILE))
          .containsExactly(
              new PageHead(1, "iv", PageState.TEXT),
              new PageHead(2, "2", PageState.GARBLED),
              new PageHead(3, "", PageState.BLANK));
      reopen();
    }
  }

  @Test
  protected void of_a_file_that_was_not_read_nothing_is_known() throws IOException {
    assertThat(texts.reading(FILE)).isEmpty();
    assertThat(texts.page(FILE, 1)).isEmpty();
    assertThat(texts.heads(FILE)).isEmpty();
    assertThat(texts.pages(99, 0, 10)).isEmpty();
    texts.erase(FILE);
    texts.discard(99);
    write(FILE, "eins");
    assertThat(texts.page(FILE, 0)).isEmpty();
    assertThat(texts.page(FILE, 2)).isEmpty();
    assertThat(texts.reading(OTHER)).isEmpty();
  }

  @Test
  protected void pages_come_in_order_and_in_pieces() throws IOException {
    String[] words = {"eins", "zwei", "drei", "vier", "fünf"};
    long reading = write(FILE, words);
    List<String> passed = new ArrayList<>();
    List<Page> batch = texts.pages(reading, 0, 2);
    while (!batch.isEmpty()) {
      assertThat(batch).hasSizeLessThanOrEqualTo(2);
      batch.forEach(page -> passed.add(page.text()));
      batch = texts.pages(reading, batch.getLast().number(), 2);
    }
    assertThat(passed).containsExactly(words);
  }

  @Test
  protected void nobody_sees_a_reading_before_it_is_finished() throws IOException {
    long first = write(FILE, "alt");
    long second = texts.begin(FILE, 2).number();
    texts.add(second, List.of(page(1, "neu"), page(2, "mehr")));
    assertThat(texts.reading(FILE)).map(Reading::number).contains(first);
    assertThat(texts.page(FILE, 1)).map(Page::text).contains("alt");
    assertThat(texts.page(FILE, 2)).isEmpty();
    assertThat(texts.heads(FILE)).hasSize(1);
    texts.finish(second, FOUND, null);
    assertThat(texts.reading(FILE)).map(Reading::number).contains(second);
    assertThat(texts.page(FILE, 1)).map(Page::text).contains("neu");
    assertThat(texts.pages(first, 0, 10)).as("the one before is gone").isEmpty();
  }

  @Test
  protected void a_reading_that_fails_has_no_page_and_says_why() throws IOException {
    long reading = texts.begin(FILE, 1).number();
    texts.add(reading, List.of(page(1, "halb")));
    texts.fail(reading, Fault.PASSWORD);
    Reading seen = texts.reading(FILE).orElseThrow();
    assertThat(seen.fault()).isEqualTo(Fault.PASSWORD);
    assertThat(seen.coverage()).isEqualTo(Coverage.NONE);
    assertThat(texts.heads(FILE)).isEmpty();
    assertThat(texts.isWhole(seen)).isTrue();
  }

  @Test
  protected void what_nobody_finished_is_thrown_away() throws IOException {
    long kept = write(FILE, "alt");
    long discarded = texts.begin(FILE, 2).number();
    texts.add(discarded, List.of(page(1, "neu")));
    texts.discard(discarded);
    texts.discard(discarded);
    assertThat(texts.pages(discarded, 0, 10)).isEmpty();
    long left = texts.begin(OTHER, 2).number();
    texts.add(left, List.of(page(1, "halb")));
    reopen();
    texts.sweep(file -> false);
    texts.sweep(file -> false);
    assertThat(texts.pages(left, 0, 10)).isEmpty();
    assertThat(texts.reading(OTHER)).isEmpty();
    assertThat(texts.reading(FILE)).map(Reading::number).contains(kept);
  }

  @Test
  protected void a_reading_that_was_stopped_goes_on_behind_its_last_page() throws IOException {
    long stopped = texts.begin(FILE, 2).number();
    texts.add(stopped, List.of(page(1, "eins"), page(2, "zwei")));
    texts.miss(stopped, Fault.PAGE_TOO_FULL);
    texts.add(texts.begin(OTHER, 2).number(), List.of(page(1, "einer anderen Datei")));
    reopen();
    texts.sweep(FILE::equals);
    assertThat(texts.begin(FILE, 2))
        .isEqualTo(new Texts.Unfinished(stopped, 2, Fault.PAGE_TOO_FULL));
    assertThat(texts.reading(FILE)).as("nobody sees it").isEmpty();
    texts.add(stopped, List.of(page(3, "drei")));
    texts.finish(stopped, FOUND, null);
    assertThat(texts.reading(FILE).orElseThrow().coverage().pages()).isEqualTo(3);
    assertThat(texts.reading(FILE).orElseThrow().cutShort()).isNull();
    assertThat(texts.page(FILE, 1)).map(Page::text).contains("eins");
    assertThat(texts.begin(OTHER, 2).pages()).as("nobody wanted it").isZero();
  }

  @Test
  protected void what_another_version_has_left_is_thrown_away() throws IOException {
    long older = texts.begin(FILE, 1).number();
    texts.add(older, List.of(page(1, "alt")));
    assertThat(texts.begin(FILE, 2).pages()).isZero();
    assertThat(texts.pages(older, 0, 10)).isEmpty();
    assertThat(texts.begin(FILE, 1).pages()).isZero();
  }

  @Test
  protected void after_an_erasure_no_text_comes_back() throws IOException {
    write(FILE, "geheim");
    write(OTHER, "bleibt");
    long running = texts.begin(FILE, 2).number();
    texts.add(running, List.of(page(1, "geheim")));
    texts.erase(FILE);
    texts.erase(FILE);
    assertThat(texts.reading(FILE)).isEmpty();
    assertThatThrownBy(() -> texts.add(running, List.of(page(2, "geheim"))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> texts.finish(running, FOUND, null)).isInstanceOf(IOException.class);
    assertThat(texts.reading(FILE)).isEmpty();
    assertThat(texts.pages(running, 0, 10)).isEmpty();
    assertThat(texts.page(OTHER, 1)).map(Page::text).contains("bleibt");
  }

  @Test
  protected void a_mirror_has_the_moment_at_which_it_was_frozen() throws IOException {
    write(FILE, "alt");
    long gone = write(OTHER, "wird gelöscht");
    Path copy = folder.resolve("copy");
    for (int time = 1; time <= 2; time++) {
      try (TextMirror mirror = texts.mirror(copy)) {
        mirror.catchUp(() -> false);
        if (time == 1) {
          write(FILE, "neu", "mehr");
        } else {
          texts.erase(OTHER);
        }
        mirror.freeze();
        write(FILE, "zu spät");
        mirror.finish();
      }
      try (Texts restored = open("restored " + time)) {
        write(restored, Kept.sha256("anderes"), "was hier war, geht");
        restored.restoreFrom(copy);
        assertThat(restored.page(FILE, 1)).map(Page::text).contains(time == 1 ? "neu" : "zu spät");
        assertThat(restored.reading(OTHER).isPresent()).isEqualTo(time == 1);
        assertThat(restored.reading(Kept.sha256("anderes"))).isEmpty();
        assertThat(restored.isWhole(restored.reading(FILE).orElseThrow())).isTrue();
      }
    }
    assertThat(texts.pages(gone, 0, 1)).isEmpty();
    assertThat(texts.page(FILE, 1)).map(Page::text).contains("zu spät");
  }

  @Test
  protected void what_a_newer_program_wrote_is_refused() throws Exception {
    write(FILE, "alt");
    Path copy = folder.resolve("copy");
    try (TextMirror mirror = texts.mirror(copy)) {
      mirror.catchUp(() -> false);
      mirror.freeze();
      mirror.finish();
    }
    makeNewer(copy);
    assertThatThrownBy(() -> texts.restoreFrom(copy)).isInstanceOf(NewerSchemaException.class);
    assertThat(texts.page(FILE, 1)).as("nothing has changed").map(Page::text).contains("alt");
    open("two").close();
    makeNewer("two");
    assertThatThrownBy(() -> open("two")).isInstanceOf(NewerSchemaException.class);
  }

  @Test
  protected void whoever_reads_sees_one_reading_or_the_other() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    write(FILE, "0", "0");
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        readers.add(threads.submit(() -> readWhile(done)));
      }
      for (int time = 1; time <= 60; time++) {
        write(FILE, String.valueOf(time), String.valueOf(time));
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } finally {
      done.set(true);
    }
  }

  /** A reading that was replaced meanwhile has no pages left; never only some of them. */
  private int readWhile(AtomicBoolean done) throws IOException {
    int times = 0;
    do {
      List<Page> pages = texts.pages(texts.reading(FILE).orElseThrow().number(), 0, 10);
      assertThat(pages.size()).isIn(0, 2);
      assertThat(pages.stream().map(Page::text).distinct().count()).isLessThanOrEqualTo(1);
      assertThat(texts.page(FILE, 1)).isPresent();
      times++;
    } while (!done.get());
    return times;
  }

  private long write(Sha256 file, String... pages) throws IOException {
    return write(texts, file, pages);
  }

  private static long write(Texts texts, Sha256 file, String... pages) throws IOException {
    long reading = texts.begin(file, 1).number();
    for (int i = 0; i < pages.length; i++) {
      texts.add(reading, List.of(page(i + 1, pages[i])));
    }
    texts.finish(reading, FOUND, null);
    return reading;
  }

  private static Page page(int number, String text) {
    return new Page(number, String.valueOf(number), PageState.TEXT, text, Layout.NONE);
  }
}
