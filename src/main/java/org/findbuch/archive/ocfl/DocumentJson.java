package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Coded;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposals;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.Sha256;
import org.findbuch.document.Tombstone;
import org.jspecify.annotations.Nullable;

/**
 * Documents as JSON; since schema 2 with an embargo's end and the change that made them so. What is
 * not said is left out.
 */
final class DocumentJson {
  private DocumentJson() {}

  static ObjectNode write(ObjectNode node, Document document) {
    node.put("id", document.id().value());
    node.put("version", document.version());
    node.put("publication", document.publication().code());
    node.put("added", document.added().toString());
    node.put("changed", document.changed().toString());
    put(node, "embargo_until", document.embargoUntil());
    Tombstone tombstone = document.tombstone();
    if (tombstone != null) {
      node.putObject("tombstone")
          .put("since", tombstone.since().toString())
          .put("reason", tombstone.reason())
          .put("shown", tombstone.shown())
          .put("named", tombstone.named());
    }
    write(node.putObject("metadata"), document.metadata());
    ArrayNode originals = node.putArray("originals");
    document.originals().forEach(original -> write(originals.addObject(), original));
    return node;
  }

  static Document document(JsonFields fields) throws IOException {
    JsonFields metadata = fields.object("metadata");
    List<Original> originals = new ArrayList<>();
    for (JsonFields original : fields.objects("originals")) {
      originals.add(original(original));
    }
    return new Document(
        new DocumentId(fields.text("id")),
        fields.number("version"),
        fields.code(Publication.class, "publication"),
        metadata == null ? Metadata.NONE : metadata(metadata),
        originals,
        fields.time("added"),
        fields.time("changed"),
        tombstone(fields.object("tombstone")),
        fields.optional("embargo_until", LocalDate::parse));
  }

  static ObjectNode write(ObjectNode node, Found found) {
    put(node, "title", found.title());
    putAll(node, "authors", found.authors());
    put(node, "date", found.date());
    put(node, "language", found.language());
    ArrayNode proposals = node.putArray("proposals");
    for (Proposal one : found.proposals().all()) {
      ObjectNode proposal = proposals.addObject().put("field", one.field().code());
      if (one.value() instanceof List<?> values) {
        putAll(proposal.putArray("value"), values);
      } else {
        proposal.put("value", one.words());
      }
      proposal.put("source", one.source().code()).put("confidence", one.confidence());
    }
    return node;
  }

  static Found found(JsonFields fields) throws IOException {
    return new Found(
        fields.optional("title"),
        fields.texts("authors"),
        fields.optional("date", DocumentDate::new),
        fields.optional("language", Language::new),
        DocumentOutline.NONE,
        proposals(fields));
  }

  /** None where an older program wrote it. */
  private static Proposals proposals(JsonFields fields) throws IOException {
    List<Proposal> all = new ArrayList<>();
    for (JsonFields one : fields.objects("proposals")) {
      MetadataField field = one.code(MetadataField.class, "field");
      Object value = field.parse(field.isList() ? one.texts("value") : List.of(one.text("value")));
      if (value != null) {
        all.add(
            new Proposal(
                field,
                value,
                one.code(Proposal.Source.class, "source"),
                (int) one.number("confidence")));
      }
    }
    return new Proposals(all);
  }

  private static void write(ObjectNode node, Original original) {
    node.put("number", original.number());
    node.put("name", original.name());
    node.put("format", original.format().code());
    node.put("media_type", original.format().mediaType());
    node.put("bytes", original.bytes());
    node.put("sha256", original.sha256().hex());
    node.put("received", original.received().toString());
    if (original.folder() != null) {
      node.put("folder", original.folder());
    }
  }

  private static Original original(JsonFields fields) throws IOException {
    return new Original(
        (int) fields.number("number"),
        fields.text("name"),
        fields.code(Format.class, "format"),
        fields.number("bytes"),
        new Sha256(fields.text("sha256")),
        fields.time("received"),
        fields.optional("folder"));
  }

  private static @Nullable Tombstone tombstone(@Nullable JsonFields fields) throws IOException {
    return fields == null
        ? null
        : new Tombstone(
            fields.time("since"),
            fields.text("reason"),
            fields.flag("shown", true),
            fields.flag("named", false));
  }

  private static void write(ObjectNode node, Metadata metadata) {
    for (MetadataField field : MetadataField.values()) {
      switch (metadata.get(field)) {
        case null -> {} // what is not said is left out
        case List<?> values -> putAll(node.putArray(field.code()), values);
        case Coded value -> node.put(field.code(), value.code());
        case Object value -> node.put(field.code(), value.toString());
      }
    }
  }

  private static void putAll(ArrayNode array, List<?> values) {
    for (Object value : values) {
      if (value instanceof Relation(var type, var target)) {
        array.addObject().put("type", type.code()).put("target", target);
      } else {
        array.add(value.toString());
      }
    }
  }

  /** Field by field, so that nothing stored is stripped or joined on the way. */
  private static Metadata metadata(JsonFields fields) throws IOException {
    Metadata.Builder metadata = new Metadata.Builder().relations(relations(fields));
    for (MetadataField field : MetadataField.IN_WORDS) {
      String name = field.code();
      String text = field.isList() ? null : fields.optional(name);
      List<String> texts =
          text == null ? field.isList() ? fields.texts(name) : List.of() : List.of(text);
      metadata.keep(field, field.parse(texts));
    }
    return metadata.build();
  }

  private static List<Relation> relations(JsonFields fields) throws IOException {
    List<Relation> relations = new ArrayList<>();
    for (JsonFields relation : fields.objects("relations")) {
      relations.add(
          new Relation(relation.code(RelationType.class, "type"), relation.text("target")));
    }
    return relations;
  }

  /** Any value whose text is its stored form. */
  static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }

  static void putAll(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(array::add);
    }
  }
}
