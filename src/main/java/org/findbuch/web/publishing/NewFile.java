package org.findbuch.web.publishing;

import java.io.IOException;
import java.util.Optional;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Intake;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.publishing.RecordPage.Hindrance;

/** Makes the file that came with a form the newest of its document. */
record NewFile(Editing editing, Actor actor, PageTexts texts) {

  /** What is in the way of it, in a sentence; nothing when it is taken. */
  Optional<Hindrance> take(Holding of, Sent sent) throws IOException {
    if (sent.failed() instanceof FileTooLargeException tooLarge) {
      return wrong("record.file.too-large", texts.most(tooLarge.most()));
    }
    if (sent.failed() != null) {
      throw sent.failed();
    }
    Spooled file = sent.file();
    if (file == null) {
      return wrong("record.file.none");
    }
    return switch (editing.addVersion(actor, of.id(), file, sent.fileName())) {
      case Intake.Result.Rejected(var fault) ->
          Optional.of(new Hindrance(Sent.FILE, Wording.of(texts.language()).fault(fault)));
      case Intake.Result.Taken(Receipt.Stored _) -> Optional.empty();
      case Intake.Result.Taken(Receipt.Erased _) -> wrong("adding.text.erased");
      case Intake.Result.Taken(Receipt.AlreadyThere(var holding, var _)) ->
          known(of.id(), holding, file);
    };
  }

  private Optional<Hindrance> known(DocumentId id, Holding holder, Spooled file) {
    if (!holder.id().equals(id)) {
      String sentence = texts.say("record.file.elsewhere", holder.title());
      String url = "/staff/d/" + holder.id();
      return Optional.of(new Hindrance(Sent.FILE, sentence, holder.title(), url));
    }
    Original newest = holder.document().newest();
    return holder.document().originals().stream()
        .filter(one -> one.sha256().equals(file.sha256()) && !one.equals(newest))
        .findFirst()
        .flatMap(earlier -> wrong("record.file.earlier", earlier.number()))
        .or(() -> wrong("record.file.same"));
  }

  private Optional<Hindrance> wrong(String key, Object... arguments) {
    return Optional.of(new Hindrance(Sent.FILE, texts.say(key, arguments)));
  }
}
