package org.findbuch.web.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.findbuch.document.Release;
import org.findbuch.document.State;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.PagePictures;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView;
import org.findbuch.staff.UsageCounter;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.MarkedLeaves;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/documents}: records to read, and what staff's scripts do to them. */
public record DocumentsApi(
    Archive archive,
    Editing editing,
    Ingestor ingestor,
    PagePictures pictures,
    UsageCounter usage) {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentsApi.class);
  private static final long PATIENCE_MILLIS = 3_000;
  private static final int USUAL_SIZE = 50;
  private static final int MOST_DOCUMENTS = 100;

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
    answer.put(
        "documents",
        library.documents(filter, page, size).stream().map(DocumentView::members).toList());
    ApiJson.answer(http, 200, answer);
  }

  /** A withdrawn document is gone for everybody; staff find its record beside the tombstone. */
  public void read(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentId id = Address.document(http);
    Optional<DocumentView> view = exchange.library().document(id);
    Optional<Problem> gone = Gone.problem(exchange, id);
    if (gone.isPresent()) {
      throw view.map(record -> gone.get().with("document", record.members()))
          .orElse(gone.get())
          .exception();
    }
    DocumentView found = view.orElseThrow(Problem.NOT_FOUND::exception);
    Map<String, Object> more =
        Map.of("outline", exchange.library().outline(id, null), "usage", usage.of(id));
    record(http, 200, found, more);
  }

  public void page(Context http) throws IOException {
    ApiJson.answer(http, 200, leaf(http).page());
  }

  /** Where the same words stand on the picture. */
  public void boxes(Context http) throws IOException {
    ApiJson.answer(http, 200, leaf(http).boxes());
  }

  private PageView.Leaf leaf(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentId id = Address.document(http);
    String query = new Parameters(exchange).given("q").orElse(null);
    return new MarkedLeaves(pictures)
        .find(exchange.library(), id, null, Address.number(http, "n"), query)
        .orElseThrow(() -> Gone.orNotFound(exchange, id));
  }

  public void edit(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    Holding before = kept(http);
    long expected = Conditions.expectedVersion(http, before.document().version());
    MetadataForm form = new MetadataForm(ApiJson.body(http), exchange.texts(), archive);
    Release release = form.release(before.document().release());
    Metadata metadata = form.over(before.document().metadata());
    editing.edit(actor, before.id(), expected, metadata, release);
    if (form.saysRelease()) {
      awaitSearch(before.id());
    }
    record(http, 200, staffView(exchange, before.id()));
  }

  /** Who changes what everybody may see is answered when the search knows it, if that is soon. */
  private void awaitSearch(DocumentId id) throws IOException {
    try {
      boolean known = ingestor.awaitSettled(Set.of(id), PATIENCE_MILLIS);
      LOG.debug("the search knows of {}: {}", id, known);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a document back; with {@code "erase":true} for good, also after it was withdrawn. */
  public void withdraw(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    JsonNode json = ApiJson.body(http);
    boolean erases = json.path("erase").asBoolean();
    Holding before = erases ? there(http) : kept(http);
    if (http.header("If-Match") != null) {
      Conditions.expectedVersion(http, before.document().version());
    }
    FormFields fields = new FormFields(exchange.texts());
    String reason = fields.text("reason", json.path("reason"));
    if (reason == null) {
      throw Problem.of(400, "reason-missing").with("field", "reason").exception();
    }
    if (erases) {
      editing.erase(actor, before.id(), reason);
    } else {
      editing.withdraw(actor, before.id(), reason);
    }
    awaitSearch(before.id());
    ApiJson.answer(http, 200, exchange.library().tombstone(before.id()).orElseThrow());
  }

  /** The document as it is kept, for somebody who may change it. */
  private Holding kept(Context http) throws IOException {
    Holding holding = there(http);
    if (holding.publication().leavesTombstone()) {
      throw Gone.orNotFound(Exchange.of(http), holding.id());
    }
    return holding;
  }

  private Holding there(Context http) throws IOException {
    return archive.find(Address.document(http)).orElseThrow(Problem.NOT_FOUND::exception);
  }

  public static DocumentView staffView(Exchange exchange, DocumentId id) throws IOException {
    return exchange.library().document(id).orElseThrow();
  }

  public static void record(Context http, int status, DocumentView view) {
    record(http, status, view, Map.of());
  }

  private static void record(
      Context http, int status, DocumentView view, Map<String, Object> more) {
    // A strong tag promises the same bytes, so they are sent as they are.
    http.disableCompression();
    http.header(
        "ETag", EntityTag.of(view, Exchange.of(http).library().wording().language()).header());
    Map<String, @Nullable Object> members = view.members();
    members.putAll(more);
    ApiJson.answer(http, status, members);
  }
}
