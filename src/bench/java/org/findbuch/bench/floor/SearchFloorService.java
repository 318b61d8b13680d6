package org.findbuch.bench.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.index.Abbreviations;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;

/** The floor where the program expects its index: it answers searches and can do nothing else. */
public final class SearchFloorService implements SearchIndex, Searcher {
  private final SearchFloor floor;

  private SearchFloorService(SearchFloor floor) {
    this.floor = floor;
  }

  public static SearchIndex open(Path folder) throws IOException {
    return new SearchFloorService(SearchFloor.open(folder));
  }

  @Override
  public Searcher searcher(Access access) {
    return this;
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return floor.search(request);
  }

  /** Where something was found, nothing else is looked for. */
  @Override
  public Optional<Query> correct(SearchRequest request, long found) throws IOException {
    return found > 0 ? Optional.empty() : floor.correct(request.query());
  }

  @Override
  public Map<DocumentId, Entry> entries() throws IOException {
    return floor.entries();
  }

  @Override
  public Generation generation() {
    return new Generation("floor", true, false);
  }

  @Override
  public Size size() throws IOException {
    return new Size(0, floor.pages(), 0);
  }

  @Override
  public Map<Path, String> damaged(boolean all) {
    return Map.of();
  }

  @Override
  public void refresh() {}

  @Override
  public List<Integer> pages(Query query, DocumentId id) {
    throw cannot();
  }

  @Override
  public List<SearchResult.Count> values(SearchRequest request, Facet facet) {
    throw cannot();
  }

  @Override
  public List<SearchResult.Mark> marks(Query query, Language language, String text) {
    throw cannot();
  }

  @Override
  public List<Abbreviations.Learned> abbreviations() {
    return List.of();
  }

  @Override
  public List<String> suggest(String typed, int most) {
    throw cannot();
  }

  @Override
  public List<SearchResult.Hit> similar(
      String text, Language language, Set<DocumentId> except, int most) {
    throw cannot();
  }

  @Override
  public void put(IndexedDocument document) {
    throw cannot();
  }

  @Override
  public void remove(DocumentId id) {
    throw cannot();
  }

  @Override
  public void erase(Set<DocumentId> ids) {
    throw cannot();
  }

  @Override
  public Rebuild rebuild() {
    throw cannot();
  }

  private static UnsupportedOperationException cannot() {
    return new UnsupportedOperationException("the floor answers searches only");
  }

  @Override
  public void close() throws IOException {
    floor.close();
  }
}
