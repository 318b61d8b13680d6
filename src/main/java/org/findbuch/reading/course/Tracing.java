package org.findbuch.reading.course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.RelationType;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.RelationView;
import org.findbuch.reading.Library;
import org.findbuch.reading.course.Course.Step;
import org.findbuch.reading.course.Station.Sort;
import org.jspecify.annotations.Nullable;

/** Follows a document back and on, step by step; what was met once is not followed again. */
final class Tracing {
  /** Of all that are shown, those that lie before it; what came of it is what readers ask for. */
  private static final int MOST_BEFORE = Course.MOST / 3;

  private final Library library;

  /** By id. */
  private final Map<String, Met> met = new HashMap<>();

  private final Set<Link> links = new LinkedHashSet<>();
  private @Nullable Map<String, CollectionView> collections;
  private boolean isCut;

  Tracing(Library library) {
    this.library = library;
  }

  /**
   * What was met.
   *
   * @param distance how many steps after the subject; negative before it
   */
  private record Met(String id, Station station, int distance) {}

  /** A step, by ids. */
  private record Link(String from, String to, RelationType type, String label) {}

  Course of(DocumentView subject) throws IOException {
    meet(subject, Sort.SUBJECT, 0);
    follow(subject, -1, MOST_BEFORE);
    follow(subject, 1, Course.MOST);
    List<Met> sorted =
        met.values().stream()
            .sorted(
                Comparator.comparing(
                        (Met each) -> each.station().date(),
                        Comparator.nullsLast(Comparator.comparing(DocumentDate::first)))
                    .thenComparingInt(Met::distance)
                    .thenComparing(Met::id))
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    List<Station> stations = new ArrayList<>();
    for (Met each : sorted) {
      stations.add(each.station().at(stations.size() + 1));
      numbers.put(each.id(), stations.size());
    }
    List<Step> steps = new ArrayList<>();
    for (Link link : links) {
      Integer from = numbers.get(link.from());
      Integer to = numbers.get(link.to());
      // The index of pointers follows the record: one may be gone by now.
      if (from != null && to != null) {
        steps.add(new Step(from, to, link.type(), link.label()));
      }
    }
    return new Course(stations, steps, isCut);
  }

  /**
   * Round by round, so that what is near stands also where there is more than can be shown.
   *
   * @param way 1 for what came of it, -1 for what it goes back to
   */
  private void follow(DocumentView subject, int way, int most) throws IOException {
    List<DocumentView> round = List.of(subject);
    for (int distance = way; !round.isEmpty(); distance += way) {
      Set<DocumentId> next = new LinkedHashSet<>();
      for (DocumentView document : round) {
        for (RelationView relation : way > 0 ? document.pointers() : document.relations()) {
          boolean counts =
              way > 0 ? Course.isLater(relation.type()) : Course.isBackward(relation.type());
          if (counts) {
            follow(document, relation, distance, most, next);
          }
        }
      }
      round = library.documents(List.copyOf(next));
      for (DocumentView document : round) {
        meet(document, isEvaluation(document) ? Sort.EVALUATION : Sort.DOCUMENT, distance);
      }
    }
  }

  private void follow(
      DocumentView document, RelationView relation, int distance, int most, Set<DocumentId> next)
      throws IOException {
    String other = relation.target();
    CollectionView collection = distance > 0 ? null : collections().get(other);
    Optional<DocumentId> id = collection == null ? DocumentId.parse(other) : Optional.empty();
    if (collection == null && id.isEmpty()) {
      return;
    }
    boolean isNew = !met.containsKey(other) && id.filter(next::contains).isEmpty();
    if (isNew && met.size() + next.size() >= most) {
      isCut = true;
      return;
    }
    if (collection != null) {
      met.putIfAbsent(other, new Met(other, station(collection), -Course.MOST));
    } else if (isNew) {
      next.add(id.orElseThrow());
    }
    String own = document.id().value();
    String label = library.wording().name(relation.type());
    links.add(
        distance > 0
            ? new Link(own, other, relation.type(), label)
            : new Link(other, own, relation.type(), label));
  }

  /** Those that the reader may see. */
  private Map<String, CollectionView> collections() throws IOException {
    if (collections == null) {
      collections =
          library.shelves().all().stream()
              .collect(Collectors.toMap(view -> view.id().value(), view -> view));
    }
    return collections;
  }

  private static boolean isEvaluation(DocumentView document) {
    return document.kind() == Kind.EVALUATION
        || document.relations().stream().anyMatch(r -> r.type() == RelationType.IS_EVALUATION_OF);
  }

  private void meet(DocumentView document, Sort sort, int distance) {
    String id = document.id().value();
    Station station =
        new Station(
            0,
            sort,
            document.title(),
            document.text(MetadataField.SUBTITLE),
            document.url(),
            document.kindLabel(),
            document.date(),
            document.text(MetadataField.DATE),
            document.text(MetadataField.STATUS),
            document.language(),
            document.publication().isPublic()
                ? null
                : library.wording().name(document.publication()));
    met.putIfAbsent(id, new Met(id, station, distance));
  }

  private static Station station(CollectionView view) {
    return new Station(
        0,
        Sort.COLLECTION,
        view.title(),
        null,
        view.url(),
        view.kindLabel(),
        view.start(),
        view.dateLabel(),
        null,
        null,
        null);
  }
}
