package org.findbuch.cli.add;

import java.util.List;

/** The commands of this room, in the order of the help. */
public final class AddCommands {
  private AddCommands() {}

  /** New ones, whose fields are still to be filled with what was typed. */
  public static List<Object> all() {
    return List.of(
        new ServeCommand.Demo(), new ServeCommand(), new AddCommand(), new RereadCommand());
  }
}
