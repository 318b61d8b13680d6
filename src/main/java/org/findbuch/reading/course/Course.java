package org.findbuch.reading.course;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.findbuch.document.RelationType;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;

/**
 * The course of a document, as of a resolution: from where it was made through all that takes it up
 * to its evaluation. It holds what the document goes back to and what goes back to it, each over as
 * many steps as there are, and of all that only what its reader may see.
 *
 * @param stations the oldest first; the document itself is one of them
 * @param steps from one to another
 * @param isCut whether there is more than the {@value #MOST} that are shown
 */
public record Course(List<Station> stations, List<Step> steps, boolean isCut) {
  /** More stations nobody follows. */
  public static final int MOST = 60;

  /** What takes something up, in the words of the later end. */
  private static final Set<RelationType> LATER =
      Set.of(RelationType.FOLLOWS_UP, RelationType.IS_EVALUATION_OF, RelationType.REPLACES);

  public Course {
    stations = List.copyOf(stations);
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param from number of the station that is gone back to, from 1
   * @param to number of the one that says so
   * @param label what it says
   */
  public record Step(int from, int to, RelationType type, String label) {}

  /**
   * The course of a document.
   *
   * @param library of the reader
   * @param document that the reader may see
   */
  public static Course of(Library library, DocumentView document) throws IOException {
    return new Tracing(library).of(document);
  }

  /** Whether a document has a course: something that it goes back to, or that came of it. */
  public static boolean leads(DocumentView document) {
    return document.relations().stream().anyMatch(r -> isBackward(r.type()))
        || document.pointers().stream().anyMatch(pointer -> isLater(pointer.type()));
  }

  /** Whether one document takes up another by this. */
  public static boolean isLater(RelationType type) {
    return LATER.contains(type);
  }

  /** Whether a document goes back to another, or to a conference, by this. */
  static boolean isBackward(RelationType type) {
    return isLater(type) || type == RelationType.IS_RESOLUTION_OF;
  }

  /** Steps that lead to a station. */
  public List<Step> to(Station station) {
    return steps.stream().filter(step -> step.to() == station.number()).toList();
  }

  public Station station(int number) {
    return stations.get(number - 1);
  }
}
