package org.findbuch.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** One command. Its fields are what was typed. */
abstract class Action {
  @ParentCommand private @Nullable Object parent;

  /** Does it, and returns the exit code. */
  abstract int run(Workplace workplace) throws IOException, InterruptedException;

  /**
   * Whether documents move on while it runs; a command that only looks leaves them where they are.
   */
  boolean movesDocuments() {
    return false;
  }

  /** Whether only the process that holds the folders itself can do it. */
  boolean isService() {
    return false;
  }

  /** Settings that its own options give. */
  Map<String, String> settings() {
    return Map.of();
  }

  Root root() {
    return switch (parent) {
      case Root root -> root;
      case Branch branch when branch.root() != null -> branch.root();
      case null, default -> throw new IllegalStateException("a command outside the program");
    };
  }

  Terminal terminal() {
    return root().terminal();
  }

  Messages say() {
    return root().messages();
  }

  PrintStream out() {
    return terminal().out();
  }

  PrintStream err() {
    return terminal().err();
  }

  Path file(Path typed) {
    return terminal().directory().resolve(typed).normalize();
  }

  void print(String key, Object... arguments) {
    out().println(say().text(key, arguments));
  }

  DocumentId id(String typed) {
    return DocumentId.parse(typed)
        .orElseThrow(() -> CommandException.failed("document.unknown", typed));
  }

  Holding holding(Workplace workplace, String typed) throws IOException {
    return workplace
        .archive()
        .find(id(typed))
        .orElseThrow(() -> CommandException.failed("document.unknown", typed));
  }
}
