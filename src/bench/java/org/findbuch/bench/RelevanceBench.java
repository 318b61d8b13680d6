package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.findbuch.bench.relevance.JsonLines;
import org.findbuch.bench.relevance.JudgedQuery;
import org.findbuch.bench.relevance.Judgement;
import org.findbuch.bench.relevance.PlainRetriever;
import org.findbuch.bench.relevance.ProductIndex;
import org.findbuch.bench.relevance.Randomisation;
import org.findbuch.bench.relevance.Retriever;
import org.jspecify.annotations.Nullable;

/**
 * How high up the right documents stand: judged questions, asked of the program and of Lucene's own
 * analyzers. Each figure has beside it how likely chance alone explains the difference from
 * GermanAnalyzer; a question counts as better or worse by the rank of the first right document.
 */
public final class RelevanceBench {
  private static final int PERMUTATIONS = 10_000;
  private static final String BASELINE = "GermanAnalyzer";

  private final List<JudgedQuery> queries;
  private final Map<String, Retriever> asked = new LinkedHashMap<>();
  private final Map<String, List<Judgement>> judged = new LinkedHashMap<>();
  private final Randomisation chance;

  private RelevanceBench(List<JudgedQuery> queries, Randomisation chance) {
    this.queries = queries;
    this.chance = chance;
  }

  /**
   * Takes {@code --documents} and {@code --queries}; {@code --ranks FILE} writes the rank of the
   * first right document, by question and configuration.
   */
  public static void main(String[] written) throws IOException {
    Arguments arguments = new Arguments(written, "documents", "queries", "ranks", "seed");
    Path documents = Path.of(arguments.needed("documents"));
    List<JudgedQuery> queries = JsonLines.queries(Path.of(arguments.needed("queries")));
    int seed = arguments.number("seed", 1);
    RelevanceBench bench = new RelevanceBench(queries, new Randomisation(PERMUTATIONS, seed));
    Report report =
        new Report(
            "relevance",
            "asked",
            "MRR@10",
            "p",
            "Recall@10",
            "p of it",
            "nDCG@10",
            "p of that",
            "better",
            "worse");
    report.fact("queries", queries.size());
    report.fact("seed", seed);
    Path work = Files.createTempDirectory("relevance-");
    try {
      report.fact("documents", bench.ask(documents, work));
    } finally {
      Scratch.delete(work);
    }
    bench.judged.keySet().forEach(name -> bench.row(name, report));
    report.finish();
    bench.write(arguments.text("ranks"));
  }

  /** Loads all, asks all, and tells how many documents there were. */
  private int ask(Path documents, Path work) throws IOException {
    try (PlainRetriever german =
            PlainRetriever.ofAnyWord(work.resolve("german"), new GermanAnalyzer());
        PlainRetriever standard =
            PlainRetriever.ofAnyWord(work.resolve("standard"), new StandardAnalyzer());
        ProductIndex product = ProductIndex.create(work.resolve("product"))) {
      int[] count = {0};
      JsonLines.documents(
          documents,
          text -> {
            german.add(text);
            standard.add(text);
            product.add(text);
            count[0]++;
          });
      product.finish();
      asked.put("StandardAnalyzer", standard);
      asked.put(BASELINE, german);
      asked.put("Findbuch, any of the words", product::anyWord);
      asked.put("Findbuch, all of the words", product::allWords);
      asked.put("Findbuch, as typed", product::asTyped);
      judge();
      return count[0];
    }
  }

  private void judge() throws IOException {
    for (var way : asked.entrySet()) {
      List<Judgement> judgements = new ArrayList<>();
      for (JudgedQuery query : queries) {
        List<String> hits = way.getValue().best(query.text(), Judgement.DEPTH);
        judgements.add(Judgement.of(query, hits));
      }
      judged.put(way.getKey(), judgements);
    }
  }

  private void row(String name, Report report) {
    double[] ranks = figures(name, Judgement::reciprocalRank);
    double[] ranksOfBaseline = figures(BASELINE, Judgement::reciprocalRank);
    int better = 0;
    int worse = 0;
    for (int i = 0; i < ranks.length; i++) {
      better += ranks[i] > ranksOfBaseline[i] ? 1 : 0;
      worse += ranks[i] < ranksOfBaseline[i] ? 1 : 0;
    }
    report.row(
        name,
        mean(ranks),
        chance.p(ranks, ranksOfBaseline),
        mean(figures(name, Judgement::recall)),
        p(name, Judgement::recall),
        mean(figures(name, Judgement::gain)),
        p(name, Judgement::gain),
        better,
        worse);
  }

  private double p(String name, ToDoubleFunction<Judgement> figure) {
    return chance.p(figures(name, figure), figures(BASELINE, figure));
  }

  private double[] figures(String name, ToDoubleFunction<Judgement> figure) {
    return judged.getOrDefault(name, List.of()).stream().mapToDouble(figure).toArray();
  }

  private static double mean(double[] figures) {
    double sum = 0;
    for (double figure : figures) {
      sum += figure;
    }
    return sum / figures.length;
  }

  private void write(@Nullable String file) throws IOException {
    if (file == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("id\tquestion\t" + String.join("\t", judged.keySet()));
    for (int i = 0; i < queries.size(); i++) {
      StringBuilder line = new StringBuilder(queries.get(i).id() + "\t" + queries.get(i).text());
      for (List<Judgement> judgements : judged.values()) {
        double reciprocal = judgements.get(i).reciprocalRank();
        line.append('\t').append(reciprocal == 0 ? "-" : Math.round(1 / reciprocal));
      }
      lines.add(line.toString());
    }
    Files.write(Path.of(file), lines);
  }
}
