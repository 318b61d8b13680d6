package org.findbuch.index.lucene.store;

import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.Field;

/** The names of the fields, and the version of all that stands in them. */
public final class IndexFields {
  /** Counted up whenever fields or analysis change, so that older indexes are built again. */
  public static final int VERSION = 8;

  /** The oldest version whose documents this program still finds while it builds them again. */
  static final int OLDEST_READABLE = 3;

  /** Words of each page that stand in its break field, from its end and the next one's opening. */
  public static final int BREAK = 12;

  /** Words of a page among which its heading is looked for. */
  public static final int TOP = 20;

  /** On the document and on each of its pages, so that all of them go together. */
  public static final String ID = "id";

  /** The id once more, for hits; on the document only. */
  public static final String KEY = "key";

  /** What stands for the id in sorting: comparing numbers costs far less than looking up names. */
  public static final String ORDER = "order";

  static final String STAMP = "stamp";

  /** The ids of those that are one hit, and which of them stands for all. */
  static final String TWINS = "twins";

  static final String RANK = "rank";
  public static final String DOCUMENT = "document";
  public static final String YEAR = "year";
  public static final String DATE = "date";
  public static final String TITLE_ORDER = "title_order";

  /** The title and those of its collections as they are written, each one term. */
  public static final String NAME = "name";

  public static final String PAGE = "page";

  /** On the entry of a document's running heads, which is none of its pages. */
  static final String FURNITURE = "furniture";

  public static final String TEXT = "text";
  public static final String TITLE = "title";
  public static final String ACROSS = "across";

  /**
   * Parts of the record that every word looks into. What is short and chosen by a person weighs
   * more than running text: a title names what the whole document is about.
   */
  static final Map<String, Float> RECORD =
      Map.of(
          "title", 3f,
          "subtitle", 2f,
          "description", 1f,
          "file", 1f,
          "authors", 1.5f,
          "collections", 1.5f,
          "topics", 2f,
          "places", 1.5f);

  public static final List<String> RECORD_PARTS = RECORD.keySet().stream().sorted().toList();

  private IndexFields() {}

  public static String facet(Facet facet) {
    return "facet_" + facet.code();
  }

  public static List<String> parts(Field field) {
    return switch (field) {
      case TITLE -> List.of("title");
      case AUTHOR -> List.of("authors");
      case TOPIC -> List.of("topics");
      case PLACE -> List.of("places");
      case COLLECTION -> List.of("collections", "slugs");
      case KIND -> List.of("kinds");
    };
  }

  public static float weight(String part) {
    return RECORD.getOrDefault(part, 1f);
  }
}
