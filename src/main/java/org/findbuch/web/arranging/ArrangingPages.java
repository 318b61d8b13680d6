package org.findbuch.web.arranging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.Shelves;
import org.findbuch.staff.Role;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.arranging.ArrangingPage.Entry;
import org.findbuch.web.arranging.ArrangingPage.Value;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.page.EditField;
import org.findbuch.web.page.EditField.Choice;
import org.findbuch.web.page.EditField.Shape;
import org.findbuch.web.page.Pages;
import org.jspecify.annotations.Nullable;

/** Shows the form of a collection, as it is opened and as it comes back. */
record ArrangingPages(Pages pages) {
  /** The field that names what a collection is merged into. */
  static final String INTO = "into";

  private static final int MOST_ENTRIES = 100;
  private static final List<String> HINTED =
      List.of(
          CollectionForm.START,
          CollectionForm.PARENT,
          "theme",
          "form",
          CollectionForm.CRITERIA,
          "contact");

  /**
   * Answers with the form.
   *
   * @param id null where a collection is to be made
   * @param done the last part of the key of what has just been done, or null
   */
  void render(
      Exchange exchange,
      String action,
      @Nullable CollectionId id,
      CollectionAnswer form,
      @Nullable String done)
      throws IOException {
    PageTexts texts = exchange.texts();
    Session session = exchange.signedIn();
    Shelves shelves = exchange.library().shelves();
    List<Shelves.Choice> all = shelves.choices();
    CollectionView view =
        id == null ? null : shelves.find(id).orElseThrow(Problem.NOT_FOUND::exception);
    List<EditField> fields = new ArrayList<>();
    for (String name : CollectionForm.FIELDS) {
      fields.add(field(name, form, id, all, exchange));
    }
    boolean isFaulty = form.problem() != null || !form.wrong().isEmpty();
    String title = view == null ? texts.say("arrange.new") : view.title();
    boolean isAdmin = session.account().role() == Role.ADMIN;
    exchange.http().header("Cache-Control", "no-store");
    pages.render(
        exchange.http(),
        "arrange.jte",
        new ArrangingPage(
            pages.frame(
                exchange, isFaulty ? texts.say("record.wrong") + " " + title : title, "", null),
            action,
            session.csrf(),
            view,
            done == null ? null : texts.say("arrange.done." + done),
            form.problem(),
            form.news(),
            fields,
            form.before().words().entrySet().stream()
                .filter(_ -> view != null)
                .map(each -> new Value(CollectionForm.BEFORE + each.getKey(), each.getValue()))
                .toList(),
            view == null ? List.of() : entries(exchange, view, form.form()),
            id == null || !isAdmin ? List.of() : targets(all, id, exchange.http().formParam(INTO)),
            isAdmin));
  }

  private static List<Choice> targets(
      List<Shelves.Choice> all, CollectionId without, @Nullable String chosen) {
    return all.stream()
        .filter(each -> !each.id().equals(without))
        .map(each -> choice(each, String.valueOf(chosen)))
        .toList();
  }

  private static Choice choice(Shelves.Choice each, String chosen) {
    String value = each.id().value();
    return new Choice(value, each.label(), value.equals(chosen));
  }

  private static EditField field(
      String name,
      CollectionAnswer form,
      @Nullable CollectionId id,
      List<Shelves.Choice> all,
      Exchange exchange) {
    PageTexts texts = exchange.texts();
    String wrong = form.wrong().get(name);
    return new EditField(
        name,
        texts.say("arrange.field." + name),
        form.form().of(name),
        HINTED.contains(name) ? texts.say("arrange.hint." + name) : null,
        wrong == null ? null : texts.say("arrange.wrong." + wrong),
        choices(name, form.form().of(name), id, all, exchange),
        form.theirs().get(name),
        shape(name));
  }

  private static Shape shape(String name) {
    return switch (name) {
      case CollectionForm.DESCRIPTION -> Shape.LINES;
      case CollectionForm.START, CollectionForm.END -> Shape.SHORT;
      default -> Shape.LINE;
    };
  }

  /** What can be chosen; what was sent is among it, whatever that is. */
  private static List<Choice> choices(
      String name,
      String value,
      @Nullable CollectionId id,
      List<Shelves.Choice> all,
      Exchange exchange) {
    List<Choice> choices = new ArrayList<>();
    switch (name) {
      case CollectionForm.KIND -> {
        for (CollectionKind kind : CollectionKind.values()) {
          String label = exchange.library().wording().name(kind);
          choices.add(new Choice(kind.code(), label, kind.code().equals(value)));
        }
      }
      case CollectionForm.PARENT -> {
        String none = exchange.texts().say("arrange.parent.none");
        choices.add(new Choice("", none, value.isEmpty()));
        all.stream().filter(e -> !e.id().equals(id)).forEach(e -> choices.add(choice(e, value)));
      }
      default -> {
        return choices;
      }
    }
    if (choices.stream().noneMatch(Choice::isChosen)) {
      choices.addFirst(new Choice(value, value, true));
    }
    return choices;
  }

  /** What is in a collection: first what has a place, then the collections, then the documents. */
  private static List<Entry> entries(Exchange exchange, CollectionView of, CollectionForm form)
      throws IOException {
    Library library = exchange.library();
    Map<String, Entry> found = new LinkedHashMap<>();
    List<String> order = form.order();
    Shelves shelves = library.shelves();
    for (CollectionRef child : of.children()) {
      Optional<Collection> collection = shelves.shown(child.id());
      if (collection.isPresent()) {
        String id = child.id().value();
        String kind = library.wording().name(collection.get().kind());
        found.put(id, entry(id, child.title(), kind, order));
      }
    }
    for (Map.Entry<String, String> document : documents(library, of).entrySet()) {
      found.put(
          document.getKey(),
          entry(
              document.getKey(),
              document.getValue(),
              exchange.texts().say("arrange.document"),
              order));
    }
    List<Entry> entries = new ArrayList<>();
    for (String id : order) {
      Entry known = found.remove(id);
      Optional<DocumentView> document =
          known == null && DocumentId.parse(id).isPresent()
              ? library.document(new DocumentId(id))
              : Optional.empty();
      if (known != null) {
        entries.add(known);
      } else if (document.isPresent()) {
        String note = exchange.texts().say("arrange.document");
        entries.add(entry(id, document.get().title(), note, order));
      }
    }
    entries.addAll(found.values());
    return entries;
  }

  private static Entry entry(String id, String title, String note, List<String> order) {
    int at = order.indexOf(id);
    return new Entry(id, title, note, at < 0 ? "" : String.valueOf(at + 1));
  }

  /** Titles by id, of the first hundred by title. */
  private static Map<String, String> documents(Library library, CollectionView of)
      throws IOException {
    Map<String, String> titles = new LinkedHashMap<>();
    try {
      SearchRequest inside =
          SearchRequest.of(new Query.Everything())
              .choosing(Map.of(Facet.COLLECTION, List.of(of.id().value())))
              .sorted(Sort.TITLE)
              .page(1, MOST_ENTRIES);
      for (SearchView.HitView hit : library.search("", inside).hits()) {
        titles.put(hit.id().value(), hit.title());
      }
    } catch (IndexNotReadyException notYet) {
      DocumentFilter own = new DocumentFilter(Access.STAFF, null, null, of.id());
      for (DocumentView document : library.documents(own, 1, MOST_ENTRIES)) {
        titles.put(document.id().value(), document.title());
      }
    }
    return titles;
  }
}
