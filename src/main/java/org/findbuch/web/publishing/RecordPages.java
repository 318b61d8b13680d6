package org.findbuch.web.publishing;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Tombstone;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Ingestor;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Shelves;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Role;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.page.EditField;
import org.findbuch.web.page.EditField.Choice;
import org.findbuch.web.page.EditField.Shape;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Values;
import org.findbuch.web.page.Visibility;
import org.findbuch.web.publishing.RecordChange.Outcome;
import org.findbuch.web.publishing.RecordPage.Field;
import org.findbuch.web.staff.SignInPages;
import org.jspecify.annotations.Nullable;

/** {@code /staff/d/{id}}: what is said about a document, and who may see it. */
public record RecordPages(
    Archive archive,
    Editing editing,
    Ingestor ingestor,
    SignInPages signing,
    Pages pages,
    long mostBytes) {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final int MOST_OFFERS = 3;
  private static final int MOST_EVENTS = 50;

  private static final Set<MetadataField> HINTED =
      Set.of(
          MetadataField.DATE,
          MetadataField.AUTHORS,
          MetadataField.TOPICS,
          MetadataField.PLACES,
          MetadataField.LICENCE,
          MetadataField.DESCRIPTION);

  private static final String[] DONE = {
    "",
    "saved",
    "published",
    "embargoed",
    "review",
    "draft",
    "withdrawn",
    "restored",
    "undone",
    Sent.FILE
  };

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Holding holding = kept(exchange);
    String done = new Parameters(exchange).oneOf("done", "", DONE);
    render(exchange, holding, Returned.fresh(holding), done.isEmpty() ? null : done);
  }

  public void change(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    change(exchange, kept(exchange), Sent.of(http));
  }

  /** The same form with a file, which becomes the newest of the document. */
  public void replace(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Session session = exchange.session();
    if (session == null && !CrossSite.isFormWithFiles(http)) {
      throw Exchange.notSignedIn();
    }
    try (Sent sent = Sent.withFile(exchange, archive, mostBytes)) {
      String form = "/staff/d/" + Address.document(http);
      if (session == null) {
        signing.keep(exchange, form, sent.fields());
      } else if (!sent.isOf(session)) {
        signing.refuse(exchange, session, form, sent.fields());
      } else {
        change(exchange, kept(exchange), sent);
      }
    }
  }

  private void change(Exchange exchange, Holding now, Sent sent) throws IOException {
    Context http = exchange.http();
    List<ProposalView> proposals = view(exchange, now.id()).proposals();
    switch (new RecordChange(archive, editing, exchange, now, sent).run(proposals)) {
      case Outcome.Done(String what) -> {
        if (!what.equals("saved")) {
          awaitSearch(now.id());
        }
        PageFrame frame = pages.frame(exchange, "", "", null);
        String here = "/staff/d/" + now.id();
        SignInPages.see(
            http, frame.links().to(what.equals("erased") ? here : here + "?done=" + what));
      }
      case Outcome.Back(Returned form) -> {
        http.status(form.status());
        render(exchange, archive.find(now.id()).orElse(now), form, null);
      }
    }
  }

  private Holding kept(Exchange exchange) throws IOException {
    DocumentId id = Address.document(exchange.http());
    Holding holding = archive.find(id).orElseThrow(Problem.NOT_FOUND::exception);
    if (holding.publication() == Publication.ERASED) {
      throw Gone.orNotFound(exchange, id);
    }
    return holding;
  }

  private static DocumentView view(Exchange exchange, DocumentId id) throws IOException {
    return exchange.library().document(id).orElseThrow(Problem.NOT_FOUND::exception);
  }

  /** Whoever has changed something finds it when they look, if that is soon. */
  private void awaitSearch(DocumentId id) throws IOException {
    try {
      boolean _ = ingestor.awaitSettled(Set.of(id), PATIENCE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void render(Exchange exchange, Holding holding, Returned form, @Nullable String done)
      throws IOException {
    Session session = exchange.signedIn();
    PageTexts texts = exchange.texts();
    Wording wording = exchange.library().wording();
    DocumentView document = view(exchange, holding.id());
    Optional<String> asker =
        holding.publication() == Publication.REVIEW
            ? editing.reviewAskedBy(holding.id())
            : Optional.empty();
    boolean isFaulty = form.problem() != null || !form.wrong().isEmpty();
    String title = texts.say(isFaulty ? "record.tab.wrong" : "record.tab", document.title());
    List<Field> fields = new ArrayList<>();
    for (MetadataField field : RecordForm.FIELDS) {
      fields.add(field(field, form, document, texts, exchange.library()));
    }
    List<ChangeRow> changes = archive.changes(holding.id(), MOST_EVENTS);
    pages.render(
        exchange.http(),
        "record.jte",
        new RecordPage(
            pages.frame(exchange, title, "", null),
            wording,
            document,
            Visibility.of(archive, holding).text(texts),
            session.csrf(),
            done == null ? null : texts.say(done(done, holding)),
            form.problem(),
            form.news(),
            fields,
            form.inputs(),
            new History(texts, new Values(archive, texts, wording)).of(changes, holding.document()),
            editing.wasPublic(holding.document()),
            asker.orElse(null),
            Objects.equals(asker.orElse(null), session.account().name()),
            session.account().role() == Role.ADMIN,
            stone(holding),
            holding.gaps(),
            texts.most(mostBytes)));
  }

  /** Of what was never public no reason is shown to anybody. */
  private static String done(String done, Holding holding) {
    Tombstone tombstone = holding.document().tombstone();
    boolean isUnseen = done.equals("withdrawn") && tombstone != null && !tombstone.shown();
    return "record.done." + done + (isUnseen ? ".unseen" : "");
  }

  private static String stone(Holding holding) {
    Tombstone tombstone = holding.document().tombstone();
    return tombstone == null ? "" : tombstone.reason();
  }

  private static Field field(
      MetadataField field, Returned form, DocumentView document, PageTexts texts, Library library)
      throws IOException {
    RecordForm.Wrong wrong = form.wrong().get(field);
    String theirs = form.theirs().get(field);
    EditField input =
        new EditField(
            field.code(),
            texts.name(field),
            shown(field, form.form().of(field), texts),
            HINTED.contains(field) ? texts.say("record.hint." + field.code()) : null,
            wrong == null ? null : texts.say("record.wrong." + wrong(field, wrong)),
            choices(field, form.form().of(field), texts, library),
            theirs == null ? null : shown(field, theirs, texts),
            field.form() == MetadataField.Form.LINES ? Shape.LINES : Shape.LINE);
    return new Field(input, offers(document, field));
  }

  private static String shown(MetadataField field, String words, PageTexts texts) {
    return field == MetadataField.DATE ? texts.typedDate(words) : words;
  }

  /** The surest proposals; what two sources say stands once. */
  private static List<ProposalView> offers(DocumentView document, MetadataField field) {
    Map<String, ProposalView> offers = new LinkedHashMap<>();
    document.proposals().stream()
        .filter(offer -> offer.field() == field)
        .forEach(offer -> offers.putIfAbsent(offer.value(), offer));
    return offers.values().stream().limit(MOST_OFFERS).toList();
  }

  private static String wrong(MetadataField field, RecordForm.Wrong wrong) {
    return wrong == RecordForm.Wrong.FORM ? field.code() : wrong.code();
  }

  /** What can be chosen; what was sent is among it, whatever that is. */
  private static List<Choice> choices(
      MetadataField field, String value, PageTexts texts, Library library) throws IOException {
    Wording wording = library.wording();
    List<Choice> choices = new ArrayList<>();
    switch (field) {
      case KIND -> {
        for (Kind kind : Kind.values()) {
          choices.add(choice(kind.code(), wording.name(kind), value));
        }
      }
      case LANGUAGE -> {
        for (String code : List.of("de", "en")) {
          choices.add(choice(code, wording.languageName(code), value));
        }
      }
      case COLLECTION -> {
        for (Shelves.Choice each : library.shelves().choices()) {
          choices.add(choice(each.id().value(), each.label(), value));
        }
      }
      default -> {
        return choices;
      }
    }
    if (!value.isEmpty() && choices.stream().noneMatch(Choice::isChosen)) {
      String label = field == MetadataField.LANGUAGE ? wording.languageName(value) : value;
      choices.addFirst(new Choice(value, label, true));
    }
    choices.addFirst(new Choice("", texts.say("record.unsaid"), value.isEmpty()));
    return choices;
  }

  private static Choice choice(String value, String label, String chosen) {
    return new Choice(value, label, value.equals(chosen));
  }
}
