package org.findbuch.web.arranging;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.editing.Editing;
import org.findbuch.reading.CollectionView;
import org.findbuch.web.arranging.CollectionForm.Merged;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.staff.SignInPages;
import org.jspecify.annotations.Nullable;

/** {@code /staff/collections}: conferences, series and projects, to look over, make and change. */
public final class CollectionDesk {
  static final String LIST = "/staff/collections";
  private static final String FRESH = "/staff/new-collection";

  private final Archive archive;
  private final Editing editing;
  private final Pages pages;
  private final ArrangingPages shown;

  public CollectionDesk(Archive archive, Editing editing, Pages pages) {
    this.archive = archive;
    this.editing = editing;
    this.pages = pages;
    this.shown = new ArrangingPages(pages, archive);
  }

  /**
   * The list.
   *
   * @param done what has just been done, or null
   */
  public record ListPage(PageFrame frame, List<CollectionView> collections, @Nullable String done) {
    /** How deep one lies in the tree. */
    public int depth(CollectionView of) {
      return of.parent() == null
          ? 0
          : collections.stream()
              .filter(each -> each.id().equals(of.parent().id()))
              .findFirst()
              .map(above -> depth(above) + 1)
              .orElse(0);
    }
  }

  public void list(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String done = new Parameters(exchange).oneOf("done", "", "", "removed", "merged");
    PageTexts texts = exchange.texts();
    pages.render(
        http,
        "shelves.jte",
        new ListPage(
            pages.frame(exchange, texts.say("arrange.title"), "", null),
            exchange.library().shelves().all(),
            done.isEmpty() ? null : texts.say("arrange.done." + done)));
  }

  public void fresh(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    shown.render(exchange, FRESH, null, CollectionAnswer.fresh(CollectionForm.blank()), null);
  }

  public void one(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Collection kept = kept(http);
    if (!kept.id().equals(Address.collection(http))) {
      // Merged for ever: the address leads on as the public one does.
      String moved = Address.moved(http, address(kept.id()));
      http.redirect(moved, HttpStatus.PERMANENT_REDIRECT);
      return;
    }
    String done = new Parameters(exchange).oneOf("done", "", "", "saved", "added", "merged");
    CollectionAnswer form = CollectionAnswer.fresh(CollectionForm.of(kept));
    shown.render(exchange, address(kept.id()), kept.id(), form, done.isEmpty() ? null : done);
  }

  public void add(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CollectionForm form = CollectionForm.typed(http, CollectionForm.blank());
    boolean isWanted = SignInPages.field(http, "do").equals("save");
    answer(
        exchange,
        FRESH,
        null,
        isWanted
            ? new CollectionChange(archive, editing, exchange, form, form).added()
            : CollectionAnswer.fresh(form).saying(exchange.texts().say("record.kept")));
  }

  public void change(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    CollectionId id = Address.collection(http);
    Optional<Collection> found = archive.collections().find(id);
    if (found.isEmpty()) {
      lost(exchange, id);
      return;
    }
    Collection now = found.get();
    CollectionForm current = CollectionForm.of(now);
    CollectionForm before = CollectionForm.before(http, current);
    CollectionForm typed = CollectionForm.typed(http, current);
    CollectionChange change = new CollectionChange(archive, editing, exchange, before, typed);
    CollectionAnswer back =
        switch (SignInPages.field(http, "do")) {
          case "save" -> change.saved(now.id());
          case "remove" -> change.removed(now.id());
          case "merge" -> change.merged(now.id());
          default -> again(exchange, current, before, typed);
        };
    answer(exchange, address(now.id()), now.id(), back);
  }

  private void answer(
      Exchange exchange, String action, @Nullable CollectionId id, CollectionAnswer form)
      throws IOException {
    exchange.http().status(form.status());
    if (form.next() == null && id != null && archive.collections().find(id).isEmpty()) {
      lost(exchange, id);
    } else if (form.next() == null) {
      shown.render(exchange, action, id, form, null);
    } else {
      PageFrame frame = pages.frame(exchange, "", "", null);
      SignInPages.see(exchange.http(), frame.links().to(form.next()));
    }
  }

  /**
   * Somebody has removed or merged it since the form was opened: what was typed is shown again, to
   * make a new one of it.
   */
  private void lost(Exchange exchange, CollectionId id) throws IOException {
    Change last =
        archive.collections().changes(id, 1).stream()
            .map(ChangeRow::change)
            .findFirst()
            .orElseThrow(Problem.NOT_FOUND::exception);
    Optional<Collection> into = archive.collections().follow(id);
    PageTexts texts = exchange.texts();
    String when = texts.moment(last.when());
    String sentence =
        into.isPresent()
            ? texts.say("arrange.lost.merged", last.who(), when, into.get().title())
            : texts.say("arrange.lost.removed", last.who(), when);
    CollectionForm typed = CollectionForm.typed(exchange.http(), CollectionForm.blank());
    exchange.http().status(HttpStatus.CONFLICT);
    shown.render(
        exchange, FRESH, null, CollectionAnswer.hindered(409, typed, typed, sentence), null);
  }

  /** The collection that holds now what was in the one asked for. */
  private Collection kept(Context http) throws IOException {
    CollectionId id = Address.collection(http);
    return archive.collections().follow(id).orElseThrow(Problem.NOT_FOUND::exception);
  }

  static String address(CollectionId id) {
    return LIST + "/" + id;
  }

  /** Nothing is done; what was typed is brought together with what is saved. */
  private static CollectionAnswer again(
      Exchange exchange, CollectionForm current, CollectionForm before, CollectionForm typed) {
    Merged merged = typed.onto(before, current, List.of());
    String news = exchange.texts().say("record.kept");
    return new CollectionAnswer(
        200, merged.form(), current, Map.of(), merged.theirs(), null, news, null);
  }
}
