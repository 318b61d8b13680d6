package org.findbuch.web.adding;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.findbuch.editing.Actor;
import org.findbuch.staff.Batch;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Multipart;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Files that a form sends, one after the other. Its first field is the token of the session; before
 * that has been seen nothing is taken. What is said of all files stands before them.
 */
record BatchForm(BatchDoor door) {
  private static final int MOST_PARTS = 10_000;
  private static final int LONGEST_FIELD = 10_000;
  private static final int LONGEST_PATH = 1_000;

  /**
   * What came.
   *
   * @param batch null when there was no file
   * @param left code of what was left out as nobody could understand it, or null
   */
  record Taken(@Nullable Batch batch, @Nullable String left) {}

  /** How something is found. */
  interface Finding<T> {
    T find() throws IOException;
  }

  /** What is found, if somebody has signed in and sends a form with files. */
  <T> T requireForm(Exchange exchange, Finding<T> finding) throws IOException {
    exchange.signedIn();
    if (!CrossSite.isFormWithFiles(exchange.http())) {
      throw notMultipart();
    }
    return finding.find();
  }

  private static ProblemException notMultipart() {
    return Problem.of(415, "not-multipart").exception();
  }

  Taken take(Exchange exchange, @Nullable Batch there) throws IOException {
    Session session = exchange.signedIn();
    Context http = exchange.http();
    Multipart parts =
        Multipart.of(http.req().getContentType(), http.req().getInputStream(), MOST_PARTS)
            .orElseThrow(BatchForm::notMultipart);
    Optional<Multipart.Part> first = parts.next();
    boolean isToken = first.isPresent() && first.get().name().equals(CrossSite.FIELD);
    CrossSite.requireToken(isToken ? first.get().text(LONGEST_FIELD) : null, session);
    Actor actor = Actor.of(session.account());
    Map<String, String> fields = new HashMap<>();
    Batch batch = there;
    Begun begun = null;
    boolean any = false;
    for (Optional<Multipart.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
      Multipart.Part part = next.get();
      String path = part.fileName();
      if (path == null) {
        fields.put(part.name(), part.text(LONGEST_FIELD));
      } else if (!path.isBlank() && part.name().equals("file")) {
        if (batch == null) {
          begun = begin(exchange, actor, fields);
          batch = begun.batch();
        }
        any = true;
        String cut = path.substring(Math.max(0, path.length() - LONGEST_PATH));
        door.additions().receive(actor, batch, cut, part.body());
      }
    }
    return new Taken(any ? batch : null, begun == null ? null : begun.left());
  }

  private record Begun(Batch batch, @Nullable String left) {}

  /** Why it is no date, as a code. */
  private static String flaw(String date) {
    try {
      TypedDate.of("date", date);
      return "date";
    } catch (WrongValueException wrong) {
      return wrong.expected().code();
    }
  }

  /** What cannot be understood is left out: the files that follow are not to be lost by it. */
  private Begun begin(Exchange exchange, Actor actor, Map<String, String> fields)
      throws IOException {
    String left = null;
    Map<String, String> said = new HashMap<>(fields);
    while (true) {
      try {
        Batch.Defaults defaults =
            door.defaults(
                exchange,
                said.getOrDefault("collection", ""),
                said.getOrDefault("licence", ""),
                said.getOrDefault("date", ""));
        return new Begun(door.additions().begin(actor, defaults), left);
      } catch (ProblemException wrong) {
        String field = String.valueOf(wrong.problem().members().get("field"));
        if (said.remove(field) == null) {
          throw wrong;
        }
        left = field.equals("date") ? flaw(fields.getOrDefault(field, "")) : field;
      }
    }
  }
}
