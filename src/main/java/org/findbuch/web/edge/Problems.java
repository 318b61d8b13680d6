package org.findbuch.web.edge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.findbuch.archive.CollectionException;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.PublicationException;
import org.findbuch.archive.UnknownDocumentException;
import org.findbuch.archive.change.UnfinishedChangeException;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.document.Access;
import org.findbuch.document.DiskFault;
import org.findbuch.editing.AgendaDocumentException;
import org.findbuch.editing.ForbiddenException;
import org.findbuch.editing.OwnReviewException;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.query.QueryTooLongException;
import org.findbuch.reading.StatusReading;
import org.findbuch.reading.StatusView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Multipart;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The edge where whatever went wrong becomes an answer: JSON for scripts, a page for people. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String RETRY_SECONDS = "5";
  private static final Pattern METHOD = Pattern.compile("\\b(GET|HEAD|POST|PATCH|PUT|DELETE)\\b");
  private static final List<String> OF_A_FILE =
      List.of(
          "ETag",
          "Last-Modified",
          "Content-Disposition",
          "Content-Length",
          "Content-Range",
          "Accept-Ranges");
  private static final String DISK_RETRY_SECONDS = "60";
  private static final long TELL_AGAIN_NANOS = 600_000_000_000L;

  private final Map<DiskFault, Long> told = new ConcurrentHashMap<>();
  private final StatusReading status;
  private final BiConsumer<Exchange, Problem> page;

  /**
   * Answers what goes wrong.
   *
   * @param page answers people
   */
  public Problems(StatusReading status, BiConsumer<Exchange, Problem> page) {
    this.status = status;
    this.page = page;
  }

  public void register(RoutesConfig routes) {
    routes.exception(Exception.class, this::answer);
    // Its own refusals Javalin would otherwise answer itself.
    routes.exception(HttpResponseException.class, this::answer);
  }

  private void answer(Exception failed, Context http) {
    if (http.res().isCommitted()) {
      // Too late for words; that the answer is too short tells the client.
      boolean isGone = failed instanceof EofException;
      LOG.atLevel(isGone ? Level.DEBUG : Level.ERROR)
          .log("request {} broke off: {}", Exchange.of(http).number(), Trace.of(failed));
      return;
    }
    Exchange exchange = Exchange.of(http);
    Problem problem = problem(failed, exchange);
    if (problem.status() == 500 || failed instanceof UnfinishedChangeException) {
      LOG.error("request {} failed: {}", exchange.number(), Trace.of(failed));
    }
    answer(problem, exchange);
  }

  public void answer(Problem problem, Exchange exchange) {
    Context http = exchange.http();
    OF_A_FILE.forEach(http::removeHeader);
    http.header("Content-Security-Policy", Guard.PAGE_POLICY);
    if (problem.status() == 429 || problem.status() == 503) {
      http.header("Retry-After", RETRY_SECONDS);
    }
    problem.headers().forEach(http::header);
    http.header("Cache-Control", "no-store");
    if (!isForPeople(http) || !isShown(problem, exchange)) {
      Problem numbered = problem.with("request", exchange.number());
      ApiJson.answer(
          http, problem.status(), "application/problem+json", numbered.json(exchange.texts()));
    }
  }

  /** What broke a page may break the page that says so. */
  private boolean isShown(Problem problem, Exchange exchange) {
    try {
      page.accept(exchange, problem);
      exchange.http().status(problem.status());
      return true;
    } catch (RuntimeException | Error failed) {
      LOG.error("request {} gets no page: {}", exchange.number(), Trace.of(failed));
      return false;
    }
  }

  /** Browsers ask for HTML by name; under the API everybody else is a script. */
  private static boolean isForPeople(Context http) {
    String header = http.header("Accept");
    String accept = header == null ? "" : header.toLowerCase(Locale.ROOT);
    return accept.contains("text/html")
        || (!http.path().startsWith("/api/") && !accept.contains("json"));
  }

  private Problem problem(Exception failed, Exchange exchange) {
    return switch (failed) {
      case ProblemException known -> known.problem();
      case QueryTooLongException tooLong -> tooLong(tooLong);
      case UnknownDocumentException unknown -> Problem.NOT_FOUND;
      case EditConflictException conflict ->
          Problem.of(412, "changed-meanwhile").with("version", conflict.actual());
      case ForbiddenException forbidden -> Problem.of(403, "forbidden", forbidden.needed().code());
      case AgendaDocumentException lost ->
          Problem.of(400, "agenda-document", lost.line(), lost.document()).with("field", "agenda");
      case OwnReviewException own -> Problem.of(403, "own-review");
      case PublicationException state ->
          Problem.of(409, "publication", state.from().code(), state.to().code());
      case CollectionException collection -> collection(collection, exchange);
      case IndexNotReadyException notReady -> notReady();
      case UnfinishedChangeException later -> Problem.of(202, "unfinished");
      case DamagedStoreException store ->
          Problem.of(503, "rebuilding").header("Retry-After", RETRY_SECONDS);
      case DamagedOriginalException damaged -> Problem.of(503, "damaged", damaged.name());
      case SearchTooExpensiveException expensive -> Problem.of(503, "too-expensive");
      case Multipart.MalformedException broken -> Problem.of(400, "malformed");
      case HttpResponseException refused -> refused(refused);
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          problem(wrapped.getCause(), exchange);
      case EofException gone -> Problem.of(400, "malformed"); // Jetty's, of a connection
      case HttpException malformed when malformed.getCode() < 500 ->
          Problem.of(malformed.getCode(), "malformed");
      default ->
          DiskFault.of(failed)
              .map(fault -> disk(fault, failed, exchange))
              .orElseGet(() -> internal(exchange));
    };
  }

  private static Problem internal(Exchange exchange) {
    return Problem.of(500, "internal", exchange.number()).with("number", exchange.number());
  }

  /** Everybody is told, the log once in a while. */
  private Problem disk(DiskFault fault, Exception failed, Exchange exchange) {
    long now = System.nanoTime();
    Long before = told.get(fault);
    if (before == null || now - before > TELL_AGAIN_NANOS) {
      told.put(fault, now);
      LOG.error("the disk: {} (request {})", fault.code(), exchange.number(), failed);
    }
    return Problem.of(
            fault.isOfSpace() ? 507 : 503,
            fault.isOfSpace() ? "disk-full" : "disk-fault",
            Wording.of(exchange.texts().language()).name(fault))
        .with("disk", fault)
        .header("Retry-After", DISK_RETRY_SECONDS);
  }

  private static Problem tooLong(QueryTooLongException tooLong) {
    String code =
        switch (tooLong.limit()) {
          case CHARACTERS -> "too-many-characters";
          case TERMS -> "too-many-terms";
        };
    return Problem.of(400, code, tooLong.actual()).with("parameter", "q");
  }

  private static Problem collection(CollectionException refused, Exchange exchange) {
    Wording wording = Wording.of(exchange.texts().language());
    String obstacles = wording.titles(refused.named(), refused.others());
    int count = refused.named().size() + refused.others();
    return switch (refused.reason()) {
      case UNKNOWN -> Problem.of(400, "collection-unknown", refused.id().value());
      case UNKNOWN_PARENT -> Problem.of(400, "collection-unknown", refused.id().value());
      case CIRCLE -> Problem.of(409, "collection-circle", refused.id().value());
      case ALREADY_THERE -> Problem.of(409, "collection-there", refused.id().value());
      case FILLED -> Problem.of(409, "collection-filled", refused.title(), obstacles, count);
      case POINTED_AT ->
          Problem.of(409, "collection-pointed-at", refused.title(), obstacles, count);
    };
  }

  private static Problem refused(HttpResponseException refused) {
    return switch (refused.getStatus()) {
      case 404 -> Problem.NOT_FOUND;
      case 405 -> notSo(refused);
      case 413 -> Problem.of(413, "body-too-large", ApiJson.LARGEST_BODY >> 10);
      default -> Problem.of(refused.getStatus(), "malformed");
    };
  }

  /** Javalin says which methods there are, in words meant for people. */
  private static Problem notSo(HttpResponseException refused) {
    String methods = String.join(" ", refused.getDetails().values());
    String allowed =
        METHOD
            .matcher(methods)
            .results()
            .map(MatchResult::group)
            .distinct()
            .collect(Collectors.joining(", "));
    return Problem.of(405, "method").header("Allow", allowed);
  }

  private Problem notReady() {
    long documents = 0;
    long waiting = 0;
    try {
      StatusView now = status.status(Access.PUBLIC);
      documents = now.documents().values().stream().mapToLong(Long::longValue).sum();
      waiting = Math.min(documents, now.index().waiting());
    } catch (IOException unknown) {
      LOG.warn("the progress of the index is unknown", unknown);
    }
    return Problem.of(503, "not-ready", documents - waiting, documents)
        .header("Retry-After", RETRY_SECONDS)
        .with("progress", Map.of("documents", documents, "waiting", waiting));
  }
}
