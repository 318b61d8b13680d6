package org.findbuch.cli;

/** What a command tells the shell. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** Done, but some of the input could not be taken or read. */
  public static final int PARTLY = 3;

  private ExitCode() {}
}
