package org.findbuch.cli.keep;

import java.util.List;

/** The commands of this room, in the order of the help. */
public final class KeepCommands {
  private KeepCommands() {}

  /** New ones, whose fields are still to be filled with what was typed. */
  public static List<Object> all() {
    return List.of(
        new PublicationCommand.Publish(),
        new PublicationCommand.Withdraw(),
        new PublicationCommand.Restore(),
        new PublicationCommand.Erase(),
        new CheckCommand(),
        new ReindexCommand(),
        new RecoverCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new ExportCommand(),
        new TokenCommand());
  }
}
