package org.findbuch.editing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.archive.PublicationException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;

/**
 * From which state to which a document may go, and by which operation. What is not in the table is
 * refused. The role follows from the operation: erasing takes an admin, all else an editor.
 */
final class Transitions {
  private static final String TABLE =
      """
      from/to    draft    review   embargoed  published  withdrawn  erased
      draft      publish  publish  publish    publish    withdraw   erase
      review     publish  publish  publish    publish    withdraw   erase
      embargoed  publish  publish  publish    publish    withdraw   erase
      published  publish  publish  publish    publish    withdraw   erase
      withdrawn  restore  -        -          -          withdraw   erase
      erased     -        -        -          -          -          erase
      """;

  /** Such as {@code withdrawn draft restore}. */
  private static final Set<String> WAYS = ways();

  private Transitions() {}

  /**
   * Lets an operation pass that the table has.
   *
   * @throws PublicationException for every other one
   */
  static void require(DocumentId id, Operation operation, Publication from, Publication to) {
    if (!WAYS.contains(from.code() + " " + to.code() + " " + operation.code())) {
      throw new PublicationException(id, from, to);
    }
  }

  private static Set<String> ways() {
    List<String[]> lines = TABLE.lines().map(line -> line.split(" +")).toList();
    Set<String> ways = new HashSet<>();
    for (String[] line : lines.subList(1, lines.size())) {
      for (int column = 1; column < line.length; column++) {
        ways.add(line[0] + " " + lines.getFirst()[column] + " " + line[column]);
      }
    }
    return ways;
  }
}
