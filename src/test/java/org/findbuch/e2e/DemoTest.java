package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo collection is what it says it is, as the running program shows it. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class DemoTest {
  private static final int RUN = 8;
  private static final int MOST_DOCUMENTS = 2;

  /** A line that stands on so many pages of a document is a running head, or part of a form. */
  private static final int RUNNING_HEAD = 3;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final Findbuch findbuch;

  DemoTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void it_holds_all_kinds_of_files_of_20_years_and_every_one_of_them_is_searchable()
      throws Exception {
    List<JsonNode> documents = documents();

    assertThat(documents).hasSizeGreaterThanOrEqualTo(36);
    assertThat(documents).allMatch(document -> text(document, "state").equals("searchable"));
    assertThat(documents.stream().mapToInt(document -> pages(document)).sum()).isGreaterThan(350);
    assertThat(
            documents.stream()
                .map(document -> document.at("/originals/0/format").asText())
                .distinct())
        .contains("pdf", "docx", "pptx", "xlsx", "odt", "odp", "rtf", "doc");
    assertThat(
            documents.stream().map(document -> text(document, "date").substring(0, 4)).distinct())
        .contains("2002", "2024")
        .hasSizeGreaterThan(12);
    assertThat(documents.stream().filter(d -> text(d, "language").equals("en"))).hasSize(2);
    assertThat(documents.stream().filter(d -> text(d, "kind").equals("report") && pages(d) >= 40))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(bytes()).isLessThan(8_000_000);
  }

  @Test
  void the_text_of_one_scan_is_recognised() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (documents().stream().anyMatch(d -> d.path("pages").path("waiting").asInt() > 0)) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(500);
    }
    List<JsonNode> documents = documents();
    assertThat(documents.stream().filter(d -> d.path("pages").path("ocr").asInt() > 0))
        .as("%s, %s", documents.stream().map(d -> d.path("pages")).toList(), findbuch.errors())
        .singleElement()
        .satisfies(scan -> assertThat(text(scan, "title")).contains("Vermerk"));
    assertThat(documents).allMatch(d -> d.path("pages").path("unread").asInt() == 0);
  }

  @Test
  void three_series_hold_at_least_seven_conferences_and_a_project_has_its_evaluation()
      throws Exception {
    Map<String, Long> kinds =
        findbuch
            .json("/api/collections")
            .path("collections")
            .valueStream()
            .collect(
                Collectors.groupingBy(c -> text(c, "kind"), TreeMap::new, Collectors.counting()));

    assertThat(kinds.get("series")).isGreaterThanOrEqualTo(3);
    assertThat(kinds.get("conference")).isGreaterThanOrEqualTo(7);
    assertThat(kinds.get("project")).isPositive();
    assertThat(documents())
        .anyMatch(
            d ->
                text(d, "kind").equals("evaluation")
                    && d.at("/collection/id").asText().equals("praeventionsmodell"));
  }

  @Test
  void no_eight_words_in_a_row_stand_in_more_than_two_documents() throws Exception {
    Map<String, List<String>> lines = new TreeMap<>();
    for (JsonNode document : documents()) {
      lines.put(text(document, "id"), lines(document));
    }
    Set<String> letterheads = letterheads(lines.values());
    Map<String, Set<String>> where = new HashMap<>();
    lines.forEach(
        (id, ofDocument) ->
            runs(ofDocument, letterheads)
                .forEach(run -> where.computeIfAbsent(run, key -> new TreeSet<>()).add(id)));

    assertThat(where).hasSizeGreaterThan(50_000);
    where.values().removeIf(ids -> ids.size() <= MOST_DOCUMENTS);
    assertThat(where).isEmpty();
  }

  /** Without what stands at the head or foot of its pages. */
  private List<String> lines(JsonNode document) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    Map<String, Integer> pages = new HashMap<>();
    for (int page = 1; page <= pages(document); page++) {
      String address = "/api/documents/" + text(document, "id") + "/pages/" + page;
      List<String> lines =
          findbuch
              .json(address)
              .path("text")
              .asText()
              .lines()
              .map(DemoTest::withoutNumbers)
              .toList();
      Set.copyOf(lines).forEach(line -> pages.merge(line, 1, Integer::sum));
      all.addAll(lines);
    }
    all.removeIf(line -> pages.getOrDefault(line, 0) >= RUNNING_HEAD);
    return all;
  }

  /** Short lines that many documents have, as the names of offices. */
  private static Set<String> letterheads(Collection<List<String>> documents) {
    return documents.stream()
        .flatMap(lines -> lines.stream().distinct())
        .filter(line -> words(line).size() < RUN)
        .collect(Collectors.groupingBy(line -> line, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(line -> line.getValue() > MOST_DOCUMENTS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> runs(List<String> lines, Set<String> letterheads) {
    List<String> words =
        lines.stream()
            .filter(line -> !letterheads.contains(line))
            .flatMap(line -> words(line).stream())
            .toList();
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }

  /** Numbers are no words: the rows of two tables may well be of the same years. */
  private static String withoutNumbers(String line) {
    return line.replaceAll("\\d+", "").strip();
  }

  private static List<String> words(String line) {
    return WORD.matcher(line.toLowerCase(Locale.GERMAN)).results().map(r -> r.group()).toList();
  }

  /** Those of the demo collection alone: other tests add some of their own. */
  private List<JsonNode> documents() throws IOException, InterruptedException {
    Set<String> files;
    try (Stream<Path> all = Files.walk(Findbuch.DEMO.resolve("documents"))) {
      files = all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    return findbuch
        .json("/api/documents?size=100")
        .path("documents")
        .valueStream()
        .filter(d -> files.contains(d.at("/originals/0/name").asText()))
        .toList();
  }

  private static long bytes() throws IOException {
    try (Stream<Path> all = Files.walk(Findbuch.DEMO.resolve("documents"))) {
      long sum = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private static int pages(JsonNode document) {
    return document.path("pages").path("total").asInt();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
