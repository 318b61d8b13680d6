package org.findbuch.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.findbuch.bench.corpus.SampledQuery;

/**
 * Puts the same questions to several that answer, over some connections at a time. They take turns:
 * question by question with one connection, else a hundred questions each. No question is put to
 * anybody twice, as it may be answered faster then.
 */
final class Load {
  private static final int SLICE = 100;

  private final List<List<SampledQuery>> rounds;
  private final int connections;

  /**
   * @param rounds the questions of each
   */
  Load(List<List<SampledQuery>> rounds, int connections) {
    this.rounds = rounds;
    this.connections = connections;
  }

  /** Asks one question and waits for the whole answer. */
  interface Asked {
    void ask(SampledQuery question) throws IOException;
  }

  /** What one of them reached in a round, or in the middle of some; times in milliseconds. */
  record Figures(double p50, double p90, double p99, double aSecond) {}

  /** Each figure is the middle one of the rounds. */
  Map<String, Figures> median(Map<String, Asked> asked) throws IOException {
    Map<String, List<Figures>> all = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (List<SampledQuery> questions : rounds) {
        round(questions, asked, threads)
            .forEach((who, one) -> all.computeIfAbsent(who, key -> new ArrayList<>()).add(one));
      }
    }
    Map<String, Figures> median = new LinkedHashMap<>();
    all.forEach(
        (who, each) ->
            median.put(
                who,
                new Figures(
                    middle(each, Figures::p50),
                    middle(each, Figures::p90),
                    middle(each, Figures::p99),
                    middle(each, Figures::aSecond))));
    return median;
  }

  private static double middle(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    return Sampling.median(rounds.stream().mapToDouble(figure).toArray());
  }

  private Map<String, Figures> round(
      List<SampledQuery> questions, Map<String, Asked> asked, ExecutorService threads)
      throws IOException {
    Map<String, Sampling> times = new LinkedHashMap<>();
    Map<String, Long> wall = new LinkedHashMap<>();
    int slice = connections == 1 ? 1 : SLICE;
    for (int from = 0; from < questions.size(); from += slice) {
      List<SampledQuery> some = questions.subList(from, Math.min(from + slice, questions.size()));
      for (Map.Entry<String, Asked> one : asked.entrySet()) {
        Sampling sampling = times.computeIfAbsent(one.getKey(), key -> new Sampling());
        long start = System.nanoTime();
        together(some, one.getValue(), threads).forEach(sampling::add);
        wall.merge(one.getKey(), System.nanoTime() - start, Long::sum);
      }
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    times.forEach(
        (who, each) ->
            figures.put(
                who,
                new Figures(
                    each.p50(),
                    each.p90(),
                    each.p99(),
                    each.count() * 1e9 / wall.getOrDefault(who, 1L))));
    return figures;
  }

  private List<Long> together(List<SampledQuery> some, Asked asked, ExecutorService threads)
      throws IOException {
    AtomicInteger next = new AtomicInteger();
    List<Future<List<Long>>> running = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      running.add(threads.submit(() -> one(some, next, asked)));
    }
    List<Long> times = new ArrayList<>();
    for (Future<List<Long>> each : running) {
      try {
        times.addAll(each.get());
      } catch (ExecutionException failed) {
        throw new IOException("a question was not answered", failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException(stopped);
      }
    }
    return times;
  }

  /** Takes one question after the other until none is left. */
  private static List<Long> one(List<SampledQuery> some, AtomicInteger next, Asked asked)
      throws IOException {
    List<Long> times = new ArrayList<>();
    for (int at = next.getAndIncrement(); at < some.size(); at = next.getAndIncrement()) {
      long start = System.nanoTime();
      asked.ask(some.get(at));
      times.add(System.nanoTime() - start);
    }
    return times;
  }
}
