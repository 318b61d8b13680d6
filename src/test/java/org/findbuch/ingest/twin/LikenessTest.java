package org.findbuch.ingest.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.findbuch.Seed;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LikenessTest {
  @RegisterExtension final Seed seed = new Seed();

  private final Random random = seed.random();

  private static WordRow row(String... pages) {
    return WordRow.of(pages(pages));
  }

  private static List<Page> pages(String... pages) {
    List<Page> text = new ArrayList<>();
    for (String page : pages) {
      int number = text.size() + 1;
      text.add(new Page(number, "" + number, PageState.TEXT, page, Layout.NONE));
    }
    return text;
  }

  private List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(_ -> word()).toList();
  }

  private String word() {
    String letters = "abcdefghiklmnoprstuw";
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(4, 9); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  /** Every so many words another one. */
  private List<String> changed(List<String> words, int every) {
    List<String> changed = new ArrayList<>(words);
    for (int i = every / 2; i < words.size(); i += every) {
      changed.set(i, word());
    }
    return changed;
  }

  @Test
  void the_share_of_equal_words_in_sequence_is_what_counts() {
    List<String> words = words(1_000);
    assertThat(Likeness.of(row(text(words)), row(text(words)), false).percent()).isEqualTo(100);
    for (int every : new int[] {100, 20, 5}) {
      Likeness likeness = Likeness.of(row(text(words)), row(text(changed(words, every))), false);
      assertThat(likeness.percent()).isBetween(100 - 100 / every - 1, 100 - 100 / every);
      assertThat(likeness.isSame(false)).isFalse();
      assertThat(likeness.isBoilerplate()).isFalse();
    }
    List<String> reversed = words.reversed();
    assertThat(Likeness.of(row(text(words)), row(text(reversed)), false).percent()).isLessThan(5);
  }

  @Test
  void texts_of_other_words_are_told_apart_before_they_are_compared() {
    List<String> words = words(1_000);
    WordRow row = row(text(words));
    assertThat(Likeness.isBelow(70, row, row(text(changed(words, 5))))).isFalse();
    assertThat(Likeness.isBelow(70, row, row(text(words.reversed())))).isFalse();
    assertThat(Likeness.isBelow(70, row, row(text(words(1_000))))).isTrue();
    assertThat(Likeness.isBelow(70, row, row(text(words.subList(0, 300))))).isTrue();
    assertThat(Likeness.isBelow(70, row(""), row(""))).isFalse();
  }

  @Test
  void a_text_is_recognised_by_its_fingerprint_however_its_lines_and_pages_are_broken() {
    List<String> words = new ArrayList<>(words(400));
    Fingerprint whole = TextPrint.of(pages(text(words)));
    String first = text(words.subList(0, 200));
    String second = text(words.subList(200, 400));
    String broken = first.substring(0, 30) + "-\n" + first.substring(30).replace(' ', '\n');
    String cut = words.get(200);
    assertThat(TextPrint.of(pages(first, "", second))).isEqualTo(whole);
    assertThat(TextPrint.of(pages(first.toUpperCase(Locale.ROOT) + ".", "– " + second)))
        .isEqualTo(whole);
    assertThat(TextPrint.of(pages(first + " " + cut.substring(0, 2) + "-", second.substring(2))))
        .isEqualTo(whole);
    assertThat(TextPrint.of(pages(broken, second)).shared(whole)).isGreaterThan(0.8);
    assertThat(TextPrint.of(pages(text(changed(words, 100)))).shared(whole)).isGreaterThan(0.7);
    assertThat(TextPrint.of(pages(text(changed(words, 100))))).isNotEqualTo(whole);
    assertThat(TextPrint.of(pages(text(words(400)))).shared(whole)).isLessThan(0.1);
  }

  @Test
  void a_text_that_is_only_part_of_another_is_not_like_it() {
    List<String> words = words(900);
    Likeness part = Likeness.of(row(text(words.subList(0, 300))), row(text(words)), false);
    assertThat(part.percent()).isEqualTo(33);
  }

  @Test
  void the_pages_are_named_on_which_words_differ() {
    List<String> one = words(200);
    List<String> two = words(200);
    List<String> three = words(200);
    Likeness likeness =
        Likeness.of(
            row(text(one), text(two), text(three)),
            row(text(one), text(changed(two, 50)), "", text(three)),
            false);
    assertThat(likeness.pages()).containsExactly(2);
    assertThat(likeness.otherPages()).containsExactly(2);
  }

  @Test
  void another_line_break_a_hyphen_or_capitals_change_nothing() {
    String one = "Die Gesundheitskonferenz berät über Pflege und Vorsorge im Quartier der Stadt";
    String other =
        "DIE Gesundheits-\nkonferenz berät  über\nPflege und Vor-\nsorge im Quartier der Stadt";
    Likeness likeness = Likeness.of(row(one), row(other), false);
    assertThat(likeness.isSame(false)).isTrue();
    assertThat(likeness.percent()).isEqualTo(100);
    Likeness split = Likeness.of(row(one), row(one.replace("Pflege", "Pfle ge")), false);
    assertThat(split.isSame(false)).isTrue();
  }

  @Test
  void a_number_or_a_word_that_is_another_makes_another_edition_in_whatever_format() {
    String one = text(words(300)) + " der Beitrag ist 50 Euro " + text(words(300));
    String other = one.replace(" 50 ", " 80 ");
    assertThat(Likeness.of(row(one), row(other), false).isSame(false)).isFalse();
    assertThat(Likeness.of(row(one), row(other), false).isSame(true)).isFalse();
    assertThat(Likeness.of(row(one), row(other), false).percent()).isEqualTo(99);
  }

  @Test
  void numbers_of_pages_and_moved_notes_are_no_difference_between_sorts_of_files() {
    List<String> words = words(600);
    String note = "Anmerkung " + text(words(8));
    String one = text(words.subList(0, 200)) + " 1 " + note + " 2 " + text(words.subList(200, 600));
    String other = text(words) + " " + note;
    assertThat(Likeness.of(row(one), row(other), false).isSame(true)).isTrue();
    assertThat(Likeness.of(row(one), row(other), false).isSame(false)).isFalse();
  }

  @Test
  void slips_of_text_recognition_make_no_other_edition_and_other_words_do() {
    List<String> words = words(600);
    List<String> misread = new ArrayList<>(words);
    for (int i = 10; i < words.size(); i += 30) {
      misread.set(i, words.get(i).substring(0, 2) + "q" + words.get(i).substring(3));
    }
    Likeness scan = Likeness.of(row(text(words)), row(text(misread)), true);
    assertThat(scan.isSame(true)).isTrue();
    Likeness edition = Likeness.of(row(text(words)), row(text(changed(misread, 20))), true);
    assertThat(edition.isSame(true)).isFalse();
    assertThat(edition.percent()).isGreaterThan(90);
  }

  @Test
  void a_letterhead_around_other_words_is_boilerplate_however_long_it_is() {
    String head = text(words(200));
    String one = head + "\n" + text(words(60)) + "\n" + head;
    String other = head + "\n" + text(words(60)) + "\n" + head;
    Likeness likeness = Likeness.of(row(one), row(other), false);
    assertThat(likeness.percent()).isGreaterThan(80);
    assertThat(likeness.isBoilerplate()).isTrue();
  }

  @Test
  void a_form_that_is_filled_in_otherwise_is_boilerplate() {
    List<String> labels = words(100);
    assertThat(Likeness.of(row(form(labels)), row(form(labels)), false).isBoilerplate()).isTrue();
  }

  private String form(List<String> labels) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      form.append(labels.get(i)).append(i % 5 == 4 ? ": " + word() + "\n" : " ");
    }
    return form.toString();
  }

  @Test
  void long_texts_and_such_that_say_the_same_again_and_again_cost_little() {
    List<String> words = words(40_000);
    List<String> again = IntStream.range(0, 30_000).mapToObj(i -> words.get(i % 7)).toList();
    List<String> table = IntStream.range(0, 30_000).mapToObj(i -> words.get(i % 5)).toList();
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(Likeness.of(row(text(words)), row(text(changed(words, 5))), false).percent())
              .isBetween(79, 80);
          Likeness.of(row(text(again)), row(text(table)), false);
        });
  }
}
