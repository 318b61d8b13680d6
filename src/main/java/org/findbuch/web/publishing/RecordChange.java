package org.findbuch.web.publishing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.PublicationException;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Coded;
import org.findbuch.document.DiskFault;
import org.findbuch.document.Document;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.editing.ForbiddenException;
import org.findbuch.editing.OwnReviewException;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.publishing.RecordForm.Said;
import org.findbuch.web.publishing.RecordPage.Hindrance;
import org.findbuch.web.publishing.RecordPage.Inputs;
import org.jspecify.annotations.Nullable;

/** One sending of a document's form: what it says is saved, and then its step is done, or none. */
final class RecordChange {
  static final int MOST_CHANGES = 500;

  private final Archive archive;
  private final Editing editing;
  private final PageTexts texts;
  private final Actor actor;
  private final Holding now;
  private final Sent sent;
  private final Inputs inputs;
  private final List<String> refused = new ArrayList<>();
  private RecordForm form;

  /** What was done, as the page's notice names it; or why nothing was. */
  sealed interface Outcome {
    record Done(String what) implements Outcome {}

    record Back(Returned form) implements Outcome {}
  }

  /** A button: what it does, and to what. */
  private record Button(String act, String first, String rest) {
    static Button of(@Nullable String value) {
      String[] words = (value == null ? "" : value).split(" ", 3);
      return new Button(
          words[0], words.length > 1 ? words[1] : "", words.length > 2 ? words[2] : "");
    }

    Optional<MetadataField> field() {
      return Coded.parse(MetadataField.class, first).filter(RecordForm.FIELDS::contains);
    }
  }

  RecordChange(Archive archive, Editing editing, Exchange exchange, Holding now, Sent sent) {
    this.archive = archive;
    this.editing = editing;
    this.texts = exchange.texts();
    this.actor = Actor.of(exchange.signedIn().account());
    this.now = now;
    this.sent = sent;
    this.inputs = Inputs.typed(sent);
    RecordForm typed = RecordForm.typed(sent, now.document().metadata());
    RecordForm current = RecordForm.of(now.document().metadata());
    for (String code : sent.all("theirs")) {
      Optional<MetadataField> field = Coded.parse(MetadataField.class, code);
      if (field.isPresent()) {
        typed = typed.with(field.get(), current.of(field.get()));
      }
    }
    this.form = typed;
  }

  Outcome run(List<ProposalView> proposals) throws IOException {
    Button button = Button.of(sent.first("do"));
    Optional<Returned> meanwhile = meanwhile(sent.first("version"), button);
    if (meanwhile.isPresent()) {
      return new Outcome.Back(meanwhile.get());
    }
    if (sent.isFileLeft()) {
      return back(422, Sent.FILE, texts.say("record.file.left"));
    }
    follow(button, proposals);
    Said said = form.over(now.document().metadata(), archive.collections());
    if (!said.wrong().isEmpty()) {
      return new Outcome.Back(new Returned(422, form, inputs, said.wrong(), Map.of(), null, null));
    }
    String unspent = inputs.unspent(button.act(), Inputs.of(now.document()));
    if (unspent != null) {
      return back(422, unspent, texts.say("record.unspent." + unspent));
    }
    try {
      return done(button, refusing(said.metadata()));
    } catch (EditConflictException somebody) {
      Holding later = archive.find(now.id()).orElseThrow();
      RecordForm.Merged merged = form.onto(now.document().metadata(), later.document().metadata());
      return new Outcome.Back(faster(merged));
    } catch (OwnReviewException own) {
      return back(403, null, texts.say("record.review.own"));
    } catch (ForbiddenException forbidden) {
      return back(403, null, texts.say("problem.forbidden.person", forbidden.needed().code()));
    } catch (PublicationException way) {
      Wording wording = Wording.of(texts.language());
      String sentence =
          texts.say("problem.publication", wording.name(way.from()), wording.name(way.to()));
      return back(409, null, sentence);
    } catch (IOException failed) {
      DiskFault fault = DiskFault.of(failed).orElseThrow(() -> failed);
      String sentence = Wording.of(texts.language()).name(fault);
      return back(fault.isOfSpace() ? 507 : 503, null, sentence);
    }
  }

  /** The form again where it was sent to be shown, or where somebody else has saved meanwhile. */
  private Optional<Returned> meanwhile(@Nullable String sent, Button button) throws IOException {
    long version = now.document().version();
    String opened = sent == null ? String.valueOf(version) : sent;
    boolean isOld = !opened.equals(String.valueOf(version));
    RecordForm.Merged merged = new RecordForm.Merged(form, Map.of());
    if (isOld) {
      merged = form.onto(before(opened), now.document().metadata());
      form = merged.form();
    }
    boolean onlySaves = List.of("save", "take", "refuse", "take-all").contains(button.act());
    if (isOld && !(onlySaves && merged.theirs().isEmpty())) {
      return Optional.of(faster(merged));
    }
    return button.act().isEmpty() || button.act().equals("show")
        ? Optional.of(
            new Returned(200, form, inputs, Map.of(), Map.of(), null, texts.say("record.kept")))
        : Optional.empty();
  }

  /** What was said when the form was opened, if that is still known. */
  private @Nullable Metadata before(String version) throws IOException {
    return archive.changes(now.id(), MOST_CHANGES).stream()
        .map(ChangeRow::after)
        .map(item -> item.orElse(null) instanceof Item.OfDocument(var document) ? document : null)
        .filter(document -> document != null && String.valueOf(document.version()).equals(version))
        .map(document -> document == null ? Metadata.NONE : document.metadata())
        .findFirst()
        .orElse(null);
  }

  private Returned faster(RecordForm.Merged merged) throws IOException {
    List<ChangeRow> last = archive.changes(now.id(), 1);
    String sentence =
        last.isEmpty() ? texts.say("problem.changed-meanwhile") : faster(last.getFirst().change());
    return new Returned(
        412, merged.form(), inputs, Map.of(), merged.theirs(), new Hindrance(null, sentence), null);
  }

  private String faster(Change last) {
    String when = texts.moment(last.when());
    return last.who().equals(actor.name())
        ? texts.say("record.faster.own", when)
        : texts.say("record.faster", last.who(), when);
  }

  /** Proposals that are taken over or refused by the button that was pressed. */
  private void follow(Button button, List<ProposalView> proposals) {
    switch (button.act()) {
      case "take" -> button.field().ifPresent(field -> form = form.with(field, button.rest()));
      case "refuse" ->
          button.field().ifPresent(field -> refused.add(field.code() + "=" + button.rest()));
      case "take-all" -> form = form.taking(proposals);
      default -> {
        // the other buttons only send what stands in the form
      }
    }
  }

  private Metadata refusing(Metadata said) {
    if (refused.isEmpty()) {
      return said;
    }
    List<String> all = new ArrayList<>(refused);
    if (said.get(MetadataField.REFUSED) instanceof List<?> before) {
      before.forEach(one -> all.add(one.toString()));
    }
    return said.with().set(MetadataField.REFUSED, all).build();
  }

  private Outcome done(Button button, Metadata said) throws IOException {
    return switch (button.act()) {
      case "publish" -> released(said, Release.of(Publication.PUBLISHED));
      case "review" -> released(said, Release.of(Publication.REVIEW));
      case "draft" -> released(said, Release.of(Publication.DRAFT));
      case "plan" -> planned(said);
      case "withdraw" -> withdrawn(said);
      case "erase" -> erased();
      case "restore" -> {
        saved(said, null);
        editing.restore(actor, now.id());
        yield new Outcome.Done("restored");
      }
      case "undo" -> undone(button, said);
      case Sent.FILE -> replaced(said);
      default -> {
        saved(said, null);
        yield new Outcome.Done("saved");
      }
    };
  }

  private Document saved(Metadata said, @Nullable Release release) throws IOException {
    return editing.edit(actor, now.id(), now.document().version(), said, release).document();
  }

  private Outcome released(Metadata said, Release release) throws IOException {
    saved(said, release);
    return new Outcome.Done(release.publication().code());
  }

  /** The file first: where it cannot be taken, nothing has been saved. */
  private Outcome replaced(Metadata said) throws IOException {
    Optional<Hindrance> hindrance = new NewFile(editing, actor, texts).take(now, sent);
    if (hindrance.isPresent()) {
      return back(422, hindrance.get());
    }
    editing.edit(actor, now.id(), now.document().version() + 1, said, null);
    return new Outcome.Done(Sent.FILE);
  }

  private Outcome planned(Metadata said) throws IOException {
    Days day = Days.of(inputs.until());
    return day.wrong() == null
        ? released(said, day.release())
        : back(422, Inputs.UNTIL, texts.say(day.wrong()));
  }

  private Outcome withdrawn(Metadata said) throws IOException {
    if (inputs.reason().isEmpty()) {
      return back(422, Inputs.REASON, texts.say("record.reason.missing"));
    }
    if (inputs.reason().length() > RecordForm.LONGEST) {
      return back(422, Inputs.REASON, texts.say("record.wrong.too_long"));
    }
    saved(said, null);
    editing.withdraw(actor, now.id(), inputs.reason(), inputs.isNamed());
    return new Outcome.Done("withdrawn");
  }

  private Outcome erased() throws IOException {
    if (inputs.eraseReason().isEmpty()) {
      return back(422, Inputs.ERASE_REASON, texts.say("record.reason.missing"));
    }
    if (!inputs.isSure()) {
      return back(422, Inputs.SURE, texts.say("record.erase.unsure"));
    }
    editing.erase(actor, now.id(), inputs.eraseReason());
    return new Outcome.Done("erased");
  }

  private Outcome undone(Button button, Metadata said) throws IOException {
    List<ChangeRow> changes = archive.changes(now.id(), MOST_CHANGES);
    Optional<Undoing> undoing =
        IntStream.range(0, changes.size())
            .filter(at -> String.valueOf(changes.get(at).change().number()).equals(button.first()))
            .boxed()
            .flatMap(at -> Undoing.at(changes, at, now.document()).stream())
            .filter(one -> one.isUntouched(said))
            .findFirst();
    if (undoing.isEmpty()) {
      return back(409, null, texts.say("record.undo.changed"));
    }
    saved(undoing.get().metadata(said), undoing.get().release());
    return new Outcome.Done("undone");
  }

  private Outcome back(int status, @Nullable String field, String sentence) {
    return back(status, new Hindrance(field, sentence));
  }

  private Outcome back(int status, Hindrance problem) {
    return new Outcome.Back(new Returned(status, form, inputs, Map.of(), Map.of(), problem, null));
  }
}
