package org.findbuch.bench.relevance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;

/** The program's own index, with each text as a document of one page. */
public final class ProductIndex implements Closeable {
  private final SearchIndex index;
  private final SearchIndex.Rebuild filling;

  /** The documents' own names, by the number that their id is made of. */
  private final List<String> names = new ArrayList<>();

  private ProductIndex(SearchIndex index) throws IOException {
    this.index = index;
    filling = index.rebuild();
  }

  /** An empty one. */
  public static ProductIndex create(Path folder) throws IOException {
    return new ProductIndex(LuceneIndex.open(folder));
  }

  public void add(JudgedText text) throws IOException {
    filling.put(text.document(id(names.size())));
    names.add(text.id());
  }

  /** Makes all that was added visible; nothing can be added later. */
  public void finish() throws IOException {
    filling.switchOver();
  }

  /** Asks as a person types into the page: all the words, or else most of them. */
  public List<String> asTyped(String question, int most) throws IOException {
    return best(QueryParser.parse(question).query(), Match.MOST, most);
  }

  /** Asks for documents that have all the words. */
  public List<String> allWords(String question, int most) throws IOException {
    return best(QueryParser.parse(question).query(), Match.ALL, most);
  }

  /** Asks for any of the words, joined by OR in the program's own query language. */
  public List<String> anyWord(String question, int most) throws IOException {
    List<Query> words =
        Stream.of(question.split("[^\\p{L}\\p{M}\\p{N}]*[\\s()\"„“”]+[^\\p{L}\\p{N}]*"))
            .filter(word -> !word.isBlank())
            .<Query>map(Query.Word::new)
            .toList();
    return words.size() < 2
        ? asTyped(question, most)
        : best(QueryParser.parse(QueryPrinter.print(new Query.Or(words))).query(), Match.ALL, most);
  }

  /** Whether a text of that name is found by what a person types. */
  public boolean finds(String question, String name) throws IOException {
    SearchRequest asked =
        SearchRequest.of(QueryParser.parse(question).query()).within(id(names.indexOf(name)));
    return index.searcher(Access.PUBLIC).search(asked).total() > 0;
  }

  private List<String> best(Query query, Match match, int most) throws IOException {
    SearchRequest asked = SearchRequest.of(query).matching(match).page(1, most);
    List<SearchResult.Hit> hits = index.searcher(Access.PUBLIC).search(asked).hits();
    return hits.stream().map(hit -> names.get(number(hit.id()))).toList();
  }

  private static DocumentId id(int number) {
    return new DocumentId("%012d".formatted(number));
  }

  private static int number(DocumentId id) {
    return Integer.parseInt(id.value());
  }

  @Override
  public void close() throws IOException {
    try (index) {
      filling.close();
    }
  }
}
