package org.findbuch.cli.add;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Terminal;
import org.findbuch.cli.Workplace;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.Sha256;
import org.findbuch.staff.RandomToken;
import org.findbuch.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * Loads the demo collection that stands beside the program; what is there already is left alone.
 */
final class DemoLoading {
  private static final String FOLDER = "src/demo";
  private static final String FOLDER_OF_DOCUMENTS = "documents/";
  private static final String ACCOUNT = "demo";
  private static final int PASSWORD_BYTES = 12;

  private final Workplace workplace;
  private final Terminal terminal;
  private final Messages say;
  private final Path folder;

  DemoLoading(Workplace workplace, Terminal terminal, Messages say) {
    this.workplace = workplace;
    this.terminal = terminal;
    this.say = say;
    this.folder = workplace.home().resolve(FOLDER);
  }

  void load() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw CommandException.failed("demo.missing", folder.toString());
    }
    addAccount();
    loadCollections();
    MetadataTable table = MetadataTable.read(folder.resolve("metadata.csv"), say);
    List<FileWalk.Found> missing = missing(table);
    if (missing.isEmpty()) {
      return;
    }
    terminal.err().println(say.text("demo.loading", missing.size()));
    try (AddReport report = new AddReport(quiet(), say, false, missing.size())) {
      new Adding(workplace, say, terminal, report, table, null, Publication.PUBLISHED, false)
          .addAll(missing);
      if (report.exitCode() != ExitCode.OK) {
        terminal.err().println(say.text("demo.partly"));
      }
    }
    loadRelations();
    loadAgendas();
  }

  /** Whoever tries the desk out needs an account; its password is printed this once. */
  private void addAccount() throws IOException {
    boolean isFree = workplace.keys().list().stream().noneMatch(key -> key.name().equals(ACCOUNT));
    if (isFree && workplace.accounts().users().list().isEmpty()) {
      String password = RandomToken.of(PASSWORD_BYTES);
      workplace.accounts().add(terminal.actor(), ACCOUNT, Role.ADMIN, password);
      terminal.err().println(say.text("demo.account", ACCOUNT, password));
    }
  }

  /** The lines about each file would bury the address that the user waits for. */
  private Terminal quiet() {
    return terminal.printingTo(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private List<FileWalk.Found> missing(MetadataTable table) throws IOException {
    List<FileWalk.Found> missing = new ArrayList<>();
    for (Path file : table.files()) {
      if (holding(file).isEmpty()) {
        missing.add(new FileWalk.Found(file, file, folder.relativize(file).toString(), ""));
      }
    }
    return missing;
  }

  private void loadCollections() throws IOException {
    for (JsonNode node : JsonOutput.MAPPER.readTree(folder.resolve("collections.json").toFile())) {
      Collection collection = collection(node);
      if (workplace.archive().collections().find(collection.id()).isEmpty()) {
        workplace.editing().arranging().add(terminal.actor(), collection);
      }
    }
  }

  private Collection collection(JsonNode node) throws IOException {
    String parent = text(node, "parent");
    List<String> criteria = new ArrayList<>();
    node.path("criteria").forEach(criterion -> criteria.add(criterion.asText()));
    return new Collection(
        new CollectionId(node.path("id").asText()),
        Coded.parse(CollectionKind.class, node.path("kind").asText()).orElseThrow(),
        node.path("title").asText(),
        parent == null ? null : new CollectionId(parent),
        date(node, "start"),
        date(node, "end"),
        text(node, "place"),
        text(node, "theme"),
        text(node, "form"),
        criteria,
        text(node, "contact"),
        text(node, "description"));
  }

  /** They name documents, and so come after them. */
  private void loadAgendas() throws IOException {
    for (JsonNode node : JsonOutput.MAPPER.readTree(folder.resolve("collections.json").toFile())) {
      List<AgendaItem> agenda = agenda(node.path("agenda"));
      CollectionId id = new CollectionId(node.path("id").asText());
      if (!agenda.isEmpty() && workplace.archive().collections().find(id).isPresent()) {
        workplace
            .editing()
            .arranging()
            .edit(
                terminal.actor(),
                id,
                said -> said.agenda().isEmpty() ? said.planned(agenda) : said);
      }
    }
  }

  /** Lines name files, which have become documents. */
  private List<AgendaItem> agenda(JsonNode lines) throws IOException {
    List<String> written = new ArrayList<>();
    for (JsonNode line : lines) {
      String text = line.asText();
      int at = text.indexOf(FOLDER_OF_DOCUMENTS);
      if (at < 0) {
        written.add(text);
        continue;
      }
      Optional<Holding> document = holding(folder.resolve(text.substring(at)).normalize());
      written.add(
          text.substring(0, at) + document.map(Holding::id).map(DocumentId::value).orElse(""));
    }
    return AgendaItem.parse("agenda", String.join("\n", written));
  }

  /** Relations name files; only now have these become documents with ids. */
  private void loadRelations() throws IOException {
    for (JsonNode node : JsonOutput.MAPPER.readTree(folder.resolve("relations.json").toFile())) {
      Optional<Holding> from = holding(folder.resolve(node.path("from").asText()).normalize());
      Optional<String> target = target(node.path("to").asText());
      if (from.isPresent() && target.isPresent()) {
        relate(from.get(), type(node), target.get(), status(node));
      }
    }
  }

  private static RelationType type(JsonNode node) {
    return Coded.parse(RelationType.class, node.path("type").asText()).orElseThrow();
  }

  /** What has come of a resolution stands where it is said of which conference it is. */
  private static @Nullable ResolutionStatus status(JsonNode node) {
    return type(node) == RelationType.IS_RESOLUTION_OF
        ? Coded.parse(ResolutionStatus.class, node.path("status").asText()).orElse(null)
        : null;
  }

  private void relate(
      Holding from, RelationType type, String target, @Nullable ResolutionStatus status)
      throws IOException {
    Relation relation = new Relation(type, target);
    List<Relation> relations = new ArrayList<>(from.document().metadata().relations());
    if (!relations.contains(relation)) {
      relations.add(relation);
      Metadata.Builder said = from.document().metadata().with().relations(relations);
      if (status != null) {
        said.set(MetadataField.STATUS, status);
      }
      workplace
          .editing()
          .edit(terminal.actor(), from.id(), from.document().version(), said.build(), null);
    }
  }

  private Optional<String> target(String named) throws IOException {
    Path file = folder.resolve(named).normalize();
    if (Files.isRegularFile(file)) {
      return holding(file).map(Holding::id).map(DocumentId::value);
    }
    return CollectionId.parse(named).map(CollectionId::value);
  }

  private Optional<Holding> holding(Path file) throws IOException {
    Sha256 sha256 = Sha256.of(file);
    return workplace.archive().find(DocumentId.of(sha256, DocumentId.SHORTEST));
  }

  private static @Nullable DocumentDate date(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : new DocumentDate(text);
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isBlank() || node.path(field).isNull() ? null : text;
  }
}
