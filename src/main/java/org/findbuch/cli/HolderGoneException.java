package org.findbuch.cli;

import java.io.IOException;

/** The process that carried a command out has gone before it said how it went. */
public final class HolderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  public HolderGoneException(IOException cause) {
    super(cause);
  }
}
