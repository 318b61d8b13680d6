package org.findbuch.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.findbuch.document.WrongValueException.Expected;
import org.jspecify.annotations.Nullable;

/**
 * What people can say about a document, in the order of records: the form of its values, the
 * element of Dublin Core 1.1, and where people see it. Whoever reads, stores or shows metadata goes
 * through this table: a new field is one more row, and a label in each language. The code of a
 * field is its name in CSV and JSON, where it is stored, and in the keys of its labels.
 */
public enum MetadataField implements Coded {
  TITLE(Form.LINE, "title", Place.HEAD),
  SUBTITLE(Form.LINE, null, Place.HEAD),
  KIND(text -> Coded.parse(Kind.class, text), Expected.KIND, "type", Place.HEAD),
  DATE(text -> DocumentDate.parse(text.strip()), Expected.DATE, "date", Place.HEAD),
  AUTHORS(Form.TEXTS, "creator", Place.FACT),
  PUBLISHER(Form.LINE, "publisher", Place.FACT),
  COLLECTION(CollectionId::parse, Expected.COLLECTION, "relation", Place.FACT),
  TOPICS(Form.TEXTS, "subject", Place.FACT),
  AUDIENCES(Form.TEXTS, null, Place.FACT),
  PLACES(Form.TEXTS, "coverage", Place.FACT),
  LANGUAGE(Language::parse, Expected.LANGUAGE, "language", Place.FACT),
  LICENCE(Form.LINE, "rights", Place.FACT),
  DESCRIPTION(Form.LINES, "description", Place.HEAD),
  SOURCE(Form.LINE, "source", Place.FACT),
  RELATIONS(Form.POINTERS, "relation", Place.RECORD),
  STATUS(text -> Coded.parse(ResolutionStatus.class, text), Expected.STATUS, null, Place.RECORD),
  /** What is not to be proposed again: a field, an equals sign, and a value or {@code *}. */
  REFUSED(Form.TEXTS, null, Place.RECORD);

  /** What values look like outside. */
  public enum Form {
    LINE,
    /** A text that keeps its lines. */
    LINES,
    /** Several texts. */
    TEXTS,
    /** Only certain words, which are also the stored form. */
    WORD,
    /** Pointers to documents and collections, which no single word says. */
    POINTERS
  }

  /** Where people see a field; all of them are in the record that scripts get. */
  public enum Place {
    /** Around the facts, as on a title page. */
    HEAD,
    /** One row of the facts. */
    FACT,
    /** In the record alone, or shown in a way of its own. */
    RECORD
  }

  /** Those whose values can be said in words, as in a cell of CSV. */
  public static final List<MetadataField> IN_WORDS =
      Arrays.stream(values()).filter(field -> field.form != Form.POINTERS).toList();

  private final Form form;

  @SuppressWarnings("ImmutableEnumChecker") // parsers keep nothing
  private final Function<String, Optional<?>> parser;

  private final Expected expected;
  private final @Nullable String element;
  private final Place place;

  MetadataField(Form form, @Nullable String element, Place place) {
    this(form, Optional::of, Expected.ONE_VALUE, element, place);
  }

  MetadataField(
      Function<String, Optional<?>> parser,
      Expected expected,
      @Nullable String element,
      Place place) {
    this(Form.WORD, parser, expected, element, place);
  }

  MetadataField(
      Form form,
      Function<String, Optional<?>> parser,
      Expected expected,
      @Nullable String element,
      Place place) {
    this.form = form;
    this.parser = parser;
    this.expected = expected;
    this.element = element;
    this.place = place;
  }

  /**
   * In which collection it is and what others may do with it is for people to say: what is proposed
   * does not stand in.
   */
  public boolean isForPeople() {
    return this == COLLECTION || this == LICENCE;
  }

  public Form form() {
    return form;
  }

  public Expected expected() {
    return expected;
  }

  /** Of Dublin Core 1.1, if it has one. */
  public @Nullable String element() {
    return element;
  }

  public Place place() {
    return place;
  }

  public boolean isList() {
    return form == Form.TEXTS || form == Form.POINTERS;
  }

  /**
   * The value that texts stand for: all of them together in a list, else the only one; none for
   * none.
   *
   * @throws WrongValueException when they stand for no value of this field
   */
  public @Nullable Object parse(List<String> texts) {
    if (form == Form.TEXTS || texts.isEmpty()) {
      return texts;
    }
    Optional<?> value = texts.size() > 1 ? Optional.empty() : parser.apply(texts.getFirst());
    return value.orElseThrow(
        () -> new WrongValueException(code(), String.join(";", texts), lacking(texts)));
  }

  /** What texts lack that stand for no value. */
  private Expected lacking(List<String> texts) {
    if (texts.size() > 1) {
      return Expected.ONE_VALUE;
    }
    return this == DATE ? DocumentDate.flaw(texts.getFirst().strip()).orElse(expected) : expected;
  }

  /**
   * As {@link #parse}, but of what people and their scripts give: dates have more forms then, and
   * likely years, and titles an end.
   *
   * @throws WrongValueException when they stand for no value of this field
   */
  public @Nullable Object given(List<String> texts) {
    if (this == DATE && texts.size() == 1) {
      return TypedDate.of(code(), texts.getFirst());
    }
    if (this == TITLE) {
      texts.forEach(Typed::title);
    }
    return parse(texts);
  }

  /** Sets the field to what words say, as {@link #given}; nothing but blanks empties it. */
  public void set(Metadata.Builder metadata, List<String> words) {
    metadata.set(this, given(words.stream().map(String::strip).filter(w -> !w.isEmpty()).toList()));
  }
}
