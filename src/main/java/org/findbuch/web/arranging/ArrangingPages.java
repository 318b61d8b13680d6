package org.findbuch.web.arranging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.reading.CollectionView;
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
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Timeline;
import org.findbuch.web.page.Values;
import org.jspecify.annotations.Nullable;

/** Shows the form of a collection, as it is opened and as it comes back. */
record ArrangingPages(Pages pages, Archive archive) {
  /** The field that names what a collection is merged into. */
  static final String INTO = "into";

  private static final int MOST_EVENTS = 50;
  private static final List<String> HINTED =
      List.of(
          CollectionForm.START,
          CollectionForm.PARENT,
          "theme",
          "form",
          CollectionForm.CRITERIA,
          "contact",
          CollectionForm.AGENDA);

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
    List<Entry> entries =
        view == null ? List.of() : new CollectionEntries(exchange, view, form).all();
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
            entries,
            id == null || !isAdmin ? List.of() : targets(all, id, exchange.http().formParam(INTO)),
            isAdmin,
            view != null && view.documents() > CollectionEntries.MOST,
            view == null ? List.of() : namesakes(view),
            view == null ? new Timeline(List.of()) : history(exchange, view.id())));
  }

  private List<CollectionRef> namesakes(CollectionView of) throws IOException {
    Collection kept = archive.collections().find(of.id()).orElseThrow();
    return archive.collections().namesakes(kept).stream()
        .map(each -> new CollectionRef(each.id(), PageFrame.dated(each.title(), each.start())))
        .toList();
  }

  private Timeline history(Exchange exchange, CollectionId id) throws IOException {
    PageTexts texts = exchange.texts();
    Values values = new Values(archive, texts, exchange.library().wording());
    return new CollectionHistory(texts, values).of(archive.collections().history(id, MOST_EVENTS));
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
    String theirs = form.theirs().get(name);
    return new EditField(
        name,
        texts.say("arrange.field." + name),
        shown(name, form.form().of(name), texts),
        HINTED.contains(name) ? texts.say("arrange.hint." + name) : null,
        wrong == null ? null : wrong(texts, name, wrong, form.form().of(name)),
        choices(name, form.form().of(name), id, all, exchange),
        theirs == null ? null : shown(name, theirs, texts),
        shape(name));
  }

  private static String shown(String name, String words, PageTexts texts) {
    return CollectionForm.isDate(name) ? texts.typedDate(words) : words;
  }

  private static String wrong(PageTexts texts, String name, String wrong, String typed) {
    return wrong.equals(CollectionForm.AGENDA)
        ? texts.say("arrange.wrong.agenda", AgendaItem.wrongLine(name, typed))
        : texts.say("arrange.wrong." + wrong);
  }

  private static Shape shape(String name) {
    return switch (name) {
      case CollectionForm.DESCRIPTION, CollectionForm.AGENDA -> Shape.LINES;
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
}
