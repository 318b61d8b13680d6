package org.findbuch.index.lucene;

import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.Field;

/** The names of the fields, and the version of all that stands in them. */
final class Schema {
  /** Counted up whenever fields or analysis change, so that older indexes are built again. */
  static final int VERSION = 4;

  /** The oldest version whose documents this program still finds while it builds them again. */
  static final int OLDEST_READABLE = 3;

  /** Words of each page that stand in its break field, from its end and the next one's opening. */
  static final int BREAK = 12;

  /** Words of a page among which its heading is looked for. */
  static final int TOP = 20;

  /** On the document and on each of its pages, so that all of them go together. */
  static final String ID = "id";

  /** The id once more, for hits; on the document only. */
  static final String KEY = "key";

  /** What stands for the id in sorting: comparing numbers costs far less than looking up names. */
  static final String ORDER = "order";

  static final String STAMP = "stamp";
  static final String DOCUMENT = "document";
  static final String YEAR = "year";
  static final String DATE = "date";
  static final String TITLE_ORDER = "title_order";

  /** The title and those of its collections as they are written, each one term. */
  static final String NAME = "name";

  static final String PAGE = "page";

  static final String TEXT = "text";
  static final String TITLE = "title";
  static final String ACROSS = "across";

  /**
   * Parts of the record that every word looks into. What is short and chosen by a person weighs
   * more than running text: a title names what the whole document is about.
   */
  static final Map<String, Float> RECORD =
      Map.of(
          "title", 3f,
          "subtitle", 2f,
          "description", 1f,
          "authors", 1.5f,
          "collections", 1.5f,
          "topics", 2f,
          "places", 1.5f);

  static final List<String> RECORD_PARTS = RECORD.keySet().stream().sorted().toList();

  private Schema() {}

  static String facet(Facet facet) {
    return "facet_" + facet.code();
  }

  static List<String> parts(Field field) {
    return switch (field) {
      case TITLE -> List.of("title");
      case AUTHOR -> List.of("authors");
      case TOPIC -> List.of("topics");
      case PLACE -> List.of("places");
      case COLLECTION -> List.of("collections", "slugs");
      case KIND -> List.of("kinds");
    };
  }

  static float weight(String part) {
    return RECORD.getOrDefault(part, 1f);
  }
}
