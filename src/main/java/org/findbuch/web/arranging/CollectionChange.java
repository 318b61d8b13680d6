package org.findbuch.web.arranging;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.CollectionException;
import org.findbuch.archive.Collections;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DiskFault;
import org.findbuch.editing.Actor;
import org.findbuch.editing.AgendaDocumentException;
import org.findbuch.editing.Editing;
import org.findbuch.editing.ForbiddenException;
import org.findbuch.reading.Wording;
import org.findbuch.web.arranging.CollectionForm.Merged;
import org.findbuch.web.arranging.CollectionForm.Said;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.staff.SignInPages;

/** One sending of a collection's form: what is done with it, or why nothing is. */
final class CollectionChange {
  private static final int MOST_NAMESAKES = 100;

  private final Archive archive;
  private final Editing editing;
  private final Exchange exchange;
  private final PageTexts texts;
  private final Actor actor;
  private final CollectionForm before;
  private final CollectionForm typed;

  /**
   * What was sent.
   *
   * @param before what the form was opened with
   */
  CollectionChange(
      Archive archive,
      Editing editing,
      Exchange exchange,
      CollectionForm before,
      CollectionForm typed) {
    this.archive = archive;
    this.editing = editing;
    this.exchange = exchange;
    this.texts = exchange.texts();
    this.actor = Actor.of(exchange.signedIn().account());
    this.before = before;
    this.typed = typed;
  }

  /** What is said is saved, brought together with what a colleague has saved meanwhile. */
  CollectionAnswer saved(CollectionId id) throws IOException {
    List<String> theirs = exchange.http().formParams("theirs");
    CollectionAnswer[] back = new CollectionAnswer[1];
    Collections collections = archive.collections();
    return doing(
        () -> {
          editing
              .arranging()
              .edit(
                  actor,
                  id,
                  now -> {
                    CollectionForm current = CollectionForm.of(now);
                    Merged merged = typed.onto(before, current, theirs);
                    Said said = merged.form().over(now, collections);
                    if (!merged.theirs().isEmpty() || !said.wrong().isEmpty()) {
                      back[0] = back(merged, said, current);
                      return now;
                    }
                    return said.collection();
                  });
          return back[0] != null ? back[0] : led(CollectionDesk.address(id) + "?done=saved");
        });
  }

  private CollectionAnswer back(Merged merged, Said said, CollectionForm current) {
    boolean isFaster = !merged.theirs().isEmpty();
    return new CollectionAnswer(
        isFaster ? 412 : 422,
        merged.form(),
        current,
        said.wrong(),
        merged.theirs(),
        isFaster ? texts.say("arrange.faster") : null,
        null,
        null);
  }

  /** A new collection is made. */
  CollectionAnswer added() throws IOException {
    String title = typed.of(CollectionForm.TITLE);
    CollectionId id = CollectionId.fromTitle(title).orElse(new CollectionId("sammlung"));
    Collection bare = Collection.named(id, CollectionKind.CONFERENCE, id.value());
    Said said = typed.over(bare, archive.collections());
    if (said.wrong().isEmpty() && isThere(said.collection())) {
      said.wrong().put(CollectionForm.TITLE, "there");
    }
    if (!said.wrong().isEmpty()) {
      return CollectionAnswer.wrong(typed, said.wrong());
    }
    return doing(() -> led(CollectionDesk.address(addedAs(said.collection())) + "?done=added"));
  }

  /** Sent twice by accident, or made by a colleague meanwhile. */
  private boolean isThere(Collection collection) throws IOException {
    return archive.collections().all().stream()
        .anyMatch(
            each ->
                each.title().equalsIgnoreCase(collection.title())
                    && String.valueOf(each.start()).equals(String.valueOf(collection.start())));
  }

  /** Conferences of one name are told apart by their year, then by a number. */
  private CollectionId addedAs(Collection collection) throws IOException {
    String name = collection.id().value();
    String year = collection.start() == null ? "" : "-" + collection.start().firstYear();
    for (int number = 0; number < MOST_NAMESAKES; number++) {
      String end = number == 0 ? "" : number == 1 ? year : year + "-" + number;
      String cut = name.substring(0, Math.min(name.length(), CollectionId.LONGEST - end.length()));
      Optional<CollectionId> id = CollectionId.parse(cut.replaceAll("-$", "") + end);
      try {
        if (id.isPresent()) {
          editing.arranging().add(actor, collection.as(id.get()));
          return id.get();
        }
      } catch (CollectionException taken) {
        if (taken.reason() != CollectionException.Reason.ALREADY_THERE) {
          throw taken;
        }
      }
    }
    throw new CollectionException(CollectionException.Reason.ALREADY_THERE, collection.id());
  }

  /** An empty one is taken away. */
  CollectionAnswer removed(CollectionId id) throws IOException {
    if (exchange.http().formParam("sure-removed") == null) {
      return CollectionAnswer.hindered(422, typed, before, texts.say("arrange.remove.unsure"));
    }
    return doing(
        () -> {
          editing.arranging().remove(actor, id);
          return led(CollectionDesk.LIST + "?done=removed");
        });
  }

  /** Everything in one moves to another, for ever. */
  CollectionAnswer merged(CollectionId id) throws IOException {
    Optional<CollectionId> into =
        CollectionId.parse(SignInPages.field(exchange.http(), ArrangingPages.INTO));
    if (into.isEmpty()
        || into.get().equals(id)
        || archive.collections().find(into.get()).isEmpty()) {
      return CollectionAnswer.hindered(422, typed, before, texts.say("arrange.merge.missing"));
    }
    if (exchange.http().formParam("sure") == null) {
      return CollectionAnswer.hindered(422, typed, before, texts.say("arrange.merge.unsure"));
    }
    return doing(
        () -> {
          Collection after = editing.arranging().merge(actor, id, into.get());
          return led(CollectionDesk.address(after.id()) + "?done=merged");
        });
  }

  /** Something that changes a collection. */
  @FunctionalInterface
  private interface Step {
    CollectionAnswer run() throws IOException;
  }

  /** What keeps a step from being done stands above the form, which comes back as it was sent. */
  private CollectionAnswer doing(Step step) throws IOException {
    Wording wording = exchange.library().wording();
    try {
      return step.run();
    } catch (ForbiddenException forbidden) {
      String needed = forbidden.needed().code();
      return CollectionAnswer.hindered(
          403, typed, before, texts.say("problem.forbidden.person", needed));
    } catch (AgendaDocumentException lost) {
      String sentence = texts.say("problem.agenda-document", lost.line(), lost.document());
      return CollectionAnswer.hindered(422, typed, before, sentence);
    } catch (CollectionException refused) {
      String others = wording.titles(refused.named(), refused.others());
      int count = refused.named().size() + refused.others();
      String sentence =
          switch (refused.reason()) {
            case UNKNOWN, UNKNOWN_PARENT -> texts.say("arrange.gone");
            case CIRCLE -> texts.say("arrange.wrong.circle");
            case ALREADY_THERE -> texts.say("arrange.wrong.there");
            case FILLED -> texts.say("problem.collection-filled", refused.title(), others, count);
            case POINTED_AT ->
                texts.say("problem.collection-pointed-at", refused.title(), others, count);
          };
      return CollectionAnswer.hindered(409, typed, before, sentence);
    } catch (IOException failed) {
      DiskFault fault = DiskFault.of(failed).orElseThrow(() -> failed);
      return CollectionAnswer.hindered(
          fault.isOfSpace() ? 507 : 503, typed, before, wording.name(fault));
    }
  }

  private CollectionAnswer led(String address) {
    return CollectionAnswer.leading(address, typed);
  }
}
