package org.findbuch.document;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.MetadataField.Form;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a document, field by field. Everything may be missing: what the file tells
 * of itself then stands in ({@link Found}), and at last its name. What the program asks for by name
 * has a method; everything else goes through the table of {@link MetadataField}.
 *
 * @param said never blank, no list is empty
 */
public record Metadata(Map<MetadataField, Object> said) {
  public static final Metadata NONE = new Metadata(Map.of());

  public Metadata {
    said = Map.copyOf(said);
  }

  /** What is said in a field; null when nothing is. */
  public @Nullable Object get(MetadataField field) {
    return said.get(field);
  }

  private @Nullable String text(MetadataField field) {
    return (String) said.get(field);
  }

  @SuppressWarnings("unchecked") // the form of the field says what is in its list
  private <T> List<T> list(MetadataField field) {
    return (List<T>) said.getOrDefault(field, List.of());
  }

  public @Nullable String title() {
    return text(MetadataField.TITLE);
  }

  public @Nullable String subtitle() {
    return text(MetadataField.SUBTITLE);
  }

  public @Nullable Kind kind() {
    return (Kind) get(MetadataField.KIND);
  }

  public @Nullable DocumentDate date() {
    return (DocumentDate) get(MetadataField.DATE);
  }

  public List<String> authors() {
    return list(MetadataField.AUTHORS);
  }

  public @Nullable String publisher() {
    return text(MetadataField.PUBLISHER);
  }

  public @Nullable CollectionId collection() {
    return (CollectionId) get(MetadataField.COLLECTION);
  }

  public List<String> topics() {
    return list(MetadataField.TOPICS);
  }

  public List<String> audiences() {
    return list(MetadataField.AUDIENCES);
  }

  public List<String> places() {
    return list(MetadataField.PLACES);
  }

  public @Nullable Language language() {
    return (Language) get(MetadataField.LANGUAGE);
  }

  public @Nullable String licence() {
    return text(MetadataField.LICENCE);
  }

  public @Nullable String description() {
    return text(MetadataField.DESCRIPTION);
  }

  public @Nullable String source() {
    return text(MetadataField.SOURCE);
  }

  public List<Relation> relations() {
    return list(MetadataField.RELATIONS);
  }

  /** The collection that it is said to be in, and those that it is a part of beside that one. */
  public Set<CollectionId> collections() {
    Set<CollectionId> all = new LinkedHashSet<>();
    CollectionId own = collection();
    if (own != null) {
      all.add(own);
    }
    for (Relation relation : relations()) {
      if (relation.type() == RelationType.IS_PART_OF) {
        CollectionId.parse(relation.target()).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Whether a relation of any type leads to a collection. */
  public boolean pointsAt(CollectionId id) {
    return relations().stream().anyMatch(relation -> relation.target().equals(id.value()));
  }

  /**
   * Whether a person has refused what is proposed: {@code title=Erreger}, or all: {@code date=*}.
   */
  public boolean refuses(Proposal proposal) {
    List<String> refused = list(MetadataField.REFUSED);
    String field = proposal.field().code() + "=";
    return refused.contains(field + "*") || refused.contains(field + proposal.words());
  }

  /** A builder that starts with everything that is said here. */
  public Builder with() {
    Builder builder = new Builder();
    builder.said.putAll(said);
    return builder;
  }

  /** Collects metadata field by field; what is blank counts as not said. */
  public static final class Builder {
    private final Map<MetadataField, Object> said = new EnumMap<>(MetadataField.class);

    public Builder title(@Nullable String value) {
      return set(MetadataField.TITLE, value);
    }

    public Builder kind(@Nullable Kind value) {
      return set(MetadataField.KIND, value);
    }

    public Builder date(@Nullable DocumentDate value) {
      return set(MetadataField.DATE, value);
    }

    public Builder authors(List<String> values) {
      return set(MetadataField.AUTHORS, values);
    }

    public Builder collection(@Nullable CollectionId value) {
      return set(MetadataField.COLLECTION, value);
    }

    public Builder relations(List<Relation> values) {
      return set(MetadataField.RELATIONS, values);
    }

    /** Sets a field to a value of its form, or empties it. */
    public Builder set(MetadataField field, @Nullable Object value) {
      return keep(
          field,
          switch (value) {
            case null -> null;
            case String text when field.form() == Form.LINES -> Typed.text(text).strip();
            case String text -> Typed.line(text).strip();
            case List<?> texts when field.form() == Form.TEXTS -> typed(texts);
            default -> value;
          });
    }

    /** As {@link #set}, but as it is, for what is stored already. */
    public Builder keep(MetadataField field, @Nullable Object value) {
      if (value == null || value.equals("") || value.equals(List.of())) {
        said.remove(field);
      } else {
        said.put(field, value instanceof List<?> list ? List.copyOf(list) : value);
      }
      return this;
    }

    public Metadata build() {
      return new Metadata(said);
    }

    private static List<String> typed(List<?> texts) {
      return texts.stream()
          .map(text -> Typed.line(text.toString()).strip())
          .filter(text -> !text.isEmpty())
          .distinct()
          .toList();
    }
  }
}
