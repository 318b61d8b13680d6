package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.findbuch.Seed;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.TypingContract;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LuceneTypingTest extends TypingContract {
  private static final Duration SOON = Duration.ofSeconds(60);

  @RegisterExtension final Seed seed = new Seed();

  @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void the_end_of_a_compound_is_found_as_it_is_typed() throws IOException {
    ready(
        Sample.numbered(1)
            .title("Die Landesgesundheitskonferenz")
            .pages("Eine Konferenz, die Gesundheit und die Gesundheitskonferenz"));
    assertThat(suggested("konf"))
        .containsExactly("Konferenz", "Gesundheitskonferenz", "Die Landesgesundheitskonferenz");
  }

  @Test
  void a_slip_in_the_word_that_is_being_typed_does_no_harm() throws IOException {
    ready(Sample.numbered(1).pages("Gesundheitskonferenz in Straßburg für Ärzte"));
    for (String typed :
        List.of("gesundhiets", "gesunheitsk", "gesunddheitsk", "gesubdheitsk", "esundheits")) {
      assertThat(suggested(typed)).as(typed).containsExactly("Gesundheitskonferenz");
    }
    assertThat(suggested("strassb")).containsExactly("Straßburg");
    assertThat(suggested("aerz")).containsExactly("Ärzte");
    assertThat(suggested("ärz")).containsExactly("Ärzte");
    assertThat(suggested("xy")).isEmpty();
    assertThat(suggested("")).isEmpty();
  }

  @Test
  void words_before_the_last_one_stay_and_have_to_be_found_together_with_it() throws IOException {
    ready(
        Sample.numbered(1).title("Hitze in der Stadt").pages("Hitzeschutz im Quartier"),
        Sample.numbered(2).title("Kälte in der Stadt").pages("Hitzewelle"));
    assertThat(suggested("quartier hitz")).containsExactly("quartier Hitzeschutz");
    assertThat(suggested("stadt hitz"))
        .containsExactlyInAnyOrder("Hitze in der Stadt", "stadt Hitzeschutz", "stadt Hitzewelle");
  }

  @Test
  void many_names_that_are_typed_alike_do_no_harm() throws IOException {
    Sample[] samples = new Sample[150];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Sample.numbered(i).title("Zebra" + "!".repeat(i));
    }
    ready(samples);
    assertThat(suggested("zeb")).isNotEmpty();
  }

  @Test
  void a_title_that_looks_like_an_operator_is_offered_without_its_signs() throws IOException {
    ready(
        Sample.numbered(1).title("Ort: Herne (Band 2) – \"Gesund\" -alt").pages("x"),
        Sample.numbered(2).title("Band OR Band").pages("y"));
    assertThat(suggested("band")).containsExactly("Ort Herne Band 2 Gesund alt");
    assertThat(suggested("titel:band")).isEmpty();
    assertThat(suggested("\"band")).isEmpty();
  }

  @Test
  void what_is_new_is_offered_soon_and_whatever_is_offered_is_found() throws IOException {
    Random random = seed.random();
    List<String> words =
        List.of(
            "Hitze",
            "Hitzeschutz",
            "Schutz",
            "OR",
            "und",
            "the",
            "SGB",
            "V.",
            "7-Tage",
            "Ärzte",
            "Kinder-",
            "ODER",
            "„Haus“",
            "NICHT",
            "C++",
            "a:b",
            "Straße*",
            "Gesund-\nheit");
    List<String> newWords = List.of("Wortart", "Wortbild", "Wortfeld", "Wortlaut", "Wortwahl");
    ready(some(random, words, 0));
    for (int round = 1; round < 6; round++) {
      index.remove(Sample.id(random.nextInt(5)));
      for (Sample sample : some(random, words, round * 5)) {
        index.put(sample.document());
      }
      String newest = newWords.get(round - 1);
      index.put(Sample.numbered(999).title("Runde" + round).pages(newest).document());
      index.refresh();
      everythingOfferedIsFound(words);
      await(() -> suggested("wort").contains(newest));
      everythingOfferedIsFound(words);
    }
  }

  private static Sample[] some(Random random, List<String> words, int first) {
    Sample[] samples = new Sample[5];
    for (int i = 0; i < samples.length; i++) {
      List<String> text = new ArrayList<>();
      for (int n = random.nextInt(1, 8); n > 0; n--) {
        text.add(words.get(random.nextInt(words.size())));
      }
      samples[i] =
          Sample.numbered(first + i)
              .title(String.join(" ", text))
              .facet(Facet.TOPIC, text.getFirst() + " " + text.getLast())
              .pages(String.join(" ", text.reversed()));
    }
    return samples;
  }

  private void everythingOfferedIsFound(List<String> words) throws IOException {
    for (String word : words) {
      for (int end = 1; end <= word.length(); end++) {
        String typed = word.substring(0, end);
        for (String offered : suggested(typed)) {
          SearchRequest request = SearchRequest.of(QueryParser.parse(offered).query());
          assertThat(index.searcher(Access.PUBLIC).search(request).total())
              .as("\"%s\" offered for \"%s\"", offered, typed)
              .isPositive();
        }
      }
    }
  }

  private static void await(Callable<Boolean> condition) {
    long end = System.nanoTime() + SOON.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("in time").isLessThan(end);
        Thread.sleep(5);
      }
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
