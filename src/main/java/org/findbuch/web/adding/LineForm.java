package org.findbuch.web.adding;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.archive.UnknownDocumentException;
import org.findbuch.document.DocumentId;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Choices;
import org.findbuch.editing.Editing;
import org.findbuch.editing.UploadOffsetException;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.ProblemException;
import org.findbuch.web.staff.SignInPages;

/** What somebody decides about one file of a batch. */
record LineForm(BatchDoor door, Choices choices, Editing editing) {
  /** The id of a document, alone or in one of its addresses. */
  private static final Pattern DOCUMENT =
      Pattern.compile("(?:.*/d/)?([0-9a-z]{12,64})(?:[/?#].*)?");

  /** False when the other document that it takes is none. */
  boolean decide(Context http, Session session) throws IOException {
    String action = SignInPages.field(http, "action");
    Batch batch = door.batch(http);
    BatchFile file = door.file(http);
    Actor actor = Actor.of(session.account());
    Additions additions = door.additions();
    DocumentId id = file.document();
    switch (action) {
      case "retry" -> retry(actor, batch, file);
      case "forget" -> forget(actor, file);
      case "leave" -> choices.leave(additions, file);
      case "collection" -> {
        if (id != null) {
          choices.collection(actor, additions, batch, file, id);
        }
      }
      case "version" -> {
        return id != null && version(http, actor, file, id);
      }
      default ->
          throw ProblemException.wrong(
              "field",
              Exchange.of(http).texts(),
              "action",
              action,
              "one-of",
              "retry, forget, leave, version, collection");
    }
    return true;
  }

  private void retry(Actor actor, Batch batch, BatchFile file) throws IOException {
    DocumentId id = file.document();
    if (file.outcome() == Outcome.STORED && id != null) {
      editing.readAgain(actor, id);
      return;
    }
    try {
      door.additions().retry(actor, batch, file);
    } catch (UploadOffsetException busy) {
      // somebody else tries it already
    }
  }

  private void forget(Actor actor, BatchFile file) throws IOException {
    try {
      door.additions().forget(actor, file);
    } catch (UploadOffsetException busy) {
      // it is coming again, and stays
    }
  }

  private boolean version(Context http, Actor actor, BatchFile file, DocumentId id)
      throws IOException {
    Matcher typed = DOCUMENT.matcher(SignInPages.field(http, "document").strip());
    Optional<DocumentId> of = typed.matches() ? DocumentId.parse(typed.group(1)) : Optional.empty();
    if (of.isEmpty()) {
      return false;
    }
    try {
      choices.version(actor, door.additions(), file, id, of.get());
      return true;
    } catch (UnknownDocumentException unknown) {
      return false;
    }
  }
}
