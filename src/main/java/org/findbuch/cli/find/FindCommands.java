package org.findbuch.cli.find;

import java.util.List;

/** The commands of this room, in the order of the help. */
public final class FindCommands {
  private FindCommands() {}

  /** New ones, whose fields are still to be filled with what was typed. */
  public static List<Object> all() {
    return List.of(
        new SearchCommand(),
        new ShowCommand(),
        new TextCommand(),
        new OriginalCommand(),
        new ListCommand(),
        new AbbreviationsCommand());
  }
}
