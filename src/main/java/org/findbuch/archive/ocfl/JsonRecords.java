package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Found;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.WrongValueException;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: what {@code metadata.json} holds, the catalogue's record column, and what a
 * backup says of itself. What is not said is left out.
 */
final class JsonRecords implements RecordCodec {
  static final int SCHEMA = 2;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter PRETTY = MAPPER.writer(printer());
  private static final String FINISHED = "finished";
  private static final String RUNNING = "running";

  @Override
  public String write(Item item, Change change) {
    ObjectNode node =
        switch (item) {
          case Item.OfDocument(var document) -> DocumentJson.write(begin("document"), document);
          case Item.OfCollection(var collection) -> write(begin("collection"), collection);
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
    return text(write(begin("backup"), note));
  }

  @Override
  public BackupNote backupNote(String json) throws IOException {
    return read(json, "backup", JsonRecords::note);
  }

  @Override
  public Document document(String json) throws IOException {
    return read(json, "document", DocumentJson::document);
  }

  @Override
  public Collection collection(String json) throws IOException {
    return read(json, "collection", JsonRecords::collection);
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

  private static ObjectNode write(ObjectNode node, Collection collection) {
    node.put("id", collection.id().value());
    node.put("kind", collection.kind().code());
    node.put("title", collection.title());
    DocumentJson.put(node, "parent", collection.parent());
    DocumentJson.put(node, "start", collection.start());
    DocumentJson.put(node, "end", collection.end());
    DocumentJson.put(node, "place", collection.place());
    DocumentJson.put(node, "theme", collection.theme());
    DocumentJson.put(node, "form", collection.form());
    DocumentJson.putAll(node, "criteria", collection.criteria());
    DocumentJson.put(node, "contact", collection.contact());
    DocumentJson.put(node, "description", collection.description());
    if (!collection.agenda().isEmpty()) {
      ArrayNode agenda = node.putArray("agenda");
      collection.agenda().forEach(item -> write(agenda.addObject(), item));
    }
    DocumentJson.putAll(node, "order", collection.order());
    DocumentJson.put(node, "merged_into", collection.mergedInto());
    if (collection.removed()) {
      node.put("removed", true);
    }
    return node;
  }

  private static void write(ObjectNode node, AgendaItem item) {
    DocumentJson.put(node, "day", item.day());
    DocumentJson.put(node, "start", item.start());
    DocumentJson.put(node, "end", item.end());
    node.put("title", item.title());
    DocumentJson.putAll(node, "speakers", item.speakers());
    DocumentJson.putAll(
        node, "documents", item.documents().stream().map(DocumentId::value).toList());
  }

  private static AgendaItem agendaItem(JsonFields fields) throws IOException {
    return new AgendaItem(
        fields.optional("day", LocalDate::parse),
        fields.optional("start", LocalTime::parse),
        fields.optional("end", LocalTime::parse),
        fields.text("title"),
        fields.texts("speakers"),
        fields.texts("documents").stream().map(DocumentId::new).toList());
  }

  private static Collection collection(JsonFields fields) throws IOException {
    List<AgendaItem> agenda = new ArrayList<>();
    for (JsonFields item : fields.objects("agenda")) {
      agenda.add(agendaItem(item));
    }
    return new Collection(
        new CollectionId(fields.text("id")),
        fields.code(CollectionKind.class, "kind"),
        fields.text("title"),
        fields.optional("parent", CollectionId::new),
        fields.optional("start", DocumentDate::new),
        fields.optional("end", DocumentDate::new),
        fields.optional("place"),
        fields.optional("theme"),
        fields.optional("form"),
        fields.texts("criteria"),
        fields.optional("contact"),
        fields.optional("description"),
        agenda,
        fields.texts("order"),
        fields.optional("merged_into", CollectionId::new),
        fields.flag("removed", false));
  }

  private static ObjectNode write(ObjectNode node, BackupNote note) {
    Instant finished = note.finished();
    node.put("state", finished == null ? RUNNING : FINISHED);
    node.put("archive", note.archive());
    node.put("program", note.program());
    node.put("begun", note.begun().toString());
    DocumentJson.put(node, FINISHED, finished);
    node.put("documents", note.documents());
    node.put("collections", note.collections());
    ObjectNode databases = node.putObject("databases");
    new TreeMap<>(note.databases()).forEach(databases::put);
    DocumentJson.putAll(node, "unsound", note.unsound());
    ArrayNode warnings = node.putArray("warnings");
    for (Damage damage : note.warnings()) {
      warnings
          .addObject()
          .put("type", damage.type().code())
          .put("subject", damage.subject())
          .put("detail", damage.detail());
    }
    return node;
  }

  /** An older program did not write them. */
  private static Map<String, String> databases(@Nullable JsonFields said) throws IOException {
    return said == null ? Map.of() : said.all();
  }

  private static BackupNote note(JsonFields fields) throws IOException {
    List<Damage> warnings = new ArrayList<>();
    for (JsonFields warning : fields.objects("warnings")) {
      warnings.add(
          new Damage(
              warning.code(Damage.Type.class, "type"),
              warning.text("subject"),
              warning.text("detail")));
    }
    return new BackupNote(
        fields.text("program"),
        fields.text("archive"),
        fields.time("begun"),
        fields.text("state").equals(FINISHED) ? fields.time(FINISHED) : null,
        fields.number("documents"),
        fields.number("collections"),
        databases(fields.object("databases")),
        fields.texts("unsound"),
        warnings);
  }
}
