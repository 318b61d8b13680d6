package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadersTest {
  private static List<Rectangle> row(int count, int left, int step, double fall) {
    List<Rectangle> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = left + i * step;
      row.add(new Rectangle(x, 500 + (int) Math.round(fall * x), 4, 4));
    }
    return row;
  }

  @Test
  void dots_in_a_row_are_leaders_also_where_the_page_lies_crooked_or_they_stand_wide() {
    assertThat(Leaders.among(row(40, 600, 10, 0)).rows()).containsExactly(row(40, 600, 10, 0));
    assertThat(Leaders.among(row(40, 600, 10, .05)).rows()).hasSize(1);
    assertThat(Leaders.among(row(20, 600, 30, 0)).rows()).hasSize(1);
  }

  @Test
  void an_ellipsis_full_stops_and_specks_are_none() {
    assertThat(Leaders.among(row(3, 600, 10, 0)).areThere()).isFalse();
    assertThat(Leaders.among(row(20, 100, 90, 0)).areThere()).isFalse();
    List<Rectangle> specks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      specks.add(new Rectangle(i * 37 % 400, i * 53 % 300, 3, 3));
    }
    assertThat(Leaders.among(specks).areThere()).isFalse();
  }

  @Test
  void two_rows_below_each_other_are_two() {
    List<Rectangle> dots = new ArrayList<>(row(30, 600, 10, 0));
    row(30, 605, 10, 0).forEach(dot -> dots.add(new Rectangle(dot.x, dot.y + 50, 4, 4)));
    assertThat(Leaders.among(dots).rows()).hasSize(2);
  }

  @Test
  void a_row_that_was_found_in_two_parts_is_one_sign() {
    BufferedImage page = new BufferedImage(2_000, 800, BufferedImage.TYPE_BYTE_GRAY);
    List<OcrWord> words =
        List.of(
            new OcrWord(1, 1, new Rectangle(100, 480, 300, 30), 90, "Anlass"),
            new OcrWord(1, 1, new Rectangle(1_500, 480, 30, 30), 90, "7"));
    List<Rectangle> dots = new ArrayList<>(row(20, 500, 10, 0));
    dots.addAll(row(20, 900, 10, 0));
    PageScript script = new PageScript(words, Upright.asItIs(page));
    assertThat(Leaders.among(dots).rows()).hasSize(2);
    assertThat(Leaders.among(dots).into(script).text()).isEqualTo("Anlass ..... 7");
  }

  @Test
  void what_is_erased_is_as_light_as_the_ground_and_the_picture_stays_as_it_was() {
    BufferedImage page = new BufferedImage(400, 100, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = page.createGraphics();
    pen.setColor(new Color(200, 200, 200));
    pen.fillRect(0, 0, 400, 100);
    pen.setColor(Color.BLACK);
    List<Rectangle> dots = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Rectangle dot = new Rectangle(100 + i * 10, 50, 4, 4);
      pen.fill(dot);
      dots.add(dot);
    }
    pen.dispose();
    BufferedImage erased = Leaders.among(dots).erased(page);
    int ground = page.getRaster().getSample(5, 5, 0);
    assertThat(erased.getRaster().getSample(101, 51, 0)).isEqualTo(ground);
    assertThat(page.getRaster().getSample(101, 51, 0)).isZero();
  }
}
