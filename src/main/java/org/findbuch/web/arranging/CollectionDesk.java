package org.findbuch.web.arranging;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.findbuch.archive.Archive;
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
    this.shown = new ArrangingPages(pages);
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
    Collection now = kept(http);
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
    if (form.next() == null) {
      shown.render(exchange, action, id, form, null);
    } else {
      PageFrame frame = pages.frame(exchange, "", "", null);
      SignInPages.see(exchange.http(), frame.links().to(form.next()));
    }
  }

  private Collection kept(Context http) throws IOException {
    CollectionId id = Address.collection(http);
    return archive.collections().find(id).orElseThrow(Problem.NOT_FOUND::exception);
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
