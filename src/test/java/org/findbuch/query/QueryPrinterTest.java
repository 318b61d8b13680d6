package org.findbuch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryPrinterTest {
  private static final List<String> WORDS =
      List.of("Haus", "e.V.", "C++", "COVID-19", "und", "§", "Straße", "Ä7", "a:b", "Bürger:innen");
  private static final List<String> PIECES =
      List.of(
          " ", " ", " ", "a", "Haus", "\"", "„", "“", "«", "»", "(", ")", "-", "--", "~", "~3", "*",
          "=", ":", "title:", "autor:", "year:", "jahr:", "2001", "..", "foo:", "OR", "UND",
          "NICHT", " OR ", " NOT ", " AND ", "innen", "//", "+", "\u00a0", "\\", "Ä");

  @RegisterExtension final Seed seed = new Seed();
  private final Random random = seed.random();

  @Test
  void a_printed_tree_is_read_as_the_same_tree() {
    for (int i = 0; i < 5_000; i++) {
      Query tree = tree(3);
      String text = QueryPrinter.print(tree);
      if (text.length() <= QueryParser.MOST_CHARACTERS) {
        ParsedQuery parsed = parsed(text);
        assertThat(parsed.query()).as(text).isEqualTo(tree);
      }
    }
  }

  @Test
  void whatever_is_typed_has_a_tree_that_is_printed_and_read_again() {
    for (int i = 0; i < 20_000; i++) {
      String typed =
          Stream.generate(() -> pick(PIECES))
              .limit(1 + random.nextInt(14))
              .collect(Collectors.joining());
      Query tree = parsed(typed).query();
      String text = QueryPrinter.print(tree);
      ParsedQuery again = parsed(text);
      // A word that only its neighbours kept from being read otherwise is written as a phrase.
      String twice = QueryPrinter.print(again.query());
      assertThat(twice).as("typed %s", typed).isEqualTo(text);
      assertThat(again.notices())
          .as("typed %s", typed)
          .allMatch(notice -> notice.code() == Notice.Code.ONLY_EXCLUSIONS);
    }
  }

  @Test
  void a_word_that_would_be_an_operator_is_written_as_a_phrase() {
    assertThat(QueryPrinter.print(new Query.Word("OR"))).isEqualTo("\"OR\"");
    assertThat(QueryPrinter.print(new Query.Word("-x"))).isEqualTo("\"-x\"");
  }

  private ParsedQuery parsed(String text) {
    try {
      return QueryParser.parse(text);
    } catch (RuntimeException e) {
      throw new AssertionError("typed " + text, e);
    }
  }

  private Query tree(int depth) {
    int most = depth == 0 ? 6 : 10;
    return switch (random.nextInt(most)) {
      case 0, 1 -> new Query.Word(pick(WORDS));
      case 2 -> new Query.Exact("Haus");
      case 3 -> new Query.Wildcard("COVID-1*");
      case 4 -> new Query.Phrase(some(() -> pick(WORDS), 1), random.nextInt(3));
      case 5 -> years();
      case 6 -> new Query.Not(tree(depth - 1));
      case 7 -> new Query.In(pick(List.copyOf(EnumSet.allOf(Field.class))), tree(depth - 1));
      case 8 -> new Query.And(some(() -> tree(depth - 1), 2));
      default -> new Query.Or(some(() -> tree(depth - 1), 2));
    };
  }

  private Query years() {
    int first = random.nextBoolean() ? Query.Years.FIRST : 1990 + random.nextInt(30);
    int last = random.nextBoolean() ? Query.Years.LAST : 2020 + random.nextInt(3);
    return new Query.Years(first, last);
  }

  private <T> List<T> some(Supplier<T> one, int least) {
    return Stream.generate(one).limit(least + random.nextInt(3)).toList();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
