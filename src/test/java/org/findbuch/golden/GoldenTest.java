package org.findbuch.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions to the demo collection keep the answers that were once seen and accepted. */
@Tag("contract")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("findbuch.home"), "src", "test", "resources", "golden");
  private static final Path RANKS = FOLDER.resolve("ranks.tsv");

  /** Set to true, it takes what is found now as right. */
  private static final String ACCEPT = "golden.accept";

  private static final int PATIENCE = 5;

  private List<Golden> questions = List.of();
  private DemoShelf demo;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    questions = Golden.read(FOLDER.resolve("queries.tsv"));
    demo = DemoShelf.in(folder);
  }

  @AfterAll
  void close() throws IOException {
    demo.close();
  }

  @Test
  void every_answer_is_a_file_of_the_demo_collection() {
    assertThat(questions).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(questions)
        .flatExtracting(question -> question.answers().keySet())
        .allMatch(demo::holds);
  }

  @Test
  void no_question_is_answered_differently_than_when_it_was_last_looked_at() throws IOException {
    Map<String, Standing> now = new LinkedHashMap<>();
    for (Golden question : questions) {
      now.put(question.question(), standing(question));
    }
    if (Boolean.getBoolean(ACCEPT)) {
      Files.write(RANKS, lines(now));
    }

    assertThat(changes(before(), now))
        .as(
            "what is answered differently; MRR is now %s. If that is how it should be, write the"
                + " new state with -D%s=true and commit %s",
            figure(now.values()), ACCEPT, RANKS.getFileName())
        .isEmpty();
  }

  private Standing standing(Golden question) throws IOException {
    SearchResult result =
        found(SearchRequest.of(QueryParser.parse(question.question()).query()), PATIENCE);
    return Standing.of(
        question, result, result.hits().stream().map(hit -> demo.file(hit.id())).toList());
  }

  /** On a busy machine the first questions, still uncompiled, may take longer than any may. */
  private SearchResult found(SearchRequest request, int patience) throws IOException {
    try {
      return demo.searcher().search(request);
    } catch (SearchTooExpensiveException tooLong) {
      if (patience == 0) {
        throw tooLong;
      }
      return found(request, patience - 1);
    }
  }

  private static Map<String, String> before() throws IOException {
    return Files.readAllLines(RANKS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
  }

  private static List<String> changes(Map<String, String> before, Map<String, Standing> now) {
    List<String> changes = new ArrayList<>();
    now.forEach(
        (question, standing) -> {
          String seen = before.getOrDefault(question, "new");
          if (!seen.equals(standing.said())) {
            changes.add(question + ": was " + seen + ", is " + standing.said());
          }
        });
    return changes;
  }

  private List<String> lines(Map<String, Standing> now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Where the first right answer stands; GoldenTest writes this with -D"
            + ACCEPT
            + "=true.");
    lines.add("# MRR %s of %d questions".formatted(figure(now.values()), now.size()));
    Map<String, List<Standing>> kinds = new TreeMap<>();
    for (Golden question : questions) {
      kinds
          .computeIfAbsent(question.kind(), kind -> new ArrayList<>())
          .add(now.getOrDefault(question.question(), new Standing(0, "")));
    }
    kinds.forEach(
        (kind, standings) ->
            lines.add("# %s of %d %s".formatted(figure(standings), standings.size(), kind)));
    now.forEach((question, standing) -> lines.add(question + "\t" + standing.said()));
    return lines;
  }

  private static String figure(Collection<Standing> standings) {
    double mean = standings.stream().mapToDouble(Standing::reciprocalRank).average().orElse(0);
    return String.format(Locale.ROOT, "%.3f", mean);
  }
}
