package org.findbuch.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.findbuch.archive.CollectionException;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.PublicationException;
import org.findbuch.archive.UnknownDocumentException;
import org.findbuch.archive.backup.BackupException;
import org.findbuch.archive.change.UnfinishedChangeException;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.document.DiskFault;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.WrongValueException;
import org.findbuch.editing.AgendaDocumentException;
import org.findbuch.editing.OwnReviewException;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.query.QueryTooLongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one sentence in the user's language. */
public final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  private Complaints() {}

  static int usage(ParameterException wrong, Terminal terminal, Root root) {
    Messages say = messages(terminal, root);
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println(sentence(wrong, say) + " " + say.text("usage.help", command));
    return ExitCode.USAGE;
  }

  static int failure(Throwable failed, Terminal terminal, Root root) {
    Messages say = messages(terminal, root);
    terminal.err().println(sentence(failed, say));
    return switch (failed) {
      case CommandException command -> command.exitCode();
      case UnfinishedChangeException later -> ExitCode.PARTLY;
      default -> ExitCode.FAILED;
    };
  }

  private static String sentence(ParameterException wrong, Messages say) {
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, say);
      case MissingParameterException missing ->
          say.text(
              "usage.missing",
              missing.getMissing().stream().map(Complaints::wanted).collect(joining(", ")));
      default ->
          wrong.getArgSpec() == null || wrong.getValue() == null
              ? say.text("usage.wrong", String.valueOf(wrong.getMessage()))
              : say.text(
                  "usage.value",
                  name(wrong.getArgSpec()),
                  wrong.getValue(),
                  wrong.getArgSpec().paramLabel());
    };
  }

  /** As it is typed: {@code --reason TEXT}, {@code ID}. */
  private static String wanted(CommandLine.Model.ArgSpec argument) {
    return argument.isOption() ? name(argument) + " " + argument.paramLabel() : name(argument);
  }

  private static String name(CommandLine.Model.ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  private static String unmatched(UnmatchedArgumentException unmatched, Messages say) {
    String typed = unmatched.getUnmatched().getFirst();
    if (unmatched.isUnknownOption()) {
      return say.text("usage.option", typed);
    }
    boolean isCommand = !unmatched.getCommandLine().getSubcommands().isEmpty();
    return say.text(isCommand ? "usage.command" : "usage.argument", typed);
  }

  /** What went wrong, and the way out. */
  public static String sentence(Throwable failed, Messages say) {
    if (isInterruption(failed)) {
      return say.text("failed.interrupted");
    }
    return switch (failed) {
      case CommandException command -> command.sentence(say);
      case ConnectException silent -> say.text("holder.silent");
      case HolderGoneException gone -> say.text("holder.gone");
      case UnknownDocumentException unknown -> say.text("document.unknown", unknown.id().value());
      case PublicationException refused ->
          say.text(
              "document.publication",
              say.wording().name(refused.from()),
              say.wording().name(refused.to()));
      case AgendaDocumentException lost ->
          say.text("collection.agenda-document", lost.line(), lost.document().value());
      case OwnReviewException own -> say.text("document.own-review");
      case CollectionException collection ->
          say.text(
              switch (collection.reason()) {
                case UNKNOWN, UNKNOWN_PARENT -> "collection.unknown";
                case CIRCLE -> "collection.circle";
                case ALREADY_THERE -> "collection.there";
                case FILLED -> "collection.filled";
                case POINTED_AT -> "collection.pointed-at";
              },
              collection.title(),
              say.wording().titles(collection.named(), collection.others()),
              collection.named().size() + collection.others());
      case EditConflictException meanwhile -> say.text("edit.meanwhile");
      case BackupException backup ->
          say.text("backup." + backup.reason().name().toLowerCase(Locale.ROOT), backup.subject());
      case WrongValueException wrong -> say.wording().wrongValue(wrong);
      case QueryTooLongException tooLong -> say.wording().tooLong(tooLong);
      case IndexNotReadyException notReady -> say.text("index.building");
      case NewerSchemaException newer ->
          say.text("failed.newer", String.valueOf(newer.getMessage()));
      case UnfinishedChangeException later -> say.text("failed.unfinished");
      case DamagedStoreException damaged -> say.text("failed.damaged", damaged.file());
      case DamagedOriginalException damaged -> say.text("original.damaged", damaged.name());
      case NoSuchFileException missing -> say.text("failed.missing", missing.getFile());
      case AccessDeniedException denied -> say.text("failed.access", denied.getFile());
      case FileSystemException file -> file(file, say);
      case IOException world -> world(world, say);
      default -> {
        LOG.error("a command failed", failed);
        yield say.text("failed.program", failed.toString());
      }
    };
  }

  private static String file(FileSystemException failed, Messages say) {
    String reason = failed.getReason();
    return DiskFault.of(failed)
        .map(fault -> say.text("failed.disk", failed.getFile(), say.wording().name(fault)))
        .orElseGet(
            () ->
                say.text(
                    "failed.file", failed.getFile(), reason == null ? failed.toString() : reason));
  }

  private static String world(IOException failed, Messages say) {
    String message = String.valueOf(failed.getMessage());
    LOG.debug("a command failed", failed);
    return DiskFault.of(failed)
        .map(say.wording()::name)
        .orElseGet(() -> say.text("failed.world", message));
  }

  private static boolean isInterruption(Throwable failed) {
    return failed instanceof InterruptedException
        || failed instanceof ClosedByInterruptException
        || failed instanceof java.io.InterruptedIOException;
  }

  private static Messages messages(Terminal terminal, Root root) {
    try {
      return root.messages();
    } catch (CommandException wrongLanguage) {
      return new Messages(terminal.language());
    }
  }
}
