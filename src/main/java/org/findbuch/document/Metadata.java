package org.findbuch.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a document. Everything may be missing: what the file tells of itself then
 * stands in ({@link Found}), and at last its name.
 *
 * @param source where the document was taken from, free text or an address
 * @param status what came of it, for a resolution
 */
public record Metadata(
    @Nullable String title,
    @Nullable String subtitle,
    @Nullable Kind kind,
    @Nullable DocumentDate date,
    List<String> authors,
    @Nullable String publisher,
    @Nullable CollectionId collection,
    List<String> topics,
    List<String> audiences,
    List<String> places,
    @Nullable Language language,
    @Nullable String licence,
    @Nullable String description,
    @Nullable String source,
    List<Relation> relations,
    @Nullable ResolutionStatus status) {

  public static final Metadata NONE = new Builder().build();

  public Metadata {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    audiences = List.copyOf(audiences);
    places = List.copyOf(places);
    relations = List.copyOf(relations);
  }

  /** A builder that starts with everything that is said here. */
  public Builder with() {
    return new Builder(this);
  }

  /** Collects metadata field by field; what is blank counts as not said. */
  public static final class Builder {
    private @Nullable String title;
    private @Nullable String subtitle;
    private @Nullable Kind kind;
    private @Nullable DocumentDate date;
    private List<String> authors = List.of();
    private @Nullable String publisher;
    private @Nullable CollectionId collection;
    private List<String> topics = List.of();
    private List<String> audiences = List.of();
    private List<String> places = List.of();
    private @Nullable Language language;
    private @Nullable String licence;
    private @Nullable String description;
    private @Nullable String source;
    private List<Relation> relations = List.of();
    private @Nullable ResolutionStatus status;

    public Builder() {}

    private Builder(Metadata from) {
      title = from.title;
      subtitle = from.subtitle;
      kind = from.kind;
      date = from.date;
      authors = from.authors;
      publisher = from.publisher;
      collection = from.collection;
      topics = from.topics;
      audiences = from.audiences;
      places = from.places;
      language = from.language;
      licence = from.licence;
      description = from.description;
      source = from.source;
      relations = from.relations;
      status = from.status;
    }

    public Builder title(@Nullable String value) {
      title = said(value);
      return this;
    }

    public Builder subtitle(@Nullable String value) {
      subtitle = said(value);
      return this;
    }

    public Builder kind(@Nullable Kind value) {
      kind = value;
      return this;
    }

    public Builder date(@Nullable DocumentDate value) {
      date = value;
      return this;
    }

    public Builder authors(List<String> values) {
      authors = said(values);
      return this;
    }

    public Builder publisher(@Nullable String value) {
      publisher = said(value);
      return this;
    }

    public Builder collection(@Nullable CollectionId value) {
      collection = value;
      return this;
    }

    public Builder topics(List<String> values) {
      topics = said(values);
      return this;
    }

    public Builder audiences(List<String> values) {
      audiences = said(values);
      return this;
    }

    public Builder places(List<String> values) {
      places = said(values);
      return this;
    }

    public Builder language(@Nullable Language value) {
      language = value;
      return this;
    }

    public Builder licence(@Nullable String value) {
      licence = said(value);
      return this;
    }

    public Builder description(@Nullable String value) {
      description = value == null || value.isBlank() ? null : Typed.text(value).strip();
      return this;
    }

    public Builder source(@Nullable String value) {
      source = said(value);
      return this;
    }

    public Builder relations(List<Relation> values) {
      relations = values;
      return this;
    }

    public Builder status(@Nullable ResolutionStatus value) {
      status = value;
      return this;
    }

    public Metadata build() {
      return new Metadata(
          title,
          subtitle,
          kind,
          date,
          authors,
          publisher,
          collection,
          topics,
          audiences,
          places,
          language,
          licence,
          description,
          source,
          relations,
          status);
    }

    private static @Nullable String said(@Nullable String value) {
      String line = value == null ? "" : Typed.line(value).strip();
      return line.isEmpty() ? null : line;
    }

    private static List<String> said(List<String> values) {
      return values.stream()
          .map(value -> Typed.line(value).strip())
          .filter(value -> !value.isEmpty())
          .distinct()
          .toList();
    }
  }
}
