package org.findbuch.cli.desk;

import java.util.List;

/** The commands of this room, in the order of the help. */
public final class DeskCommands {
  private DeskCommands() {}

  /** New ones, whose fields are still to be filled with what was typed. */
  public static List<Object> all() {
    return List.of(
        new EditCommand(),
        new ReplaceCommand(),
        new RelateCommand(),
        new CollectionCommand(),
        new AuditCommand(),
        new UserCommand());
  }
}
