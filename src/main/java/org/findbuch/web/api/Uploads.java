package org.findbuch.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Intake;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.Multipart;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes files that scripts hand in; they go straight to the archive's disk. */
public final class Uploads {
  private static final long ROOM_FOR_WORDS = 4L << 20;
  private static final int LONGEST_NAME = 1_000;
  private final Archive archive;
  private final Intake intake;
  private final Editing editing;
  private final long mostBytes;

  public Uploads(Archive archive, Intake intake, Editing editing, long mostBytes) {
    this.archive = archive;
    this.intake = intake;
    this.editing = editing;
    this.mostBytes = mostBytes;
  }

  public void document(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    boolean unfolds =
        new Parameters(exchange).oneOf("zip", "list", "list", "documents").equals("documents");
    try (Handed handed = handed(http)) {
      MetadataForm form =
          new MetadataForm(ApiJson.object(handed.metadata()), exchange.texts(), archive);
      Metadata metadata = form.over(Metadata.NONE);
      Release release = form.release(Release.of(Publication.DRAFT));
      if (unfolds && intake.isZip(handed.spooled().file(), handed.fileName())) {
        unfold(http, handed, metadata, release);
        return;
      }
      answer(http, editing.add(actor, handed.spooled(), handed.fileName(), metadata, release));
    }
  }

  /** Takes each file in a ZIP and answers for each; a ZIP that stays shut is refused as a whole. */
  private void unfold(Context http, Handed handed, Metadata metadata, Release release)
      throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    List<Intake.Inside> all;
    try {
      all = editing.addAll(actor, handed.spooled().file(), handed.fileName(), metadata, release);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped in the middle of a ZIP", end);
    }
    List<Map<String, String>> files = new ArrayList<>();
    for (Intake.Inside inside : all) {
      if (inside.path().isEmpty() && inside.result() instanceof Intake.Result.Rejected(var fault)) {
        throw rejected(exchange, fault);
      }
      files.add(unfolded(exchange, inside));
    }
    ApiJson.answer(http, 200, Map.of("files", files));
  }

  private static Map<String, String> unfolded(Exchange exchange, Intake.Inside inside) {
    return switch (inside.result()) {
      case Intake.Result.Rejected(var fault) ->
          Map.of(
              "file",
              inside.path(),
              "outcome",
              "rejected",
              "reason",
              Wording.of(exchange.texts().language()).fault(fault));
      case Intake.Result.Taken(Receipt.Stored(var holding)) ->
          stored(inside.path(), "added", holding.id());
      case Intake.Result.Taken(Receipt.AlreadyThere(var holding, var _)) ->
          stored(inside.path(), "duplicate", holding.id());
      case Intake.Result.Taken(Receipt.Erased(var holding)) ->
          Map.of(
              "file",
              inside.path(),
              "outcome",
              "rejected",
              "reason",
              exchange.texts().say("problem.erased-before"));
    };
  }

  private static Map<String, String> stored(String path, String outcome, DocumentId id) {
    return Map.of(
        "file", path, "outcome", outcome, "id", id.value(), "url", "/api/documents/" + id);
  }

  public void version(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    DocumentId id = Address.document(http);
    Holding holding = archive.find(id).orElseThrow(Problem.NOT_FOUND::exception);
    if (holding.publication().leavesTombstone()) {
      throw Gone.orNotFound(exchange, id);
    }
    if (http.header("If-Match") != null) {
      Conditions.expectedVersion(http, holding.document().version());
    }
    try (Handed handed = handed(http)) {
      answer(http, editing.addVersion(actor, id, handed.spooled(), handed.fileName()));
    }
  }

  /** What came in one request. Closing deletes the file unless the archive has taken it. */
  private record Handed(Spooled spooled, String fileName, String metadata)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      spooled.close();
    }
  }

  private Handed handed(Context http) throws IOException {
    if (http.req().getContentLengthLong() > mostBytes + ROOM_FOR_WORDS) {
      throw tooLarge(Exchange.of(http));
    }
    Multipart parts =
        Multipart.of(http.req().getContentType(), http.req().getInputStream())
            .orElseThrow(() -> Problem.of(415, "not-multipart").exception());
    return read(http, parts);
  }

  private Handed read(Context http, Multipart parts) throws IOException {
    Spooled spooled = null;
    boolean whole = false;
    try {
      String fileName = "";
      String metadata = null;
      for (Optional<Multipart.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
        Multipart.Part part = next.get();
        if (part.name().equals("file")) {
          fileName = checked(part.fileName(), spooled);
          spooled = archive.spool(part.body(), mostBytes);
        } else if (part.name().equals("metadata")) {
          if (metadata != null) {
            throw twice("metadata");
          }
          metadata = part.text(ApiJson.LARGEST_BODY);
        }
      }
      if (spooled == null) {
        throw Problem.of(400, "file-missing").with("field", "file").exception();
      }
      whole = true;
      return new Handed(spooled, fileName, metadata == null ? "" : metadata);
    } catch (FileTooLargeException tooLarge) {
      throw tooLarge(Exchange.of(http));
    } finally {
      if (!whole && spooled != null) {
        spooled.close();
      }
    }
  }

  private static String checked(@Nullable String fileName, @Nullable Spooled before) {
    if (before != null) {
      throw twice("file");
    }
    if (fileName != null && fileName.length() > LONGEST_NAME) {
      throw Problem.of(400, "file-name-too-long", fileName.length(), LONGEST_NAME)
          .with("field", "file")
          .exception();
    }
    return fileName == null ? "" : fileName;
  }

  private static ProblemException twice(String field) {
    return Problem.of(400, "part-twice", field).with("field", field).exception();
  }

  private static void answer(Context http, Intake.Result result) throws IOException {
    switch (result) {
      case Intake.Result.Rejected(var fault) -> throw rejected(Exchange.of(http), fault);
      case Intake.Result.Taken(Receipt.Stored(var holding)) -> record(http, 201, holding.id());
      case Intake.Result.Taken(Receipt.AlreadyThere(var holding, var _)) ->
          record(http, 200, holding.id());
      case Intake.Result.Taken(Receipt.Erased(var holding)) ->
          throw Problem.of(409, "erased-before").with("id", holding.id().value()).exception();
    }
  }

  private static void record(Context http, int status, DocumentId id) throws IOException {
    http.header("Location", "/api/documents/" + id);
    DocumentsApi.record(http, status, DocumentsApi.staffView(Exchange.of(http), id));
  }

  private static ProblemException tooLarge(Exchange exchange) {
    return rejected(exchange, Fault.TOO_LARGE);
  }

  private static ProblemException rejected(Exchange exchange, Fault fault) {
    String sentence = Wording.of(exchange.texts().language()).fault(fault);
    return Problem.of(status(fault), "rejected", sentence).with("fault", fault.code()).exception();
  }

  private static int status(Fault fault) {
    return switch (fault) {
      case EMPTY_FILE -> 400;
      case TOO_LARGE, TOO_LARGE_INSIDE, TOO_MANY_INSIDE -> 413;
      case UNKNOWN_KIND, NOT_WHAT_IT_SAYS -> 415;
      case PASSWORD,
          DAMAGED,
          TOO_MANY_PAGES,
          TOO_MUCH_TEXT,
          PAGE_TOO_FULL,
          TOO_MANY_PIXELS,
          TOO_DEEP,
          OVERLAPPING,
          NAME_LEADS_OUT,
          UNKNOWN_PACKING,
          NOTHING_INSIDE,
          TOO_SLOW,
          OUT_OF_MEMORY,
          READER_DIED,
          READER_MISSING,
          NO_ACCESS,
          NAME_NOT_WRITABLE ->
          422;
    };
  }
}
