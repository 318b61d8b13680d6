package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.findbuch.bench.relevance.JsonLines;
import org.findbuch.bench.relevance.JudgedPair;
import org.findbuch.bench.relevance.JudgedText;
import org.findbuch.bench.relevance.PlainRetriever;
import org.findbuch.bench.relevance.ProductIndex;
import org.findbuch.document.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which words find which: pairs of a question and a document of a word or a few, all in one index,
 * asked of the program as typed and of GermanAnalyzer (all of the words).
 */
public final class CompoundBench {
  private final List<JudgedPair> pairs;
  private final PlainRetriever german;
  private final ProductIndex product;

  private CompoundBench(List<JudgedPair> pairs, PlainRetriever german, ProductIndex product) {
    this.pairs = pairs;
    this.german = german;
    this.product = product;
  }

  /** Takes {@code --pairs}; {@code --documents FILE} adds documents that the pairs stand among. */
  public static void main(String[] written) throws IOException {
    Arguments arguments = new Arguments(written, "pairs", "documents");
    List<JudgedPair> pairs = JudgedPair.read(Path.of(arguments.needed("pairs")));
    Path work = Files.createTempDirectory("compounds-");
    try (PlainRetriever german =
            PlainRetriever.ofAllWords(work.resolve("german"), new GermanAnalyzer());
        ProductIndex product = ProductIndex.create(work.resolve("product"))) {
      CompoundBench bench = new CompoundBench(pairs, german, product);
      bench.load(arguments.text("documents"));
      bench.report();
    } finally {
      Scratch.delete(work);
    }
  }

  private void load(@Nullable String others) throws IOException {
    if (others != null) {
      JsonLines.documents(Path.of(others), this::add);
    }
    for (String text : distinct(JudgedPair::text)) {
      add(new JudgedText(text, "", Language.GERMAN, text));
    }
    product.finish();
  }

  private Set<String> distinct(Function<JudgedPair, String> part) {
    return pairs.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void add(JudgedText text) throws IOException {
    german.add(text);
    product.add(text);
  }

  private void report() throws IOException {
    Set<JudgedPair> ofProduct = found(pair -> product.finds(pair.question(), pair.text()));
    Set<JudgedPair> ofGerman = found(pair -> german.finds(pair.question(), pair.text()));
    Report report = new Report("compounds", "pairs", "number", "Findbuch", "GermanAnalyzer");
    report.fact("missed", listed(pair -> pair.isRight() && !ofProduct.contains(pair)));
    report.fact("falsely found", listed(pair -> !pair.isRight() && ofProduct.contains(pair)));
    for (String kind : distinct(JudgedPair::kind)) {
      row(report, kind, pair -> pair.kind().equals(kind), ofProduct, ofGerman);
    }
    row(report, "all that must be found (recall)", JudgedPair::isRight, ofProduct, ofGerman);
    row(report, "all that must not be found (false)", p -> !p.isRight(), ofProduct, ofGerman);
    report.finish();
  }

  private interface Search {
    boolean finds(JudgedPair pair) throws IOException;
  }

  private Set<JudgedPair> found(Search search) throws IOException {
    Set<JudgedPair> found = new LinkedHashSet<>();
    for (JudgedPair pair : pairs) {
      if (search.finds(pair)) {
        found.add(pair);
      }
    }
    return found;
  }

  private String listed(Predicate<JudgedPair> which) {
    return pairs.stream().filter(which).map(JudgedPair::toString).collect(Collectors.joining("; "));
  }

  private void row(
      Report report,
      String what,
      Predicate<JudgedPair> which,
      Set<JudgedPair> ofProduct,
      Set<JudgedPair> ofGerman) {
    List<JudgedPair> chosen = pairs.stream().filter(which).toList();
    report.row(what, chosen.size(), share(chosen, ofProduct), share(chosen, ofGerman));
  }

  private static double share(List<JudgedPair> pairs, Set<JudgedPair> found) {
    return (double) pairs.stream().filter(found::contains).count() / pairs.size();
  }
}
