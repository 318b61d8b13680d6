package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView.Boxes;
import org.findbuch.reading.PageView.Boxes.MarkedWord;
import org.findbuch.reading.PageView.Boxes.Rectangle;
import org.junit.jupiter.api.Test;

class BoxesTest {
  /** Each word of the text is 10 points wide a letter, on a line of its own. */
  private static Boxes boxes(String text, Mark... marks) {
    List<WordBox> words = new java.util.ArrayList<>();
    int start = 0;
    int line = 0;
    for (String word : text.split("[ \n]", -1)) {
      if (!word.isEmpty()) {
        int end = start + word.length();
        words.add(new WordBox(start, end, 50, 20f * line++, 10f * word.length(), 12));
      }
      start += word.length() + 1;
    }
    Layout layout = Layout.of(new Layout.Boxes(595.3f, 841.9f, words));
    // a reader that says where ink is
    Page page = new Page(3, "3", PageState.OCR, 90, ReadBy.TESSERACT, text, layout);
    return Boxes.of(page, List.of(marks));
  }

  private static Rectangle whole(int line, int letters) {
    return new Rectangle(50, 20f * line, 10f * letters, 12);
  }

  @Test
  void each_marked_word_has_its_rectangle() {
    Boxes boxes = boxes("Gesundheit für alle", new Mark(0, 10), new Mark(15, 19));
    assertThat(boxes.page()).isEqualTo(3);
    assertThat(boxes.width()).isEqualTo(595.3f);
    assertThat(boxes.height()).isEqualTo(841.9f);
    assertThat(boxes.boxes())
        .containsExactly(
            new MarkedWord(0, 10, "Gesundheit", List.of(whole(0, 10))),
            new MarkedWord(15, 19, "alle", List.of(whole(2, 4))));
  }

  @Test
  void on_a_print_the_words_stand_where_that_has_them() {
    Mark mark = new Mark(0, 6);
    Page page = new Page(2, "2", PageState.TEXT, "Demenz im Quartier", Layout.NONE);
    PageView view =
        new PageView(
            2,
            "2",
            page.text(),
            PageState.TEXT,
            100,
            ReadBy.FINDBUCH,
            List.of(),
            List.of(mark),
            1,
            3,
            List.of(),
            null,
            null,
            null);
    PageView.Leaf read = new PageView.Leaf(view, Boxes.of(page, List.of(mark)));
    assertThat(read.boxes().areKnown()).isFalse();
    WordBox printed = new WordBox(0, 6, 100, 50, 60, 12);
    Boxes placed = read.on(Layout.of(new Layout.Boxes(720, 540, List.of(printed)))).boxes();
    assertThat(placed.page()).isEqualTo(2);
    assertThat(placed.width()).isEqualTo(720);
    assertThat(placed.boxes()).singleElement().extracting(MarkedWord::text).isEqualTo("Demenz");
  }

  @Test
  void a_word_that_is_broken_has_one_for_each_piece() {
    assertThat(boxes("Gesund-\nheit hier", new Mark(0, 12)).boxes())
        .containsExactly(new MarkedWord(0, 12, "Gesund-\nheit", List.of(whole(0, 7), whole(1, 4))));
  }

  @Test
  void signs_around_a_word_are_covered_and_other_words_that_stick_to_it_are_not() {
    assertThat(boxes("(Demenz), sagt", new Mark(1, 7)).boxes().getFirst().rectangles())
        .containsExactly(whole(0, 9));
    assertThat(boxes("Pflege/Demenz", new Mark(7, 13)).boxes().getFirst().rectangles())
        .containsExactly(new Rectangle(120, 0, 60, 12));
    assertThat(boxes("Pflege/Demenz", new Mark(0, 6), new Mark(7, 13)).boxes()).hasSize(2);
  }

  @Test
  void of_type_the_box_reaches_over_capitals_and_under_the_line_but_not_into_other_lines() {
    List<WordBox> words = new java.util.ArrayList<>();
    for (int line = 0; line < 10; line++) {
      words.add(new WordBox(11 * line, 11 * line + 10, 60, 100 + 14f * line, 52, 7));
    }
    Layout layout = Layout.of(new Layout.Boxes(595, 842, words));
    Page page = new Page(1, "1", PageState.TEXT, "Gesundheit ".repeat(10), layout);
    Rectangle box =
        Boxes.of(page, List.of(new Mark(55, 65))).boxes().getFirst().rectangles().getFirst();
    assertThat(box.y()).isBetween(167f, 169f);
    assertThat(box.y() + box.height()).isBetween(178.5f, 180.5f);
  }

  @Test
  void where_nobody_knows_where_words_stand_there_is_none() {
    Page page = new Page(1, "1", PageState.TEXT, "Gesundheit", Layout.NONE);
    Boxes none = Boxes.of(page, List.of(new Mark(0, 10)));
    assertThat(none).isEqualTo(new Boxes(1, 0, 0, List.of()));
    assertThat(none.areKnown()).isFalse();
    Layout flat = Layout.of(new Layout.Boxes(595, 842, List.of(new WordBox(0, 10, 5, 5, 0, 0))));
    Page unseen = new Page(1, "1", PageState.TEXT, "Gesundheit", flat);
    assertThat(Boxes.of(unseen, List.of(new Mark(0, 10))).boxes()).isEmpty();
  }
}
