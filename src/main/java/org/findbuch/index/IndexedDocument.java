package org.findbuch.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.document.Page;
import org.jspecify.annotations.Nullable;

/**
 * What the index takes of a document.
 *
 * @param stamp comes back from {@link SearchIndex#entries}
 * @param shelf who may find it
 * @param language how its text is analysed
 * @param file the name of its newest file
 * @param collections titles of its collection and of that one's parents
 * @param facets values as they are filtered by: ids for collections, codes for closed lists, years
 * @param pages may be large: read once, in order, while it is put
 * @param twins those that it is one hit with where words are asked for, itself among them; none
 *     where it has none. It is enough that one of two says so
 * @param rank of documents that are one hit, the one with the highest stands for them
 */
public record IndexedDocument(
    DocumentId id,
    long stamp,
    Access shelf,
    Language language,
    String title,
    @Nullable String subtitle,
    @Nullable String description,
    @Nullable String file,
    List<String> authors,
    List<String> collections,
    @Nullable DocumentDate date,
    Map<Facet, List<String>> facets,
    Iterable<Page> pages,
    Set<DocumentId> twins,
    long rank) {
  public IndexedDocument {
    twins = Set.copyOf(twins);
    authors = List.copyOf(authors);
    collections = List.copyOf(collections);
    Map<Facet, List<String>> copy = new LinkedHashMap<>();
    facets.forEach((facet, values) -> copy.put(facet, List.copyOf(values)));
    facets = java.util.Collections.unmodifiableMap(copy);
  }
}
