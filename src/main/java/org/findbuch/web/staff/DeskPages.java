package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Editing;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Account;
import org.findbuch.staff.Batch;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Pagination;
import org.jspecify.annotations.Nullable;

/** {@code /staff}: what staff have to look after, the most pressing first. */
public record DeskPages(Editing editing, Additions additions, Pages pages) {
  private static final int SIZE = 50;

  /** A list of documents that staff look after. */
  enum Pile implements Coded {
    UNREADABLE(State.UNREADABLE, null),
    RECEIVED(State.RECEIVED, null),
    REVIEW(null, Publication.REVIEW),
    DRAFT(null, Publication.DRAFT),
    EMBARGOED(null, Publication.EMBARGOED),
    WITHDRAWN(null, Publication.WITHDRAWN);

    private final @Nullable State state;
    private final @Nullable Publication publication;

    Pile(@Nullable State state, @Nullable Publication publication) {
      this.state = state;
      this.publication = publication;
    }

    DocumentFilter filter() {
      return new DocumentFilter(Access.STAFF, state, publication, null);
    }
  }

  /**
   * The desk.
   *
   * @param unfinished batches of which some has not come
   * @param piles those that are not empty
   * @param shown documents of one of them
   * @param others where all of them are chosen, or none
   * @param chosen whether all of them are chosen
   * @param own those that wait for somebody else to review them, as whoever looks has asked for it
   */
  public record DeskPage(
      PageFrame frame,
      Wording wording,
      List<Unfinished> unfinished,
      List<Heap> piles,
      List<DocumentView> shown,
      Pagination pagination,
      String others,
      boolean chosen,
      Set<DocumentId> own) {

    /** Whether whoever looks can publish a document together with others. */
    public boolean canBePublished(DocumentView document) {
      Publication publication = document.publication();
      return !publication.isPublic()
          && !publication.leavesTombstone()
          && !own.contains(document.id());
    }

    public boolean canPublish() {
      return shown.stream().anyMatch(this::canBePublished);
    }

    /** What a document should say and does not, in a sentence; empty where it says all. */
    public String gaps(DocumentView document) {
      return document.gaps().isEmpty()
          ? ""
          : frame.say(
              "desk.gaps",
              String.join(", ", document.gaps().stream().map(frame.texts()::name).toList()));
    }

    /** A batch of which some has not come, how much of it in a sentence, and where it is shown. */
    public record Unfinished(String text, String title, String url) {}

    /** A pile, how much is on it, and where it is shown; the address is null for that one. */
    public record Heap(String name, long count, @Nullable String url) {}
  }

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Account account = exchange.account();
    if (account == null) {
      SignInPages.lead(exchange);
      return;
    }
    Library library = exchange.library();
    Parameters parameters = new Parameters(exchange);
    Pile asked = parameters.oneOf("pile", Pile.class).orElse(null);
    int page = parameters.number("page", 1, 1, 1_000_000);
    boolean chosen = parameters.oneOf("all", "", "", "1").equals("1");
    Map<Pile, Long> full = new EnumMap<>(Pile.class);
    for (Pile pile : Pile.values()) {
      long count = library.count(pile.filter());
      if (count > 0) {
        full.put(pile, count);
      }
    }
    Pile shown = asked != null ? asked : full.keySet().stream().findFirst().orElse(Pile.DRAFT);
    List<DeskPage.Heap> heaps = new ArrayList<>();
    full.forEach(
        (pile, count) ->
            heaps.add(
                new DeskPage.Heap(
                    exchange.texts().say("desk.pile." + pile.code()),
                    count,
                    pile == shown ? null : "/staff?pile=" + pile.code())));
    List<DocumentView> documents = library.documents(shown.filter(), page, SIZE);
    pages.render(
        http,
        "desk.jte",
        new DeskPage(
            pages.frame(exchange, exchange.texts().say("desk.title"), "", null),
            library.wording(),
            unfinished(exchange.texts()),
            heaps,
            documents,
            Pagination.of(
                page,
                full.getOrDefault(shown, 0L),
                SIZE,
                to -> "/staff?pile=" + shown.code() + "&page=" + to),
            "/staff?pile=" + shown.code() + "&page=" + page + (chosen ? "" : "&all=1"),
            chosen,
            own(account.name(), documents)));
  }

  private List<DeskPage.Unfinished> unfinished(PageTexts texts) throws IOException {
    List<DeskPage.Unfinished> unfinished = new ArrayList<>();
    for (var entry : additions.brokenOff().entrySet()) {
      Batch batch = additions.batches().find(entry.getKey()).orElse(null);
      if (batch != null) {
        unfinished.add(
            new DeskPage.Unfinished(
                texts.say("desk.unfinished", entry.getValue()),
                texts.say("adding.batch.title", texts.moment(batch.began())),
                "/staff/add/" + batch.id()));
      }
    }
    return unfinished;
  }

  private Set<DocumentId> own(String who, List<DocumentView> documents) throws IOException {
    Set<DocumentId> own = new HashSet<>();
    for (DocumentView document : documents) {
      if (document.publication() == Publication.REVIEW
          && editing.reviewAskedBy(document.id()).filter(who::equals).isPresent()) {
        own.add(document.id());
      }
    }
    return own;
  }

  /**
   * {@code /api/session}: who is signed in, and what a script of our pages sends to change
   * something.
   */
  public void session(Context http) {
    Session session = Exchange.of(http).signedIn();
    ApiJson.answer(
        http,
        200,
        Map.of(
            "name", session.account().name(),
            "role", session.account().role(),
            "csrf", session.csrf(),
            "until", session.until()));
  }
}
