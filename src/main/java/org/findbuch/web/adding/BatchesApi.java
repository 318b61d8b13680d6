package org.findbuch.web.adding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Additions.Announced;
import org.findbuch.editing.UploadOffsetException;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.web.adding.BatchReading.Line;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.findbuch.web.exchange.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/batches}: files that are added together, each in pieces. A piece says with {@code
 * Upload-Offset} where it begins, as in the core of the tus protocol (https://tus.io, 1.0); after
 * an interruption the same header of {@code HEAD} says where to go on.
 */
public final class BatchesApi {
  private static final String OFFSET = "Upload-Offset";
  private static final String PIECE = "application/offset+octet-stream";
  private static final int MOST_FILES = 1_000;
  private static final int LONGEST_PATH = 1_000;

  private final BatchDoor door;

  BatchesApi(BatchDoor door) {
    this.door = door;
  }

  /** A batch as JSON has it. */
  record BatchJson(
      String id,
      String url,
      String who,
      Instant began,
      @Nullable String collection,
      @Nullable String licence,
      @Nullable String date,
      List<FileJson> files) {}

  /** A file of a batch as JSON has it. */
  record FileJson(
      int number,
      String url,
      String file,
      long bytes,
      long offset,
      Outcome outcome,
      String state,
      String label,
      @Nullable String reason,
      @Nullable DocumentId id,
      @Nullable Publication publication) {}

  public void begin(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    ObjectNode body = ApiJson.body(http);
    Batch batch =
        door.additions()
            .begin(
                actor,
                door.defaults(
                    exchange,
                    text(exchange, body, "collection"),
                    text(exchange, body, "licence"),
                    text(exchange, body, "date")));
    http.header("Location", "/api/batches/" + batch.id());
    answer(exchange, 201, batch);
  }

  private static String text(Exchange exchange, ObjectNode body, String name) {
    JsonNode node = body.path(name);
    if (!node.isTextual() && !node.isNull() && !node.isMissingNode()) {
      throw ProblemException.wrong("field", exchange.texts(), name, node.toString(), "text");
    }
    return node.isTextual() ? node.asText() : "";
  }

  public void read(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    exchange.writer();
    answer(exchange, 200, door.batch(http));
  }

  private void answer(Exchange exchange, int status, Batch batch) throws IOException {
    List<FileJson> files = new ArrayList<>();
    for (Line line : door.reading().lines(exchange, batch.id())) {
      files.add(json(exchange.texts(), line));
    }
    Batch.Defaults defaults = batch.defaults();
    ApiJson.answer(
        exchange.http(),
        status,
        new BatchJson(
            batch.id(),
            AddPages.address(batch),
            batch.who(),
            batch.began(),
            defaults.collection() == null ? null : defaults.collection().value(),
            defaults.licence(),
            defaults.date() == null ? null : defaults.date().text(),
            files));
  }

  private static FileJson json(PageTexts texts, Line line) {
    BatchFile file = line.file();
    return new FileJson(
        file.number(),
        "/api/batches/" + file.batch() + "/files/" + file.number(),
        file.path(),
        file.bytes(),
        line.offset(),
        file.outcome(),
        line.step().code(),
        line.label(texts),
        line.text(),
        file.document(),
        line.holding() == null ? null : line.holding().publication());
  }

  /** Says which files are going to come. */
  public void announce(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    Batch batch = door.batch(http);
    List<BatchFile> files =
        door.additions().announce(actor, batch, announced(exchange, ApiJson.body(http)));
    List<FileJson> views = new ArrayList<>();
    for (Line line : door.reading().lines(exchange, files)) {
      views.add(json(exchange.texts(), line));
    }
    ApiJson.answer(http, 201, java.util.Map.of("files", views));
  }

  private static List<Announced> announced(Exchange exchange, ObjectNode body) {
    JsonNode files = body.path("files");
    if (!files.isArray() || files.isEmpty() || files.size() > MOST_FILES) {
      throw ProblemException.wrong(
          "field", exchange.texts(), "files", String.valueOf(files.size()), "files", MOST_FILES);
    }
    List<Announced> all = new ArrayList<>();
    for (JsonNode each : files) {
      String path = each.path("file").asText();
      JsonNode bytes = each.path("bytes");
      if (path.isBlank() || path.length() > LONGEST_PATH) {
        throw Problem.of(400, "file-name-too-long", path.length(), LONGEST_PATH)
            .with("field", "file")
            .exception();
      }
      if (!bytes.isIntegralNumber() || !bytes.canConvertToLong() || bytes.asLong() < 0) {
        throw ProblemException.wrong(
            "field", exchange.texts(), "bytes", bytes.toString(), "number-from", 0);
      }
      all.add(new Announced(path, bytes.asLong()));
    }
    return all;
  }

  /** How far a file is; {@code HEAD} says where to go on. */
  public void file(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    exchange.writer();
    say(exchange, 200, door.file(http));
  }

  /** Takes a piece of a file. */
  public void piece(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    String type = http.req().getContentType();
    Batch batch = door.batch(http);
    BatchFile file = door.file(http);
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(PIECE)) {
      throw Problem.of(415, "not-piece").header("Accept-Patch", PIECE).exception();
    }
    long offset = offset(exchange);
    try {
      RequestBody bytes = new RequestBody(http.req().getInputStream());
      BatchFile after = door.additions().append(actor, batch, file, offset, bytes);
      if (after.outcome() == Outcome.COMING) {
        http.status(204).header(OFFSET, String.valueOf(door.additions().offset(after)));
      } else {
        say(exchange, 200, after);
      }
    } catch (UploadOffsetException elsewhere) {
      throw elsewhere(elsewhere);
    } catch (FileTooLargeException more) {
      throw Problem.of(413, "upload-longer", file.bytes())
          .header(OFFSET, String.valueOf(door.additions().offset(file)))
          .exception();
    }
  }

  private static ProblemException elsewhere(UploadOffsetException elsewhere) {
    String code = elsewhere.isBusy() ? "upload-busy" : "upload-offset";
    Problem problem =
        Problem.of(409, code, elsewhere.offset())
            .with("offset", elsewhere.offset())
            .header(OFFSET, String.valueOf(elsewhere.offset()));
    return (elsewhere.isBusy() ? problem.header("Retry-After", "2") : problem).exception();
  }

  private static long offset(Exchange exchange) {
    String given = Optional.ofNullable(Conditions.header(exchange.http(), OFFSET)).orElse("");
    if (!given.matches("\\d{1,18}")) {
      throw ProblemException.wrong("parameter", exchange.texts(), OFFSET, given, "number-from", 0);
    }
    return Long.parseLong(given);
  }

  private void say(Exchange exchange, int status, BatchFile file) throws IOException {
    Line line = door.reading().lines(exchange, List.of(file)).getFirst();
    exchange
        .http()
        .header(OFFSET, String.valueOf(line.offset()))
        .header("Upload-Length", String.valueOf(Math.max(0, file.bytes())));
    ApiJson.answer(exchange.http(), status, json(exchange.texts(), line));
  }

  /** Gives a file up; a document that it has become stays. */
  public void forget(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    try {
      door.additions().forget(actor, door.file(http));
    } catch (UploadOffsetException busy) {
      throw elsewhere(busy);
    }
    http.status(204);
  }
}
