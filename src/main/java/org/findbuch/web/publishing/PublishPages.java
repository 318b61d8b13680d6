package org.findbuch.web.publishing;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.PublicationException;
import org.findbuch.document.DiskFault;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Progress;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.editing.OwnReviewException;
import org.findbuch.ingest.Ingestor;
import org.findbuch.reading.DocumentView;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Visibility;
import org.findbuch.web.publishing.PublishPage.Row;
import org.findbuch.web.staff.SignInPages;
import org.jspecify.annotations.Nullable;

/**
 * {@code /staff/publish}: several documents at once. Each is published by itself: what is in the
 * way of one holds up no other.
 */
public record PublishPages(Archive archive, Editing editing, Ingestor ingestor, Pages pages) {
  private static final int MOST = 200;
  private static final long PATIENCE_MILLIS = 1_000;
  private static final String DONE = "done";

  /** What several documents can become together. */
  private static final Set<Publication> STEPS =
      Set.of(Publication.PUBLISHED, Publication.EMBARGOED, Publication.DRAFT);

  /**
   * What is about to be published, and what each of them lacks; nothing is changed. Or what was
   * done, which has an address so that whoever left it finds the way to take it back.
   */
  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Choice choice = Choice.asked(http);
    Optional<Publication> done =
        new Parameters(exchange).oneOf(DONE, Publication.class).filter(STEPS::contains);
    if (done.isPresent()) {
      outcome(exchange, choice.listed(), done.get());
    } else {
      ask(exchange, choice, "", null, null);
    }
  }

  /** What became of documents that were released together, as it stands by now. */
  private void outcome(Exchange exchange, Set<DocumentId> ids, Publication to) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (DocumentId id : ids) {
      Optional<Holding> holding = archive.find(id);
      if (holding.isPresent()) {
        boolean isDone = holding.get().publication() == to;
        rows.add(row(exchange, holding.get(), null, true, isDone));
      }
    }
    render(exchange, rows, "", null, null, to.code());
  }

  /** Publishes, plans, or makes drafts again; answers what became of each. */
  public void change(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Choice choice = Choice.sent(http);
    String until = SignInPages.field(http, "until").strip();
    String way = SignInPages.field(http, "do");
    if (choice.isOfNothing() && (way.equals("publish") || way.equals("plan"))) {
      http.status(422);
      ask(exchange, choice, until, null, exchange.texts().say("many.unticked"));
      return;
    }
    switch (way) {
      case "publish" -> release(exchange, choice.ticked(), Release.of(Publication.PUBLISHED));
      case "draft" -> release(exchange, choice.ticked(), Release.of(Publication.DRAFT));
      case "plan" -> {
        Days day = Days.of(until);
        if (day.wrong() != null) {
          http.status(422);
          ask(exchange, choice, until, exchange.texts().say(day.wrong()), null);
        } else {
          release(exchange, choice.ticked(), day.release());
        }
      }
      default -> ask(exchange, choice, until, null, null);
    }
  }

  /**
   * Which documents it is about.
   *
   * @param listed all of them
   * @param said those of them that are to be published; null where nobody has said yet
   */
  private record Choice(Set<DocumentId> listed, @Nullable Set<DocumentId> said) {
    static Choice asked(Context http) {
      return new Choice(ids(http.queryParams("d")), null);
    }

    static Choice sent(Context http) {
      Set<DocumentId> ticked = ids(http.formParams("d"));
      Set<DocumentId> listed = ids(http.formParams("listed"));
      listed.addAll(ticked);
      return new Choice(listed, ticked);
    }

    private static Set<DocumentId> ids(List<String> given) {
      Set<DocumentId> ids = new LinkedHashSet<>();
      for (String text : given) {
        DocumentId.parse(text).ifPresent(ids::add);
      }
      if (ids.size() > MOST) {
        throw Problem.of(400, "too-many-chosen", MOST).exception();
      }
      return ids;
    }

    Set<DocumentId> ticked() {
      return said == null ? listed : said;
    }

    /** Something was offered, and nothing of it ticked. */
    boolean isOfNothing() {
      return said != null && said.isEmpty() && !listed.isEmpty();
    }

    /** What is in doubt is ticked by people alone. */
    boolean isTicked(DocumentId id, boolean isInDoubt) {
      return said == null ? !isInDoubt : said.contains(id);
    }
  }

  private void ask(
      Exchange exchange,
      Choice choice,
      String until,
      @Nullable String wrong,
      @Nullable String problem)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (DocumentId id : choice.listed()) {
      Optional<Holding> holding = archive.find(id);
      if (holding.isPresent()) {
        boolean isTicked = choice.isTicked(id, doubt(exchange, holding.get()) != null);
        rows.add(row(exchange, holding.get(), obstacle(exchange, holding.get()), isTicked, false));
      }
    }
    render(exchange, rows, until, wrong, problem, "");
  }

  /** Why a document cannot be published by whoever asks; null when it can. */
  private @Nullable String obstacle(Exchange exchange, Holding holding) throws IOException {
    PageTexts texts = exchange.texts();
    String who = exchange.signedIn().account().name();
    return switch (holding.publication()) {
      case PUBLISHED -> texts.say("many.published");
      case WITHDRAWN, ERASED -> texts.say("many.withdrawn");
      case REVIEW ->
          editing.reviewAskedBy(holding.id()).filter(who::equals).isPresent()
              ? texts.say("many.own")
              : null;
      case DRAFT, EMBARGOED -> null;
    };
  }

  private void release(Exchange exchange, Set<DocumentId> chosen, Release to) throws IOException {
    Actor actor = Actor.of(exchange.signedIn().account());
    boolean takes = exchange.http().formParam("take") != null;
    List<Row> rows = new ArrayList<>();
    Set<DocumentId> changed = new LinkedHashSet<>();
    for (DocumentId id : chosen) {
      Optional<Holding> before = archive.find(id);
      if (before.isPresent()) {
        String failed = failure(exchange, actor, before.get(), to, takes);
        if (failed == null) {
          changed.add(id);
        }
        Holding after = archive.find(id).orElse(before.get());
        rows.add(row(exchange, after, failed, true, failed == null));
      }
    }
    await(changed);
    if (!rows.isEmpty() && rows.stream().allMatch(Row::isDone)) {
      String ids = changed.stream().map(id -> "&d=" + id).collect(joining());
      String done = "/staff/publish?" + DONE + "=" + to.publication().code() + ids;
      SignInPages.see(exchange.http(), Links.of(exchange).to(done));
      return;
    }
    exchange.http().status(200);
    render(exchange, rows, "", null, null, to.publication().code());
  }

  /** Releases one document; returns why it could not be, or null. */
  private @Nullable String failure(
      Exchange exchange, Actor actor, Holding before, Release to, boolean takes)
      throws IOException {
    PageTexts texts = exchange.texts();
    String obstacle = obstacle(exchange, before);
    if (obstacle != null && to.publication() != Publication.DRAFT) {
      return obstacle;
    }
    try {
      if (takes && to.publication() != Publication.DRAFT) {
        Metadata said = before.document().metadata();
        DocumentView view = exchange.library().document(before.id()).orElseThrow();
        Metadata taken =
            RecordForm.of(said)
                .taking(view.proposals())
                .over(said, archive.collections())
                .metadata();
        editing.edit(actor, before.id(), before.document().version(), taken, to);
      } else {
        editing.publish(actor, before.id(), to);
      }
      return null;
    } catch (OwnReviewException own) {
      return texts.say("many.own");
    } catch (PublicationException way) {
      return texts.say("many.withdrawn");
    } catch (EditConflictException somebody) {
      return texts.say("many.faster");
    } catch (IOException failed) {
      DiskFault fault = DiskFault.of(failed).orElseThrow(() -> failed);
      return exchange.library().wording().name(fault);
    }
  }

  private void await(Set<DocumentId> changed) throws IOException {
    try {
      boolean _ = ingestor.awaitSettled(changed, PATIENCE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why somebody should look at a document before it is published; null where all is well. */
  private static @Nullable String doubt(Exchange exchange, Holding holding) {
    PageTexts texts = exchange.texts();
    return switch (holding.progress()) {
      case Progress.Received _ -> texts.say("many.received");
      case Progress.Unreadable(Fault fault) ->
          texts.say("many.unreadable", exchange.library().wording().reason(fault));
      case Progress.Searchable _ -> null;
    };
  }

  private Row row(
      Exchange exchange,
      Holding holding,
      @Nullable String obstacle,
      boolean isTicked,
      boolean isDone)
      throws IOException {
    PageTexts texts = exchange.texts();
    List<String> gaps = holding.gaps().stream().map(texts::name).toList();
    return new Row(
        holding.id(),
        holding.title(),
        holding.language().code(),
        holding.document().newest().name(),
        holding.publication(),
        Visibility.of(archive, holding).text(texts),
        holding.state(),
        gaps.isEmpty() ? null : texts.say("record.missing", String.join(", ", gaps)),
        obstacle,
        doubt(exchange, holding),
        isTicked,
        isDone);
  }

  private void render(
      Exchange exchange,
      List<Row> rows,
      String until,
      @Nullable String wrong,
      @Nullable String problem,
      String done)
      throws IOException {
    Context http = exchange.http();
    PageTexts texts = exchange.texts();
    long count = rows.stream().filter(Row::isDone).count();
    pages.render(
        http,
        "publish.jte",
        new PublishPage(
            pages.frame(exchange, texts.say("many.title"), "", null),
            exchange.library().wording(),
            exchange.signedIn().csrf(),
            rows,
            until,
            wrong,
            problem,
            done.isEmpty() ? null : texts.say("many.done." + done, count, rows.size())));
  }
}
