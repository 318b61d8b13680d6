package org.findbuch.reading;

import java.util.List;
import java.util.Map;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Publication;
import org.findbuch.index.Manner;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParts;
import org.findbuch.query.QueryPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search, as {@code /api/search} gives it.
 *
 * @param answered what was searched: what was typed, or what was meant by it
 * @param totalAll hits that have all words; they are first by relevance
 * @param noHit where nothing was found, what would be
 */
public record SearchView(
    String query,
    String answered,
    long total,
    long totalAll,
    long tookMs,
    int page,
    int size,
    List<String> notices,
    @Nullable String didYouMean,
    List<HitView> hits,
    Map<Facet, List<FacetValue>> facets,
    @Nullable NoHitView noHit) {

  /**
   * One document that was found.
   *
   * @param bytes of the newest file
   * @param missing words of the question that it lacks
   * @param why how each word was found; null where that was not asked for
   * @param twins other documents that it stands for
   */
  public record HitView(
      DocumentId id,
      String title,
      @Nullable String subtitle,
      String url,
      Kind kind,
      String kindLabel,
      @Nullable DocumentDate date,
      @Nullable String dateLabel,
      List<String> authors,
      @Nullable CollectionRef collection,
      String language,
      Format format,
      String formatLabel,
      long bytes,
      Publication publication,
      int pageCount,
      double score,
      int matchingPages,
      List<PassageView> passages,
      List<Asked> missing,
      @Nullable List<WhyView> why,
      List<DocumentView.TwinView> twins) {}

  /**
   * How one of the words that were asked for is found in a document.
   *
   * @param only the question with this very form of the word; null where that would change nothing
   * @param found the closest forms first
   */
  public record WhyView(Asked asked, @Nullable String only, List<Finding> found) {}

  /** One of the words that were asked for: in JSON and on pages as it can be typed. */
  public record Asked(Query query) {
    /** Without the part of the record that it was asked for in. */
    public String word() {
      return new Asked(QueryParts.bare(query)).toString();
    }

    /** Without what ends a sentence or a part of one. */
    @Override
    public String toString() {
      String printed = QueryPrinter.print(query);
      return query instanceof Query.Word ? printed.replaceFirst("[,;:!?…]+$", "") : printed;
    }
  }

  /**
   * A form of a word, and where it stands.
   *
   * @param form as it stands there; null where the places alone say enough
   */
  public record Finding(Manner manner, @Nullable String form, List<Place> places) {}

  /**
   * A place in a document.
   *
   * @param in {@code page} or a part of the record
   */
  public record Place(String in, String label, @Nullable Integer page, @Nullable String url) {}

  /**
   * A piece of a page with the found words marked.
   *
   * @param blocks the rows of tables among it, with their heads
   */
  public record PassageView(
      int page,
      String label,
      String url,
      String text,
      List<Mark> marks,
      List<PageView.BlockView> blocks) {}

  /** A collection by id and title. */
  public record CollectionRef(CollectionId id, String title) {}

  /**
   * A value that the search can be narrowed by.
   *
   * @param parent the collection that this one is in, if that is in the list too; it stands before
   */
  public record FacetValue(
      String value, String label, long count, boolean selected, @Nullable String parent) {}

  /**
   * What would be found where nothing is.
   *
   * @param withoutFilters documents that the question finds without any filter; null where there is
   *     none
   * @param parts what the question requires, each counted in the whole stock; empty where the
   *     filters are to blame
   * @param unsearchablePages pages that no search can look into, of {@code pages} in all
   */
  public record NoHitView(
      @Nullable Long withoutFilters, List<PartView> parts, long unsearchablePages, long pages) {}

  /**
   * One of the things that a question requires.
   *
   * @param text as it can be typed
   * @param alone documents that it finds by itself; null where it excludes
   * @param others the question without it; null where it is all there is
   * @param without documents that the others find
   */
  public record PartView(
      String text, @Nullable Long alone, @Nullable String others, @Nullable Long without) {}
}
