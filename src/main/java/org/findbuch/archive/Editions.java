package org.findbuch.archive;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Catalogue.Candidates;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Original;
import org.findbuch.document.RelationType;
import org.findbuch.document.Twin;

/**
 * How documents belong together: which have the same text, or nearly so, and which point to one.
 * What a person says of two documents goes before what their texts say.
 */
public final class Editions {
  private static final Set<RelationType> SAYING_SO =
      Set.of(RelationType.IS_VERSION_OF, RelationType.REPLACES);

  private static final Set<RelationType> DIFFERENT = Set.of(RelationType.DIFFERS_FROM);

  private final Catalogue catalogue;

  Editions(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Keeps what the text of an original is recognised by; whatever is kept so from now on finds it.
   *
   * @return documents to compare it with; where there are none it is {@link #compared}
   */
  public Candidates alike(Lane lane, DocumentId id, Original original, Fingerprint print)
      throws IOException {
    return catalogue.alike(lane, id, original.sha256(), print);
  }

  /**
   * The text of an original has been compared: these are alike, and those before no more.
   *
   * @return false when a newer file has come meanwhile, or the document was erased
   */
  public boolean compared(
      Lane lane, DocumentId id, Original original, List<DocumentId> before, List<Twin> found)
      throws IOException {
    return catalogue.compared(lane, id, original.sha256(), before, found);
  }

  /**
   * Documents with a relation to one; also those that not every reader may see.
   *
   * @param most of them, the oldest first
   */
  public List<Holding> pointing(DocumentId id, int most) throws IOException {
    return catalogue.pointing(id.value(), most);
  }

  /** Those of a document, the likest first; also of those that not every reader may see. */
  public List<Edition> of(Holding holding) throws IOException {
    return of(List.of(holding)).getOrDefault(holding.id(), List.of());
  }

  /** The same of many documents; one that has none is not among them. */
  public Map<DocumentId, List<Edition>> of(Collection<Holding> holdings) throws IOException {
    Map<DocumentId, List<Twin>> twins =
        catalogue.twins(holdings.stream().map(Holding::id).toList());
    if (twins.isEmpty()) {
      return Map.of();
    }
    Map<DocumentId, Holding> others =
        catalogue.find(
            twins.values().stream().flatMap(List::stream).map(Twin::other).collect(toSet()));
    Map<DocumentId, List<Edition>> editions = new HashMap<>();
    for (Holding holding : holdings) {
      List<Edition> some =
          twins.getOrDefault(holding.id(), List.of()).stream()
              .filter(twin -> others.containsKey(twin.other()))
              .map(twin -> edition(holding, requireNonNull(others.get(twin.other())), twin))
              .filter(edition -> !isSaid(holding, edition.holding(), DIFFERENT))
              .toList();
      if (!some.isEmpty()) {
        editions.put(holding.id(), some);
      }
    }
    return editions;
  }

  private static Edition edition(Holding one, Holding other, Twin twin) {
    return new Edition(other, twin, isSaid(one, other, SAYING_SO));
  }

  /** Of two documents either may say it. */
  private static boolean isSaid(Holding one, Holding other, Set<RelationType> types) {
    return points(one, other, types) || points(other, one, types);
  }

  private static boolean points(Holding from, Holding to, Set<RelationType> types) {
    return from.document().metadata().relations().stream()
        .anyMatch(r -> types.contains(r.type()) && r.target().equals(to.id().value()));
  }
}
