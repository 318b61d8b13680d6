package org.findbuch.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.Release;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a script says about a document. Applied to what is said already it is a JSON Merge
 * Patch (RFC 7396): null takes back, a list replaces the list, what is not named stays.
 */
final class MetadataForm {
  private static final String PUBLICATION = "publication";
  private static final String EMBARGO_UNTIL = "embargo_until";

  private final ObjectNode json;
  private final FormFields fields;
  private final Archive archive;

  MetadataForm(ObjectNode json, PageTexts texts, Archive archive) {
    this.json = json;
    this.fields = new FormFields(texts);
    this.archive = archive;
  }

  /** What is said after this, where before it was {@code said}. */
  Metadata over(Metadata said) throws IOException {
    Metadata.Builder builder = said.with();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      apply(builder, member.getKey(), member.getValue());
    }
    return builder.build();
  }

  /** Whether it says who may see it from now on. */
  boolean saysRelease() {
    return json.has(PUBLICATION) || json.has(EMBARGO_UNTIL);
  }

  /** Who may see it from now on, where before it was {@code said}. */
  Release release(Release said) {
    Publication publication = json.has(PUBLICATION) ? publication() : said.publication();
    JsonNode node = json.path(EMBARGO_UNTIL);
    LocalDate until = json.has(EMBARGO_UNTIL) ? day(node) : said.until();
    if (publication == Publication.EMBARGOED) {
      return new Release(publication, until);
    }
    if (json.hasNonNull(EMBARGO_UNTIL)) {
      throw fields.wrong(EMBARGO_UNTIL, node, "embargo");
    }
    return Release.of(publication);
  }

  private Publication publication() {
    JsonNode node = json.path(PUBLICATION);
    return Coded.parse(Publication.class, node.asText())
        .filter(publication -> !publication.leavesTombstone())
        .orElseThrow(() -> fields.wrong(PUBLICATION, node, "one-of", openPublications()));
  }

  private @Nullable LocalDate day(JsonNode node) {
    String text = fields.text(EMBARGO_UNTIL, node);
    try {
      return text == null ? null : TypedDate.day(EMBARGO_UNTIL, text);
    } catch (WrongValueException wrong) {
      boolean isNoDay = wrong.expected() == WrongValueException.Expected.DAY;
      throw fields.wrong(EMBARGO_UNTIL, node, isNoDay ? "embargo" : wrong.expected().code());
    }
  }

  private void apply(Metadata.Builder builder, String name, JsonNode node) throws IOException {
    if (name.equals(PUBLICATION) || name.equals(EMBARGO_UNTIL)) {
      return; // who may see it is said apart from what is said about it
    }
    MetadataField field =
        Coded.parse(MetadataField.class, name).orElseThrow(() -> fields.unknown(name, known()));
    switch (field.form()) {
      case TEXTS -> builder.set(field, fields.texts(name, node));
      case POINTERS -> builder.relations(relations(name, node));
      case LINE, LINES, WORD -> set(builder, field, node);
    }
  }

  private static String known() {
    return Stream.concat(
            Arrays.stream(MetadataField.values()).map(Coded::code),
            Stream.of(PUBLICATION, EMBARGO_UNTIL))
        .collect(Collectors.joining(", "));
  }

  private void set(Metadata.Builder builder, MetadataField field, JsonNode given)
      throws IOException {
    JsonNode node = field == MetadataField.COLLECTION ? collection(given) : given;
    String name = field.code();
    String text = fields.text(name, node);
    try {
      builder.set(field, field.given(Stream.ofNullable(text).toList()));
    } catch (WrongValueException wrong) {
      throw switch (wrong.expected()) {
        case KIND -> fields.wrong(name, node, "one-of", Coded.codes(Kind.class));
        case STATUS -> fields.wrong(name, node, "one-of", Coded.codes(ResolutionStatus.class));
        default -> fields.wrong(name, node, wrong.expected().code());
      };
    }
  }

  /** By its id; an object with one, as a record shows it, is taken too. */
  private JsonNode collection(JsonNode given) throws IOException {
    String name = MetadataField.COLLECTION.code();
    JsonNode node = given.isObject() ? given.path("id") : given;
    String text = fields.text(name, node);
    if (text != null) {
      Optional<CollectionId> id = CollectionId.parse(text);
      if (id.isEmpty() || archive.collections().find(id.get()).isEmpty()) {
        throw fields.wrong(name, node, "known-collection");
      }
    }
    return node;
  }

  private List<Relation> relations(String name, JsonNode node) {
    if (node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw fields.wrong(name, node, "relations");
    }
    List<Relation> relations = new ArrayList<>();
    for (JsonNode entry : node) {
      RelationType type = fields.coded(name + ".type", entry.path("type"), RelationType.class);
      String target = entry.path("target").asText();
      if (type == null
          || (DocumentId.parse(target).isEmpty() && CollectionId.parse(target).isEmpty())) {
        throw fields.wrong(name, entry, "relations");
      }
      relations.add(new Relation(type, target));
    }
    return relations;
  }

  private static String openPublications() {
    return Arrays.stream(Publication.values())
        .filter(publication -> !publication.leavesTombstone())
        .map(Coded::code)
        .collect(Collectors.joining(", "));
  }
}
