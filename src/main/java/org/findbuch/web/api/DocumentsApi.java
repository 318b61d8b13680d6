package org.findbuch.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.ingest.Ingestor;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView;
import org.findbuch.staff.Act;
import org.findbuch.staff.Audit;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/documents}: records to read, and what staff's scripts do to them. */
public final class DocumentsApi {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentsApi.class);
  private static final long PATIENCE_MILLIS = 3_000;
  private static final int USUAL_SIZE = 50;
  private static final int MOST_DOCUMENTS = 100;
  private final Audit audit;
  private final Ingestor ingestor;
  private final Archive archive;

  public DocumentsApi(Archive archive, Audit audit, Ingestor ingestor) {
    this.archive = archive;
    this.audit = audit;
    this.ingestor = ingestor;
  }

  public void list(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Parameters parameters = new Parameters(exchange);
    int page = parameters.number("page", 1, 1, 1_000_000);
    int size = parameters.number("size", USUAL_SIZE, 1, MOST_DOCUMENTS);
    DocumentFilter filter =
        new DocumentFilter(
            exchange.access(),
            parameters.oneOf("state", State.class).orElse(null),
            parameters.oneOf("publication", Publication.class).orElse(null),
            parameters.collection("collection").orElse(null));
    Library library = exchange.library();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", library.count(filter));
    answer.put("page", page);
    answer.put("size", size);
    answer.put("documents", library.documents(filter, page, size));
    ApiJson.answer(http, 200, answer);
  }

  /** A withdrawn document is gone for everybody; staff find its record beside the tombstone. */
  public void read(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentId id = Address.document(http);
    Optional<DocumentView> view = exchange.library().document(id);
    Optional<Problem> gone = Gone.problem(exchange, id);
    if (gone.isPresent()) {
      throw view.map(record -> gone.get().with("document", record)).orElse(gone.get()).exception();
    }
    record(http, 200, view.orElseThrow(Problem.NOT_FOUND::exception));
  }

  public void page(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentId id = Address.document(http);
    String query = new Parameters(exchange).given("q").orElse(null);
    PageView page =
        exchange
            .library()
            .page(id, null, Address.number(http, "n"), query)
            .orElseThrow(() -> Gone.orNotFound(exchange, id));
    ApiJson.answer(http, 200, page);
  }

  public void edit(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String who = exchange.writer().name();
    Holding before = kept(http);
    long expected = Conditions.expectedVersion(http, before.document().version());
    ObjectNode json = ApiJson.body(http);
    MetadataForm form = new MetadataForm(json, exchange.texts(), archive);
    Optional<Publication> to = form.publication();
    Metadata said = before.document().metadata();
    Metadata after = form.over(said);
    if (!after.equals(said)) {
      archive.edit(before.id(), expected, after);
      audit.write(who, "edit", before.id().value(), names(json));
    }
    if (to.isPresent() && to.get() != before.publication()) {
      archive.publish(before.id(), to.get());
      audit.write(who, Act.PUBLISH, before.id().value(), to.get().code());
    }
    if (to.isPresent()) {
      awaitSearch(before.id());
    } else {
      ingestor.wake();
    }
    record(http, 200, staffView(exchange, before.id()));
  }

  /** Who changes what everybody may see is answered when the search knows it, if that is soon. */
  private void awaitSearch(DocumentId id) throws IOException {
    ingestor.wake();
    try {
      boolean known = ingestor.awaitSettled(Set.of(id), PATIENCE_MILLIS);
      LOG.debug("the search knows of {}: {}", id, known);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  public void withdraw(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String who = exchange.writer().name();
    Holding before = kept(http);
    if (http.header("If-Match") != null) {
      Conditions.expectedVersion(http, before.document().version());
    }
    FormFields fields = new FormFields(exchange.texts());
    String reason = fields.text("reason", ApiJson.body(http).path("reason"));
    if (reason == null) {
      throw Problem.of(400, "reason-missing").with("field", "reason").exception();
    }
    archive.withdraw(before.id(), reason);
    audit.write(who, Act.WITHDRAW, before.id().value(), reason);
    awaitSearch(before.id());
    ApiJson.answer(http, 200, exchange.library().tombstone(before.id()).orElseThrow());
  }

  /** The document as it is kept, for somebody who may change it. */
  private Holding kept(Context http) throws IOException {
    DocumentId id = Address.document(http);
    Holding holding = archive.find(id).orElseThrow(Problem.NOT_FOUND::exception);
    if (holding.publication().leavesTombstone()) {
      throw Gone.orNotFound(Exchange.of(http), id);
    }
    return holding;
  }

  public static DocumentView staffView(Exchange exchange, DocumentId id) throws IOException {
    return exchange.library().document(id).orElseThrow();
  }

  public static void record(Context http, int status, DocumentView view) {
    // A strong tag promises the same bytes, so they are sent as they are.
    http.disableCompression();
    http.header(
        "ETag", EntityTag.of(view, Exchange.of(http).library().wording().language()).header());
    ApiJson.answer(http, status, view);
  }

  private static String names(ObjectNode json) {
    return String.join(", ", json.properties().stream().map(Map.Entry::getKey).toList());
  }
}
