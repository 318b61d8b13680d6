package org.findbuch.cli.desk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.archive.EditConflictException;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.Nearest;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Coded;
import org.findbuch.document.Document;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.TypedDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes what is said about a document. */
@Command(name = "edit")
final class EditCommand extends DocumentChange {
  private static final String PUBLICATION = "publication";
  private static final String EMBARGO_UNTIL = "embargo_until";

  @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*", index = "1..*")
  private List<String> typed = List.of();

  @Override
  public int run(Workplace workplace) throws IOException, InterruptedException {
    List<Assignment> assignments = Assignment.of(typed);
    Holding before = holding(workplace, id());
    Holding after;
    try {
      after = edited(workplace, before, assignments);
    } catch (EditConflictException meanwhile) {
      // What is typed here says nothing about what somebody else has just changed.
      after = edited(workplace, holding(workplace, id()), assignments);
    }
    boolean same = after.document().version() == before.document().version();
    finish(workplace, after, same ? "edit.same" : "edit.done");
    return ExitCode.OK;
  }

  private Holding edited(Workplace workplace, Holding before, List<Assignment> assignments)
      throws IOException {
    Document document = before.document();
    Metadata.Builder metadata = document.metadata().with();
    Release release = document.release();
    for (Assignment assignment : assignments) {
      switch (assignment.field()) {
        case PUBLICATION -> release = release(assignment, release);
        case EMBARGO_UNTIL -> release = embargoed(assignment);
        default -> set(workplace, metadata, assignment);
      }
    }
    Release said = release.equals(document.release()) ? null : release;
    return workplace
        .editing()
        .edit(terminal().actor(), before.id(), document.version(), metadata.build(), said);
  }

  private static void set(Workplace workplace, Metadata.Builder metadata, Assignment assignment)
      throws IOException {
    MetadataField field = known(assignment.field());
    if (field == MetadataField.COLLECTION && !assignment.value().isBlank()) {
      metadata.collection(Nearest.known(workplace.archive(), assignment.value().strip()));
    } else {
      field.set(metadata, assignment.valuesOf(field));
    }
  }

  private static MetadataField known(String name) {
    Optional<MetadataField> field =
        MetadataField.IN_WORDS.stream().filter(f -> f.code().equals(name)).findFirst();
    return field.orElseThrow(
        () ->
            CommandException.usage(
                "edit.field",
                name,
                Stream.concat(
                        MetadataField.IN_WORDS.stream().map(MetadataField::code),
                        Stream.of(PUBLICATION, EMBARGO_UNTIL))
                    .collect(Collectors.joining(", "))));
  }

  private static Release release(Assignment assignment, Release before) {
    List<Publication> open =
        Arrays.stream(Publication.values()).filter(p -> !p.leavesTombstone()).toList();
    Publication publication =
        open.stream()
            .filter(p -> p.code().equals(assignment.value().strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "usage.value",
                        PUBLICATION,
                        assignment.value(),
                        open.stream().map(Coded::code).collect(Collectors.joining(", "))));
    return publication == before.publication() ? before : Release.of(publication);
  }

  private static Release embargoed(Assignment assignment) {
    LocalDate day = TypedDate.day(EMBARGO_UNTIL, assignment.value());
    return new Release(Publication.EMBARGOED, day);
  }
}
