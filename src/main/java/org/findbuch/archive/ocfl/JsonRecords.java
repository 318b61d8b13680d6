package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Collection;
import org.findbuch.document.Document;
import org.findbuch.document.Found;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.WrongValueException;

/** Records as JSON: what {@code metadata.json} holds, and the catalogue's record column. */
final class JsonRecords implements RecordCodec {
  static final int SCHEMA = 2;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter PRETTY = MAPPER.writer(printer());

  @Override
  public String write(Item item, Change change) {
    ObjectNode node =
        switch (item) {
          case Item.OfDocument(var document) -> DocumentJson.write(begin("document"), document);
          case Item.OfCollection(var collection) ->
              CollectionJson.write(begin("collection"), collection);
        };
    if (change.number() > 0) {
      node.putObject("change")
          .put("number", change.number())
          .put("when", change.when().toString())
          .put("who", change.who())
          .put("act", change.act());
    }
    return text(node);
  }

  @Override
  public Item item(String json) throws IOException {
    return MAPPER.readTree(json).path("type").asText().equals("collection")
        ? new Item.OfCollection(collection(json))
        : new Item.OfDocument(document(json));
  }

  @Override
  public Change change(String json) throws IOException {
    if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
      throw new IOException("a stored record is no JSON object");
    }
    JsonFields fields = new JsonFields(object, "record");
    JsonFields change = fields.object("change");
    if (change == null) {
      return Change.before(object.has("changed") ? fields.time("changed") : Instant.EPOCH);
    }
    return new Change(
        change.number("number"), change.time("when"), change.text("who"), change.text("act"));
  }

  @Override
  public String write(Found found) {
    return text(DocumentJson.write(begin("found"), found));
  }

  @Override
  public String write(BackupNote note) {
    return text(BackupJson.write(begin("backup"), note));
  }

  @Override
  public BackupNote backupNote(String json) throws IOException {
    return read(json, "backup", BackupJson::note);
  }

  @Override
  public Document document(String json) throws IOException {
    return read(json, "document", DocumentJson::document);
  }

  @Override
  public Collection collection(String json) throws IOException {
    return read(json, "collection", CollectionJson::collection);
  }

  @Override
  public Found found(String json) throws IOException {
    return read(json, "found", DocumentJson::found);
  }

  private interface Reader<T> {
    T read(JsonFields fields) throws IOException;
  }

  private static <T> T read(String json, String type, Reader<T> reader) throws IOException {
    JsonNode node = MAPPER.readTree(json);
    if (!(node instanceof ObjectNode object)) {
      throw new IOException("a stored " + type + " is no JSON object");
    }
    JsonFields fields = new JsonFields(object, type);
    int schema = (int) fields.number("schema");
    if (schema > SCHEMA) {
      throw new NewerSchemaException("a stored " + type, schema, SCHEMA);
    }
    if (!fields.text("type").equals(type)) {
      throw new IOException("stored is a " + fields.text("type") + ", expected a " + type);
    }
    try {
      return reader.read(fields);
    } catch (IllegalArgumentException | DateTimeException | WrongValueException wrong) {
      throw new IOException("a stored " + type + " is wrong: " + wrong.getMessage(), wrong);
    }
  }

  private static ObjectNode begin(String type) {
    return MAPPER.createObjectNode().put("schema", SCHEMA).put("type", type);
  }

  private static String text(ObjectNode node) {
    try {
      return PRETTY.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same bytes on every system. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
