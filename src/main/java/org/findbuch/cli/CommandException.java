package org.findbuch.cli;

import java.util.List;

/** A command cannot do what was asked; its sentence is one of the {@link Messages}. */
public final class CommandException extends RuntimeException {
  private final int exitCode;
  private final String key;
  private final List<Object> arguments;

  private CommandException(int exitCode, String key, Object... arguments) {
    super(key + " " + List.of(arguments));
    this.exitCode = exitCode;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** It failed. */
  public static CommandException failed(String key, Object... arguments) {
    return new CommandException(ExitCode.FAILED, key, arguments);
  }

  /** It was asked for wrongly. */
  public static CommandException usage(String key, Object... arguments) {
    return new CommandException(ExitCode.USAGE, key, arguments);
  }

  int exitCode() {
    return exitCode;
  }

  public String sentence(Messages messages) {
    return messages.text(key, arguments.toArray());
  }
}
