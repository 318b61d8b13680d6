package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.findbuch.reading.PageView.PageLink;
import org.junit.jupiter.api.Test;

class TurningTest {
  private static final List<PageLink> ALL = links(IntStream.rangeClosed(1, 60).toArray());
  private static final List<PageLink> FOUND = links(4, 9, 30);

  @Test
  void turns_to_the_neighbours_and_to_those_with_hits() {
    Turning turning = Turning.from(List.of(9), ALL, FOUND, true);
    assertThat(turning.previous()).isEqualTo(ALL.get(7));
    assertThat(turning.next()).isEqualTo(ALL.get(9));
    assertThat(turning.previousFound()).isEqualTo(ALL.get(3));
    assertThat(turning.nextFound()).isEqualTo(ALL.get(29));
    assertThat(turning.isFound(ALL.get(8))).isTrue();
    assertThat(turning.isFound(ALL.get(9))).isFalse();
  }

  @Test
  void ends_where_the_document_does() {
    Turning first = Turning.from(List.of(1), ALL, List.of(), true);
    assertThat(first.previous()).isNull();
    assertThat(first.previousFound()).isNull();
    assertThat(first.thumbnails()).hasSize(16);
    Turning last = Turning.from(List.of(60), ALL, FOUND, false);
    assertThat(last.next()).isNull();
    assertThat(last.nextFound()).isNull();
    assertThat(last.previousFound()).isEqualTo(ALL.get(29));
    assertThat(last.thumbnails()).isEmpty();
  }

  @Test
  void a_page_alone_leads_nowhere() {
    assertThat(Turning.from(List.of(1), links(1), links(1), true).isAlone()).isTrue();
    assertThat(Turning.from(List.of(1), ALL, List.of(), true).isAlone()).isFalse();
  }

  @Test
  void goes_on_behind_both_of_two_pages() {
    Turning turning = Turning.from(List.of(8, 9), ALL, FOUND, true);
    assertThat(turning.previous()).isEqualTo(ALL.get(6));
    assertThat(turning.next()).isEqualTo(ALL.get(9));
    assertThat(turning.previousFound()).isEqualTo(ALL.get(3));
    assertThat(turning.nextFound()).isEqualTo(ALL.get(29));
  }

  /** While a file is read again, fewer pages may be known than somebody looks at. */
  @Test
  void leads_to_no_page_that_is_not_known() {
    Turning turning = Turning.from(List.of(9), ALL.subList(0, 3), FOUND, true);
    assertThat(turning.previous()).isNull();
    assertThat(turning.next()).isNull();
  }

  @Test
  void even_pages_stand_at_the_left_of_a_book() {
    assertThat(Arrangement.TWO.around(1, 6)).containsExactly(1);
    assertThat(Arrangement.TWO.around(2, 6)).containsExactly(2, 3);
    assertThat(Arrangement.TWO.around(3, 6)).containsExactly(2, 3);
    assertThat(Arrangement.TWO.around(6, 6)).containsExactly(6);
    assertThat(Arrangement.BESIDE.around(3, 6)).containsExactly(3);
  }

  @Test
  void the_usual_arrangement_is_not_in_the_address() {
    assertThat(Arrangement.BESIDE.in("/d/x/1?q=a")).isEqualTo("/d/x/1?q=a");
    assertThat(Arrangement.TWO.in("/d/x/1?q=a")).isEqualTo("/d/x/1?q=a&view=two");
    assertThat(Arrangement.LARGE.in("/d/x/1")).isEqualTo("/d/x/1?view=large");
  }

  private static List<PageLink> links(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number -> new PageLink(number, "S. " + number, "/d/x/" + number))
        .toList();
  }
}
