package org.findbuch.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private static final PictureOrder PAGE = new PictureOrder(1, 800, Written.PNG);
  private static final PictureOrder SMALL = new PictureOrder(1, 200, Written.PNG);

  @Test
  void pages_come_before_small_pictures_the_last_page_first_and_the_first_small_one_first()
      throws InterruptedException {
    WaitingLine<String> line = new WaitingLine<>();
    line.add("small 1", SMALL);
    line.add("page 1", PAGE);
    line.add("small 2", SMALL);
    line.add("page 2", PAGE);
    line.again("printed");
    assertThat(List.of(line.take(), line.take(), line.take(), line.take(), line.take()))
        .containsExactly("printed", "page 2", "page 1", "small 1", "small 2");
  }

  @Test
  void where_too_many_wait_the_one_furthest_back_has_to_go() {
    WaitingLine<Integer> line = new WaitingLine<>();
    for (int i = 0; i < 200; i++) {
      assertThat(line.add(i, PAGE)).isEmpty();
    }
    assertThat(line.add(200, PAGE)).contains(0);
    assertThat(line.add(201, SMALL)).contains(201);
  }
}
