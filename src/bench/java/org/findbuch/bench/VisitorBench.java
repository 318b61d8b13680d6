package org.findbuch.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Queries;

/**
 * What searching people notice of visitors who ask the most costly questions that are taken, one
 * kind after the other, without a pause; and how long such a visitor waits for an answer or a
 * refusal. It needs what {@link SearchBench} has made.
 */
public final class VisitorBench {
  private static final String LETTERS = "enrtalsi";
  private static final Map<String, String> KINDS = kinds();

  private final Service service;
  private final SteadySearch people;
  private final int visitors;
  private final HttpClient client = HttpClient.newHttpClient();

  private VisitorBench(Service service, SteadySearch people, int visitors) {
    this.service = service;
    this.people = people;
    this.visitors = visitors;
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments =
        new Arguments(written, "documents", "pages", "seed", "seconds", "visitors", "folder");
    Corpus corpus = arguments.corpus(10_000);
    Path folder = Path.of(arguments.text("folder", "target/bench/" + SearchFolder.name(corpus)));
    try (Service service = Service.start(folder.resolve("archive"), folder.resolve("index"));
        SteadySearch people = new SteadySearch(service, Queries.of(corpus).sample(2, 2_000))) {
      new VisitorBench(service, people, arguments.number("visitors", 1))
          .run(arguments.number("seconds", 10));
    }
  }

  private void run(int seconds) throws IOException, InterruptedException {
    Report report =
        new Report(
            "visitors",
            "what they ask",
            "answered",
            "refused",
            "slowest s",
            "others",
            "failed",
            "p50 ms",
            "p99 ms",
            "p99 ratio");
    report.fact("visitors at a time", visitors);
    people.begin();
    people.lookAfter(2 * seconds);
    SteadySearch.Figures alone = people.lookAfter(2 * seconds);
    row(report, "nothing", List.of(), alone, alone);
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
      people.look();
      try (ExecutorService threads = Executors.newFixedThreadPool(visitors)) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int visitor = 0; visitor < visitors; visitor++) {
          threads.execute(() -> visit(kind.getValue(), end, answers));
        }
      }
      row(report, kind.getKey(), answers, people.look(), alone);
    }
    report.finish();
  }

  private record Answer(int status, double seconds) {}

  private void visit(String asked, long end, List<Answer> answers) {
    String query = URLEncoder.encode(asked, StandardCharsets.UTF_8);
    URI address = service.address("/api/search?q=" + query);
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      int status;
      try {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        status = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      } catch (IOException broken) {
        status = 0;
      } catch (InterruptedException stopped) {
        return;
      }
      answers.add(new Answer(status, (System.nanoTime() - start) / 1e9));
    }
  }

  private static void row(
      Report report,
      String what,
      List<Answer> answers,
      SteadySearch.Figures figures,
      SteadySearch.Figures alone) {
    long answered = answers.stream().filter(answer -> answer.status() == 200).count();
    report.row(
        what,
        answered,
        answers.size() - answered,
        answers.stream().mapToDouble(Answer::seconds).max().orElse(0),
        figures.searches(),
        figures.failed(),
        figures.p50(),
        figures.p99(),
        figures.p99() / alone.p99());
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("64 beginnings, OR", beginnings(64, " OR "));
    kinds.put("15 beginnings, AND", beginnings(15, " "));
    kinds.put("24 beginnings excluded", "gesundheit -" + beginnings(24, " -"));
    kinds.put("20 similar spellings, OR", words(20, "~ OR ") + "~");
    kinds.put("40 words, OR", words(40, " OR "));
    kinds.put("60 words, AND", words(60, " "));
    kinds.put("a phrase of common words", "\"in der und die das mit von für auf\"");
    kinds.put("words far from each other", "\"gesundheit stadt kinder\"~100");
    kinds.put("a*", "a*");
    kinds.put("a word and its endings *heit", "*heit");
    kinds.put("brackets", "(".repeat(250) + "gesundheit" + ")".repeat(250));
    return kinds;
  }

  private static String beginnings(int count, String between) {
    return IntStream.range(0, count)
        .mapToObj(n -> "" + "aeiosgkm".charAt(n / 8) + LETTERS.charAt(n % 8) + '*')
        .collect(Collectors.joining(between));
  }

  private static String words(int count, String between) {
    List<String> words =
        List.of(
            "gesundheit",
            "konferenz",
            "bericht",
            "stadt",
            "pflege",
            "kinder",
            "hitze",
            "alter",
            "menschen",
            "projekt",
            "ergebnis",
            "beratung",
            "planung",
            "sozial",
            "versorgung");
    return IntStream.range(0, count)
        .mapToObj(n -> words.get(n % words.size()))
        .collect(Collectors.joining(between));
  }
}
