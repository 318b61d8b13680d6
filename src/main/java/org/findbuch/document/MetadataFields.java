package org.findbuch.document;

import java.util.List;
import java.util.Optional;
import org.findbuch.document.WrongValueException.Expected;
import org.jspecify.annotations.Nullable;

/**
 * Sets fields of metadata by the names and in the words that they have outside, in CSV and JSON.
 */
public final class MetadataFields {
  /** Every field that can be set so. */
  public static final List<String> NAMES =
      List.of(
          "title",
          "subtitle",
          "kind",
          "date",
          "authors",
          "publisher",
          "collection",
          "topics",
          "audiences",
          "places",
          "language",
          "licence",
          "description",
          "source",
          "status");

  private MetadataFields() {}

  /** Whether a field holds a list. */
  public static boolean isList(String name) {
    return switch (name) {
      case "authors", "topics", "audiences", "places" -> true;
      default -> false;
    };
  }

  /**
   * Sets a field; no value empties it.
   *
   * @throws WrongValueException when there is no such field, or it cannot have the value
   */
  public static void set(Metadata.Builder metadata, String name, List<String> values) {
    String one = isList(name) ? null : one(name, values);
    switch (name) {
      case "title" -> metadata.title(one);
      case "subtitle" -> metadata.subtitle(one);
      case "kind" -> metadata.kind(coded(Kind.class, name, one, Expected.KIND));
      case "date" -> metadata.date(date(name, one));
      case "authors" -> metadata.authors(values);
      case "publisher" -> metadata.publisher(one);
      case "collection" -> metadata.collection(collection(name, one));
      case "topics" -> metadata.topics(values);
      case "audiences" -> metadata.audiences(values);
      case "places" -> metadata.places(values);
      case "language" -> metadata.language(language(name, one));
      case "licence" -> metadata.licence(one);
      case "description" -> metadata.description(one);
      case "source" -> metadata.source(one);
      case "status" -> metadata.status(coded(ResolutionStatus.class, name, one, Expected.STATUS));
      default ->
          throw new WrongValueException(name, String.join(";", values), Expected.NO_SUCH_FIELD);
    }
  }

  private static @Nullable String one(String name, List<String> values) {
    List<String> said = values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    if (said.size() > 1) {
      throw new WrongValueException(name, String.join(";", said), Expected.ONE_VALUE);
    }
    return said.isEmpty() ? null : said.getFirst();
  }

  private static <E extends Enum<E> & Coded> @Nullable E coded(
      Class<E> type, String name, @Nullable String value, Expected expected) {
    return value == null ? null : known(Coded.parse(type, value), name, value, expected);
  }

  private static @Nullable DocumentDate date(String name, @Nullable String value) {
    return value == null ? null : known(DocumentDate.parse(value), name, value, Expected.DATE);
  }

  private static @Nullable CollectionId collection(String name, @Nullable String value) {
    return value == null
        ? null
        : known(CollectionId.parse(value), name, value, Expected.COLLECTION);
  }

  private static @Nullable Language language(String name, @Nullable String value) {
    return value == null ? null : known(Language.parse(value), name, value, Expected.LANGUAGE);
  }

  private static <T> T known(Optional<T> value, String name, String text, Expected expected) {
    return value.orElseThrow(() -> new WrongValueException(name, text, expected));
  }
}
