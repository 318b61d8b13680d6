package org.findbuch.index.lucene.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final String SIXTY_FOUR_BEGINNINGS =
      IntStream.range(0, 64)
          .mapToObj(n -> "" + (char) ('a' + n % 26) + (char) ('a' + n / 26) + '*')
          .collect(Collectors.joining(" OR "));

  private final Admission admission = new Admission(60_000);

  @Test
  void a_costly_question_is_let_in_once_another_is_answered() throws Exception {
    admission.pass(query(SIXTY_FOUR_BEGINNINGS)).close();
    try (Admission.Pass second = admission.pass(query(SIXTY_FOUR_BEGINNINGS))) {
      assertThat(second.deadline().shouldExit()).isFalse();
    }
  }

  @Test
  void a_costly_question_is_refused_within_a_second_while_another_is_being_answered()
      throws Exception {
    long start = System.nanoTime();
    try (Admission.Pass _ = admission.pass(query(SIXTY_FOUR_BEGINNINGS))) {
      assertThatThrownBy(() -> admission.pass(query(SIXTY_FOUR_BEGINNINGS)))
          .isInstanceOf(SearchTooExpensiveException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void after_a_question_that_was_too_much_the_next_costly_one_is_refused_for_a_while()
      throws Exception {
    Admission impatient = new Admission(1);
    try (Admission.Pass tooMuch = impatient.pass(query(SIXTY_FOUR_BEGINNINGS))) {
      while (!tooMuch.deadline().shouldExit()) {
        Thread.onSpinWait();
      }
    }
    assertThatThrownBy(() -> impatient.pass(query(SIXTY_FOUR_BEGINNINGS)))
        .isInstanceOf(SearchTooExpensiveException.class);
    impatient.pass(query("Hitze")).close();
    Thread.sleep(1_000);
    impatient.pass(query(SIXTY_FOUR_BEGINNINGS)).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hitze alte Menschen Pflege Quartier",
        "gesundh* präv* -hitz* altenb~",
        "title:(Konzept OR Leitbild) \"kommunale Gesundheitskonferenz\" year:2015..",
        "(Hitze OR Wärme OR Sommer) (Alter OR Senioren OR Pflege) (Maßnahme OR Konzept OR Plan)"
      })
  void what_a_person_types_never_waits(String typed) throws Exception {
    try (Admission.Pass _ = admission.pass(query(SIXTY_FOUR_BEGINNINGS));
        Admission.Pass other = admission.pass(query(typed))) {
      assertThat(other.deadline().shouldExit()).isFalse();
    }
  }

  private static Query query(String typed) {
    return QueryParser.parse(typed).query();
  }
}
