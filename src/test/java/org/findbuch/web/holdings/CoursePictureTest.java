package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.RelationType;
import org.findbuch.reading.course.Course;
import org.findbuch.reading.course.Course.Step;
import org.findbuch.reading.course.Station;
import org.findbuch.web.holdings.CoursePicture.Dot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoursePictureTest {
  @Test
  void stations_stand_the_further_apart_the_more_years_lie_between_them() {
    CoursePicture picture = picture(List.of(), "2014-11", "2015", "2019", "1990", null);
    List<Integer> ys = picture.dots().stream().map(Dot::y).toList();
    assertThat(ys.get(2) - ys.get(1)).isGreaterThan(ys.get(1) - ys.get(0));
    assertThat(ys.get(3) - ys.get(2)).as("back in time").isEqualTo(ys.get(1) - ys.get(0));
    assertThat(picture.height()).isGreaterThan(ys.getLast());
  }

  @Test
  void a_year_is_written_once() {
    CoursePicture picture = picture(List.of(), "2014", "2014-11-19", "2015/2016", null);
    assertThat(picture.dots()).extracting(Dot::year).containsExactly("2014", null, "2015", "");
    assertThat(picture.span()).isEqualTo("2014–2015");
    assertThat(picture(List.of(), (String) null).span()).isEmpty();
    assertThat(picture(List.of(), "2014").span()).isEqualTo("2014");
  }

  @Test
  void a_line_goes_round_the_stations_between_and_stays_in_the_picture() {
    List<Step> steps =
        List.of(
            new Step(1, 2, RelationType.FOLLOWS_UP, ""),
            new Step(1, 4, RelationType.IS_EVALUATION_OF, ""));
    CoursePicture picture = picture(steps, "1950", "2000", "2010", "2020");
    assertThat(picture.lines().getFirst().path()).contains("C100 17 100 ");
    assertThat(picture.lines().getFirst().isEvaluation()).isFalse();
    assertThat(picture.lines().getLast().isEvaluation()).isTrue();
    Matcher control = Pattern.compile("C(\\d+) ").matcher(picture.lines().getLast().path());
    assertThat(control.find()).isTrue();
    double reach = (100 - Double.parseDouble(control.group(1))) * 0.75;
    assertThat(reach).isBetween(10.0, 66.0);
  }

  private static CoursePicture picture(List<Step> steps, @Nullable String... dates) {
    List<Station> stations = new ArrayList<>();
    for (String date : dates) {
      stations.add(
          new Station(
              stations.size() + 1,
              Station.Sort.DOCUMENT,
              "",
              null,
              "/d/1",
              "",
              date == null ? null : new DocumentDate(date),
              null,
              null,
              "de",
              null));
    }
    return CoursePicture.of(new Course(stations, steps, false));
  }
}
