package org.findbuch.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.DocumentFilter;
import org.findbuch.archive.EditConflictException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView;
import org.findbuch.staff.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/documents}: records to read, and what staff's scripts do to them. */
final class DocumentsApi {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentsApi.class);
  private static final long PATIENCE_MILLIS = 3_000;
  private static final int USUAL_SIZE = 50;
  private static final int MOST_DOCUMENTS = 100;
  private final Services services;
  private final Archive archive;

  DocumentsApi(Services services) {
    this.services = services;
    this.archive = services.archive();
  }

  void list(Context http) throws IOException {
    Visit visit = Visit.of(http);
    Parameters parameters = new Parameters(visit);
    int page = parameters.number("page", 1, 1, 1_000_000);
    int size = parameters.number("size", USUAL_SIZE, 1, MOST_DOCUMENTS);
    DocumentFilter filter =
        new DocumentFilter(
            visit.access(),
            parameters.oneOf("state", State.class).orElse(null),
            parameters.oneOf("publication", Publication.class).orElse(null),
            parameters.collection("collection").orElse(null));
    Library library = visit.library();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", library.count(filter));
    answer.put("page", page);
    answer.put("size", size);
    answer.put("documents", library.documents(filter, page, size));
    Json.answer(http, 200, answer);
  }

  /** A withdrawn document is gone for everybody; staff find its record beside the tombstone. */
  void read(Context http) throws IOException {
    Visit visit = Visit.of(http);
    DocumentId id = Address.document(http);
    Optional<DocumentView> view = visit.library().document(id);
    Optional<Problem> gone = Gone.problem(visit, id);
    if (gone.isPresent()) {
      throw view.map(record -> gone.get().with("document", record)).orElse(gone.get()).exception();
    }
    record(http, 200, view.orElseThrow(Problem.NOT_FOUND::exception));
  }

  void page(Context http) throws IOException {
    Visit visit = Visit.of(http);
    DocumentId id = Address.document(http);
    String query = new Parameters(visit).given("q").orElse(null);
    PageView page =
        visit
            .library()
            .page(id, null, Address.number(http, "n"), query)
            .orElseThrow(() -> Gone.orNotFound(visit, id));
    Json.answer(http, 200, page);
  }

  void edit(Context http) throws IOException {
    Visit visit = Visit.of(http);
    String who = visit.writer().name();
    Holding before = kept(http);
    long expected = Conditions.expectedVersion(http, before.document().version());
    ObjectNode json = Json.body(http);
    MetadataForm form = new MetadataForm(json, visit.texts(), archive);
    Optional<Publication> to = form.publication();
    Metadata said = before.document().metadata();
    Metadata after = form.over(said);
    if (!after.equals(said)) {
      archive.edit(before.id(), expected, after);
      services.audit().write(who, "edit", before.id().value(), names(json));
    }
    if (to.isPresent() && to.get() != before.publication()) {
      archive.publish(before.id(), to.get());
      services.audit().write(who, Act.PUBLISH, before.id().value(), to.get().code());
    }
    if (to.isPresent()) {
      awaitSearch(before.id());
    } else {
      services.ingestor().wake();
    }
    record(http, 200, staffView(visit, before.id()));
  }

  /** Who changes what everybody may see is answered when the search knows it, if that is soon. */
  private void awaitSearch(DocumentId id) throws IOException {
    services.ingestor().wake();
    try {
      boolean known = services.ingestor().awaitSettled(Set.of(id), PATIENCE_MILLIS);
      LOG.debug("the search knows of {}: {}", id, known);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  void withdraw(Context http) throws IOException {
    Visit visit = Visit.of(http);
    String who = visit.writer().name();
    Holding before = kept(http);
    if (http.header("If-Match") != null) {
      Conditions.expectedVersion(http, before.document().version());
    }
    Fields fields = new Fields(visit.texts());
    String reason = fields.text("reason", Json.body(http).path("reason"));
    if (reason == null) {
      throw Problem.of(400, "reason-missing").with("field", "reason").exception();
    }
    archive.withdraw(before.id(), reason);
    services.audit().write(who, Act.WITHDRAW, before.id().value(), reason);
    awaitSearch(before.id());
    Json.answer(http, 200, visit.library().tombstone(before.id()).orElseThrow());
  }

  /** The document as it is kept, for somebody who may change it. */
  private Holding kept(Context http) throws IOException {
    DocumentId id = Address.document(http);
    Holding holding = archive.find(id).orElseThrow(Problem.NOT_FOUND::exception);
    if (holding.publication().leavesTombstone()) {
      throw Gone.orNotFound(Visit.of(http), id);
    }
    return holding;
  }

  static DocumentView staffView(Visit visit, DocumentId id) throws IOException {
    return visit.library().document(id).orElseThrow();
  }

  static void record(Context http, int status, DocumentView view) {
    // A strong tag promises the same bytes, so they are sent as they are.
    http.disableCompression();
    http.header("ETag", EntityTag.of(view, Visit.of(http).library().wording().language()).header());
    Json.answer(http, status, view);
  }

  static Problem conflict(EditConflictException conflict) {
    return Problem.of(412, "changed-meanwhile").with("version", conflict.actual());
  }

  private static String names(ObjectNode json) {
    return String.join(", ", json.properties().stream().map(Map.Entry::getKey).toList());
  }
}
