package org.findbuch.ingest;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Edition;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.Unit;
import org.findbuch.index.IndexedDocument;
import org.jspecify.annotations.Nullable;

/** Makes of a holding what the index takes of it. */
record Entries(Archive archive) {
  private static final int LONGEST_INTERVAL = 200;

  /** Days of all years that a date may be in. */
  private static final long LONGEST_CALENDAR = 10_000_000;

  /** On which shelf a document stands; erased ones stand on none. */
  static Optional<Access> shelf(Publication publication) {
    if (publication.isPublic()) {
      return Optional.of(Access.PUBLIC);
    }
    return publication == Publication.ERASED ? Optional.empty() : Optional.of(Access.STAFF);
  }

  IndexedDocument entry(Holding holding, Access shelf) throws IOException {
    Metadata said = holding.document().metadata();
    List<Collection> path = path(said.collection());
    return new IndexedDocument(
        holding.id(),
        holding.stamp(),
        shelf,
        holding.language(),
        holding.title(),
        holding.subtitle(),
        said.description(),
        holding.document().newest().name(),
        holding.authors(),
        path.stream().map(Collection::title).toList(),
        holding.date(),
        facets(holding, path, shownIn(said, path)),
        archive.text(holding.document().newest()),
        twins(holding, shelf),
        rank(holding));
  }

  /** What is public never names what is not. */
  private Set<DocumentId> twins(Holding holding, Access shelf) throws IOException {
    List<Edition> editions = archive.editions().of(holding);
    if (editions.isEmpty()) {
      return Set.of();
    }
    return Stream.concat(
            Stream.of(holding.id()),
            editions.stream()
                .filter(Edition::isOneHit)
                .map(Edition::holding)
                .filter(other -> shelf.maySee(other.publication()))
                .map(Holding::id))
        .collect(toSet());
  }

  /** The better a document can be read and cited, and the newer it is, the higher. */
  private static long rank(Holding holding) {
    Coverage coverage = holding.coverage();
    int pages = Math.max(1, coverage.pages());
    DocumentDate date = holding.date();
    long rank = 100L * coverage.searchable() / pages;
    rank = rank * 101 + 100L * coverage.text() / pages;
    rank = rank * 2 + (holding.format().unit() == Unit.PAGE ? 1 : 0);
    return rank * LONGEST_CALENDAR
        + (date == null ? 0 : Math.max(0, date.first().toEpochDay() + LONGEST_CALENDAR / 2));
  }

  private List<Collection> path(@Nullable CollectionId id) throws IOException {
    return id == null ? List.of() : archive.collections().path(id);
  }

  /** Also the collections that a document is a part of beside its own. */
  private List<String> shownIn(Metadata said, List<Collection> path) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    path.forEach(collection -> ids.add(collection.id().value()));
    for (Relation relation : said.relations()) {
      Optional<CollectionId> target = CollectionId.parse(relation.target());
      if (relation.type() == RelationType.IS_PART_OF
          && target.isPresent()
          && archive.collections().find(target.get()).isPresent()) {
        path(target.get()).forEach(collection -> ids.add(collection.id().value()));
      }
    }
    return List.copyOf(ids);
  }

  private static Map<Facet, List<String>> facets(
      Holding holding, List<Collection> path, List<String> collections) {
    Metadata said = holding.document().metadata();
    Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
    facets.put(Facet.KIND, List.of(holding.kind().code()));
    facets.put(Facet.YEAR, years(holding.date()));
    facets.put(Facet.COLLECTION, collections);
    facets.put(Facet.TOPIC, said.topics());
    facets.put(
        Facet.CRITERION, path.stream().flatMap(c -> c.criteria().stream()).distinct().toList());
    facets.put(Facet.FORM, path.stream().map(Collection::form).flatMap(Entries::one).toList());
    facets.put(Facet.AUDIENCE, said.audiences());
    facets.put(Facet.PLACE, said.places());
    facets.put(Facet.AUTHOR, holding.authors());
    facets.put(Facet.PUBLISHER, one(said.publisher()).toList());
    facets.put(Facet.LANGUAGE, List.of(holding.language().code()));
    facets.put(Facet.FORMAT, List.of(holding.format().code()));
    facets.put(Facet.LICENCE, one(said.licence()).toList());
    return facets;
  }

  /** Every year of an interval, so that each of them finds the document. */
  private static List<String> years(@Nullable DocumentDate date) {
    if (date == null) {
      return List.of();
    }
    int last = Math.min(date.lastYear(), date.firstYear() + LONGEST_INTERVAL);
    return IntStream.rangeClosed(date.firstYear(), last).mapToObj(Integer::toString).toList();
  }

  private static Stream<String> one(@Nullable String value) {
    return value == null ? Stream.empty() : Stream.of(value);
  }
}
