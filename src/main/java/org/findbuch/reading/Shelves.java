package org.findbuch.reading;

import java.io.IOException;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.query.CollectionNames;
import org.findbuch.query.ParsedQuery;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/**
 * The tree of conferences, series and projects as one reader sees it. One without a public document
 * in it or below it is for staff alone: what is being prepared is not told by its title.
 */
public final class Shelves {
  private static final Comparator<Collection> NEWEST_FIRST =
      Comparator.comparing((Collection each) -> started(each.start()))
          .reversed()
          .thenComparing(Collection::title);

  private static final String INDENT = "\u2003";

  private final Archive archive;
  private final SearchIndex index;
  private final Access access;
  private final Wording wording;

  /** By reader and collection, what the index counts in it and below it. */
  private final Map<Access, Map<String, Long>> counted = new HashMap<>();

  Shelves(Archive archive, SearchIndex index, Access access, Wording wording) {
    this.archive = archive;
    this.index = index;
    this.access = access;
    this.wording = wording;
  }

  /** One to choose among others; its label stands the deeper the deeper it lies. */
  public record Choice(CollectionId id, String label) {}

  /**
   * All that the reader may see: those without a parent by title, and each followed by what it
   * holds, as on its page. Every list of collections has this order.
   */
  public List<CollectionView> all() throws IOException {
    List<Collection> all = archive.collections().all();
    load(access);
    List<CollectionView> views = new ArrayList<>();
    for (Collection collection : tree(all)) {
      if (isSeen(collection, all)) {
        views.add(view(collection, all));
      }
    }
    return views;
  }

  /** The same for a list of choices. */
  public List<Choice> choices() throws IOException {
    List<Collection> all = archive.collections().all();
    Map<CollectionId, Integer> depths = new HashMap<>();
    List<Choice> choices = new ArrayList<>();
    for (Collection collection : tree(all)) {
      Integer above = depths.get(collection.parent());
      int depth = above == null ? 0 : above + 1;
      depths.put(collection.id(), depth);
      if (isSeen(collection, all)) {
        choices.add(new Choice(collection.id(), INDENT.repeat(depth) + label(collection, all)));
      }
    }
    return choices;
  }

  /** Its title; where others have the same, with the year of its beginning, or its id. */
  private static String label(Collection collection, List<Collection> all) {
    List<Collection> namesakes =
        all.stream().filter(each -> each.title().equalsIgnoreCase(collection.title())).toList();
    if (namesakes.size() == 1) {
      return collection.title();
    }
    String year = year(collection);
    boolean isOnly =
        !year.isEmpty() && namesakes.stream().filter(each -> year(each).equals(year)).count() == 1;
    return collection.title() + " (" + (isOnly ? year : collection.id()) + ")";
  }

  private static String year(Collection collection) {
    return collection.start() == null ? "" : String.valueOf(collection.start().firstYear());
  }

  public Optional<CollectionView> find(CollectionId id) throws IOException {
    List<Collection> all = archive.collections().all();
    Optional<Collection> found = all.stream().filter(c -> c.id().equals(id)).findFirst();
    return found.isEmpty() || !isSeen(found.get(), all)
        ? Optional.empty()
        : Optional.of(view(found.get(), all));
  }

  /** The collection that holds now what was in the one of this id, if the reader may see it. */
  public Optional<Collection> shown(CollectionId id) throws IOException {
    Optional<Collection> found = follow(id);
    return found.isEmpty() || !isSeen(found.get(), archive.collections().all())
        ? Optional.empty()
        : found;
  }

  /** As {@link #shown}, of a collection in which the reader has found something. */
  Optional<Collection> follow(CollectionId id) throws IOException {
    return archive.collections().follow(id);
  }

  private CollectionView view(Collection collection, List<Collection> all) throws IOException {
    Map<CollectionId, String> titles =
        all.stream().collect(Collectors.toMap(Collection::id, Collection::title));
    CollectionId parent = collection.parent();
    long documents = documents(collection, all, access);
    List<CollectionRef> children = new ArrayList<>();
    for (Collection child : children(collection, all)) {
      if (isSeen(child, all)) {
        children.add(new CollectionRef(child.id(), child.title()));
      }
    }
    return new CollectionView(
        collection.id(),
        collection.kind(),
        wording.name(collection.kind()),
        collection.title(),
        Addresses.collection(collection.id()),
        parent == null
            ? null
            : new CollectionRef(parent, titles.getOrDefault(parent, parent.value())),
        collection.start(),
        collection.end(),
        period(collection),
        collection.place(),
        collection.theme(),
        collection.form(),
        collection.criteria(),
        collection.contact(),
        collection.description(),
        children,
        CollectionView.agenda(collection, archive, access),
        documents,
        access == Access.PUBLIC
            ? 0
            : Math.max(0, documents - documents(collection, all, Access.PUBLIC)),
        order(collection));
  }

  /** The id of the collection that holds now what was in the one of this id; itself as a rule. */
  public CollectionId current(CollectionId id) throws IOException {
    // Of one that was not merged nothing else is asked: hidden ones answer as fast as unknown ones.
    boolean isMerged = archive.collections().find(id).isEmpty();
    return isMerged ? shown(id).map(Collection::id).orElse(id) : id;
  }

  /** What is asked for; a kept question for a collection that was merged asks for today's. */
  ParsedQuery question(String text) throws IOException {
    ParsedQuery parsed = QueryParser.parse(text);
    Query followed = new CollectionNames(this::current).followed(parsed.query());
    return new ParsedQuery(followed, parsed.notices());
  }

  /** The collections in another, as they stand on its page. */
  public static List<CollectionView> children(CollectionView view, List<CollectionView> all) {
    Map<CollectionId, CollectionView> known =
        all.stream().collect(Collectors.toMap(CollectionView::id, each -> each));
    return view.children().stream().map(CollectionRef::id).map(known::get).toList();
  }

  /** Those with the latest beginning first, those without one last. */
  public static List<CollectionView> newestFirst(List<CollectionView> views) {
    return views.stream()
        .sorted(
            Comparator.comparing((CollectionView view) -> started(view.start()))
                .reversed()
                .thenComparing(CollectionView::title))
        .toList();
  }

  /** An order may name what has left since, and what a reader is not to know of. */
  private List<String> order(Collection collection) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String entry : collection.order()) {
      Optional<Holding> document =
          DocumentId.parse(entry).isPresent()
              ? archive.find(new DocumentId(entry))
              : Optional.empty();
      boolean isSeen =
          document.isPresent()
              ? access.maySee(document.get().publication())
              : CollectionId.parse(entry).isPresent() && shown(new CollectionId(entry)).isPresent();
      if (isSeen && archive.collections().holds(collection.id(), entry)) {
        seen.add(entry);
      }
    }
    return seen;
  }

  private static List<Collection> tree(List<Collection> all) {
    Collator byTitle = Collator.getInstance(Locale.GERMAN);
    List<Collection> tree = new ArrayList<>();
    all.stream()
        .filter(collection -> collection.parent() == null)
        .sorted(Comparator.comparing(Collection::title, byTitle))
        .forEach(top -> add(tree, top, all));
    return tree;
  }

  private static void add(List<Collection> tree, Collection collection, List<Collection> all) {
    tree.add(collection);
    children(collection, all).forEach(child -> add(tree, child, all));
  }

  private static List<Collection> children(Collection collection, List<Collection> all) {
    return all.stream()
        .filter(c -> collection.id().equals(c.parent()))
        .sorted(NEWEST_FIRST)
        .sorted(Comparator.comparingInt(child -> place(collection, child)))
        .toList();
  }

  private static int place(Collection in, Collection child) {
    int place = in.order().indexOf(child.id().value());
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private boolean isSeen(Collection collection, List<Collection> all) throws IOException {
    return access == Access.STAFF
        || (counted.containsKey(Access.PUBLIC) && indexed(collection, Access.PUBLIC) > 0)
        || catalogued(collection, all, Access.PUBLIC) > 0
        || indexed(collection, Access.PUBLIC) > 0;
  }

  /**
   * How many documents are in a collection and below it. The index also knows those that are a part
   * of it beside their own; as long as it knows nothing yet, the catalogue's number stands.
   */
  private long documents(Collection collection, List<Collection> all, Access by)
      throws IOException {
    long indexed = indexed(collection, by);
    return indexed > 0 ? indexed : catalogued(collection, all, by);
  }

  private long catalogued(Collection collection, List<Collection> all, Access by)
      throws IOException {
    long count = archive.count(new DocumentFilter(by, null, null, collection.id()));
    if (by == Access.STAFF) {
      count -= archive.count(new DocumentFilter(by, null, Publication.ERASED, collection.id()));
    }
    for (Collection child : children(collection, all)) {
      count += catalogued(child, all, by);
    }
    return count;
  }

  private long indexed(Collection collection, Access by) throws IOException {
    load(by);
    return counted.getOrDefault(by, Map.of()).getOrDefault(collection.id().value(), 0L);
  }

  private void load(Access by) throws IOException {
    if (!counted.containsKey(by)) {
      counted.put(by, counts(by));
    }
  }

  private Map<String, Long> counts(Access by) throws IOException {
    try {
      SearchRequest everything = SearchRequest.of(new Query.Everything()).page(1, 1);
      return index.searcher(by).values(everything, Facet.COLLECTION).stream()
          .collect(Collectors.toMap(Count::value, Count::count));
    } catch (IndexNotReadyException notYet) {
      return Map.of();
    }
  }

  private @Nullable String period(Collection collection) {
    DocumentDate start = collection.start();
    DocumentDate end = collection.end();
    if (start == null) {
      return end == null ? null : wording.date(end);
    }
    return end == null || end.equals(start)
        ? wording.date(start)
        : wording.date(start) + "\u2013" + wording.date(end);
  }

  private static String started(@Nullable DocumentDate start) {
    return start == null ? "" : start.text();
  }
}
