package org.findbuch.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** A command that only has others below it. */
public abstract class Branch {
  @ParentCommand private @Nullable Root root;

  @Nullable Root root() {
    return root;
  }
}
