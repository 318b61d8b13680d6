package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.findbuch.document.CollectionId;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.Library;
import org.jspecify.annotations.Nullable;

/**
 * The conferences that an address names for a comparison.
 *
 * @param conferences in the order of the address, each once
 * @param isCut whether more was asked for than fits side by side
 * @param isUnknown whether something was asked for that there is not
 */
public record Compared(List<CollectionView> conferences, boolean isCut, boolean isUnknown) {
  /** More columns nobody takes in. */
  private static final int MOST = 6;

  /** Those that the library's reader may see. */
  public static Compared of(Context http, Library library) throws IOException {
    Map<CollectionId, CollectionView> chosen = new LinkedHashMap<>();
    boolean isUnknown = false;
    for (String value : http.queryParams("c")) {
      Optional<CollectionId> named = CollectionId.parse(value);
      Optional<CollectionView> found =
          named.isEmpty()
              ? Optional.empty()
              : library.shelves().find(library.shelves().current(named.get()));
      isUnknown |= found.isEmpty() && !value.isBlank();
      found.ifPresent(view -> chosen.putIfAbsent(view.id(), view));
    }
    List<CollectionView> first = chosen.values().stream().limit(MOST).toList();
    return new Compared(first, chosen.size() > first.size(), isUnknown);
  }

  public List<CollectionId> ids() {
    return conferences.stream().map(CollectionView::id).toList();
  }

  /** The address of a comparison. */
  static String url(List<CollectionId> ids) {
    return "/vergleich?" + parameters(ids);
  }

  /**
   * The address of all their originals.
   *
   * @param language that was chosen for the page, or null
   */
  String zip(@Nullable String language) {
    String end = language == null ? "" : "&lang=" + language;
    return "/vergleich.zip?" + parameters(ids()) + end;
  }

  private static String parameters(List<CollectionId> ids) {
    return ids.stream()
        .map(id -> "c=" + Addresses.escaped(id.value()))
        .collect(Collectors.joining("&"));
  }
}
