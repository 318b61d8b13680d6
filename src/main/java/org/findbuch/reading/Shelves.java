package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import org.findbuch.document.Holding;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/** The tree of conferences, series and projects as a reader sees it. */
public final class Shelves {
  private static final Comparator<Collection> NEWEST_FIRST =
      Comparator.comparing(Shelves::started).reversed().thenComparing(Collection::title);

  private final Archive archive;
  private final Access access;
  private final Wording wording;

  Shelves(Archive archive, Access access, Wording wording) {
    this.archive = archive;
    this.access = access;
    this.wording = wording;
  }

  /** All of them: those without a parent first, newest first. */
  public List<CollectionView> all() throws IOException {
    List<Collection> all = archive.collections().all();
    List<CollectionView> views = new ArrayList<>();
    for (Collection collection : all.stream().sorted(NEWEST_FIRST).toList()) {
      views.add(view(collection, all));
    }
    return views;
  }

  public Optional<CollectionView> find(CollectionId id) throws IOException {
    List<Collection> all = archive.collections().all();
    Optional<Collection> found = all.stream().filter(c -> c.id().equals(id)).findFirst();
    return found.isEmpty() ? Optional.empty() : Optional.of(view(found.get(), all));
  }

  private CollectionView view(Collection collection, List<Collection> all) throws IOException {
    Map<CollectionId, String> titles =
        all.stream().collect(Collectors.toMap(Collection::id, Collection::title));
    CollectionId parent = collection.parent();
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
        children(collection, all).stream().map(c -> new CollectionRef(c.id(), c.title())).toList(),
        documents(collection, all),
        order(collection));
  }

  /** The id of the collection that holds now what was in the one of this id; itself as a rule. */
  public CollectionId current(CollectionId id) throws IOException {
    return archive.collections().follow(id).map(Collection::id).orElse(id);
  }

  /** The collections in another, as they stand on its page. */
  public static List<CollectionView> children(CollectionView view, List<CollectionView> all) {
    Map<CollectionId, CollectionView> known =
        all.stream().collect(Collectors.toMap(CollectionView::id, each -> each));
    return view.children().stream().map(CollectionRef::id).map(known::get).toList();
  }

  /** An order may name what has left since, and what a reader is not to know of. */
  private List<String> order(Collection collection) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String entry : collection.order()) {
      Optional<Holding> document =
          DocumentId.parse(entry).isPresent()
              ? archive.find(new DocumentId(entry))
              : Optional.empty();
      boolean isSeen = document.isEmpty() || access.maySee(document.get().publication());
      if (isSeen && archive.collections().holds(collection.id(), entry)) {
        seen.add(entry);
      }
    }
    return seen;
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

  private long documents(Collection collection, List<Collection> all) throws IOException {
    long count = archive.count(new DocumentFilter(access, null, null, collection.id()));
    for (Collection child : children(collection, all)) {
      count += documents(child, all);
    }
    return count;
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

  private static String started(Collection collection) {
    DocumentDate start = collection.start();
    return start == null ? "" : start.text();
  }
}
