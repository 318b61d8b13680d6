package org.findbuch.cli.desk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.cli.Action;
import org.findbuch.cli.Branch;
import org.findbuch.cli.Catching;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Typed;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.findbuch.document.WrongValueException.Expected;
import org.findbuch.reading.CollectionView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Conferences, series and projects. */
@Command(
    name = "collection",
    subcommands = {
      CollectionCommand.Listing.class,
      CollectionCommand.Add.class,
      CollectionCommand.Edit.class,
      CollectionOrderCommand.class,
      CollectionMergeCommand.class,
      CollectionRemoveCommand.class
    })
final class CollectionCommand extends Branch {
  private static final String FIELDS =
      "title, kind, parent, start, end, place, theme, form, criteria, contact, description, agenda";

  /** Lists them, each below its parent. */
  @Command(name = "list")
  static final class Listing extends Action {
    @Option(names = "--json")
    private boolean json;

    @Override
    public int run(Workplace workplace) throws IOException {
      Map<CollectionId, Integer> depths = new HashMap<>();
      for (CollectionView each : workplace.library(say().wording()).shelves().all()) {
        Integer above = each.parent() == null ? null : depths.get(each.parent().id());
        int depth = above == null ? 0 : above + 1;
        depths.put(each.id(), depth);
        if (json) {
          Collection kept = workplace.archive().collections().find(each.id()).orElseThrow();
          out().println(JsonOutput.line(kept));
        } else {
          String start = each.start() == null ? "" : " (" + each.start().text() + ")";
          out().printf("%s%s  %s%s%n", "  ".repeat(depth), each.id(), each.title(), start);
        }
      }
      return ExitCode.OK;
    }
  }

  /** Adds one. */
  @Command(name = "add")
  static final class Add extends Naming {
    @Parameters(paramLabel = "TITLE", index = "0")
    private String title = "";

    @Parameters(paramLabel = "FIELD=VALUE", index = "1..*", arity = "0..*")
    private List<String> typed = List.of();

    @Option(names = "--id", paramLabel = "ID")
    private @Nullable String id;

    @Override
    public int run(Workplace workplace) throws IOException {
      String line = Typed.title(Typed.line(title).strip());
      if (line.isEmpty()) {
        throw CommandException.usage("collection.title");
      }
      CollectionId known =
          (id == null ? CollectionId.fromTitle(line) : CollectionId.parse(id))
              .orElseThrow(() -> CommandException.usage("collection.id", id == null ? title : id));
      if (workplace.archive().collections().find(known).isPresent()) {
        throw CommandException.failed("collection.there", known.value());
      }
      Collection bare = Collection.named(known, CollectionKind.CONFERENCE, line);
      Collection added = over(workplace, bare, Assignment.of(typed));
      workplace.editing().arranging().add(terminal().actor(), added);
      print("collection.added", added.title(), added.id().value());
      sayNamesakes(workplace, added);
      return ExitCode.OK;
    }
  }

  /** Changes what is said about one. */
  @Command(name = "edit")
  static final class Edit extends Naming {
    @Parameters(paramLabel = "ID", index = "0")
    private String id = "";

    @Parameters(paramLabel = "FIELD=VALUE", index = "1..*", arity = "1..*")
    private List<String> typed = List.of();

    @Override
    public boolean movesDocuments() {
      return true;
    }

    @Override
    public int run(Workplace workplace) throws IOException, InterruptedException {
      CollectionId known = Nearest.known(workplace.archive(), id);
      List<Assignment> assignments = Assignment.of(typed);
      Collection after =
          workplace
              .editing()
              .arranging()
              .edit(terminal().actor(), known, before -> over(workplace, before, assignments));
      Catching.up(workplace, terminal().stop());
      print("collection.changed", after.title(), after.id().value());
      sayNamesakes(workplace, after);
      return ExitCode.OK;
    }
  }

  /** Two of one title are allowed, but nobody should make them unawares. */
  abstract static class Naming extends Action {
    final void sayNamesakes(Workplace workplace, Collection of) throws IOException {
      for (Collection each : workplace.archive().collections().namesakes(of)) {
        print("collection.namesake", each.title(), each.id().value());
      }
    }
  }

  /** A collection with some fields set anew. */
  private static Collection over(
      Workplace workplace, Collection before, List<Assignment> assignments) throws IOException {
    Collection now = before;
    for (Assignment assignment : assignments) {
      now = with(workplace, now, assignment);
    }
    if (now.hasGotReversedDays(before)) {
      throw new WrongValueException("end", String.valueOf(now.end()), Expected.ORDERED_DAYS);
    }
    return now;
  }

  private static Collection with(Workplace workplace, Collection old, Assignment assignment)
      throws IOException {
    String field = assignment.field();
    if (!List.of(FIELDS.split(", ")).contains(field)) {
      throw CommandException.usage("edit.field", field, FIELDS);
    }
    String typed =
        field.equals("description") || field.equals("agenda")
            ? Typed.text(assignment.value()).strip()
            : Typed.line(assignment.value()).strip();
    String text = typed.isEmpty() ? null : typed;
    if (field.equals("title") && text == null) {
      throw new WrongValueException("title", assignment.value(), Expected.ONE_VALUE);
    }
    if (field.equals("agenda")) {
      return old.planned(AgendaItem.parse(field, typed));
    }
    return old.saying(
        field.equals("kind") ? kind(typed) : old.kind(),
        field.equals("title") ? Typed.title(typed) : old.title(),
        field.equals("parent") ? parent(workplace, text) : old.parent(),
        field.equals("start") ? date(field, text) : old.start(),
        field.equals("end") ? date(field, text) : old.end(),
        field.equals("place") ? text : old.place(),
        field.equals("theme") ? text : old.theme(),
        field.equals("form") ? text : old.form(),
        field.equals("criteria") ? assignment.values() : old.criteria(),
        field.equals("contact") ? text : old.contact(),
        field.equals("description") ? text : old.description());
  }

  private static CollectionKind kind(String typed) {
    return Coded.parse(CollectionKind.class, typed)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "usage.value", "kind", typed, Coded.codes(CollectionKind.class)));
  }

  private static @Nullable CollectionId parent(Workplace workplace, @Nullable String typed)
      throws IOException {
    return typed == null ? null : Nearest.known(workplace.archive(), typed);
  }

  private static @Nullable DocumentDate date(String field, @Nullable String typed) {
    return typed == null ? null : TypedDate.of(field, typed);
  }
}
