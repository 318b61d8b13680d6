package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Edition;
import org.findbuch.archive.store.PageHead;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.PageView.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * Says which documents have the same text as one, or nearly so. Of one that the reader may not see
 * nothing is said: it would tell of it.
 */
record TwinReading(Archive archive, Access access, Wording wording) {
  /** More pages than that nobody compares one by one. */
  private static final int MOST_PAGES = 20;

  /** Those of a document, with the pages on which they differ. */
  List<TwinView> of(Holding holding) throws IOException {
    List<Edition> editions = seen(holding);
    boolean differ = editions.stream().anyMatch(edition -> !edition.twin().same());
    List<PageHead> heads = differ ? heads(holding) : List.of();
    List<TwinView> views = new ArrayList<>();
    for (Edition edition : editions) {
      Holding other = edition.holding();
      boolean same = edition.twin().same();
      views.add(
          view(
              other,
              edition,
              sentence(holding, edition),
              same ? List.of() : links(holding, heads, edition.twin().pages()),
              same ? List.of() : links(other, heads(other), edition.twin().otherPages())));
    }
    return views;
  }

  /** Those that a hit stands for; that they are alike may be known by others of them only. */
  List<TwinView> of(Holding holding, List<DocumentId> ids) throws IOException {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<DocumentId, TwinView> views = new LinkedHashMap<>();
    for (Edition edition : seen(holding)) {
      Holding other = edition.holding();
      if (ids.contains(other.id())) {
        String text = sentence(holding, edition);
        views.put(other.id(), view(other, edition, text, List.of(), List.of()));
      }
    }
    for (Holding other : archive.find(ids).values()) {
      if (access.maySee(other.publication()) && !views.containsKey(other.id())) {
        String text = wording.text("twin.indirect", other.title());
        views.put(other.id(), view(other, null, text, List.of(), List.of()));
      }
    }
    return List.copyOf(views.values());
  }

  private List<Edition> seen(Holding holding) throws IOException {
    return archive.editions().of(holding).stream()
        .filter(edition -> access.maySee(edition.holding().publication()))
        .toList();
  }

  private TwinView view(
      Holding other,
      @Nullable Edition edition,
      String text,
      List<PageLink> pages,
      List<PageLink> otherPages) {
    return new TwinView(
        other.id(),
        other.title(),
        Addresses.document(other.id()),
        other.language().code(),
        other.format(),
        wording.name(other.format()),
        other.publication(),
        edition != null && edition.twin().same(),
        edition != null && edition.said(),
        edition == null ? 0 : edition.twin().percent(),
        text,
        pages,
        otherPages);
  }

  private String sentence(Holding holding, Edition edition) {
    Holding other = edition.holding();
    String key = "twin." + (edition.said() ? "said" : "likely");
    if (!edition.twin().same()) {
      return wording.text(key + ".edition", other.title(), edition.twin().percent());
    }
    return wording.text(key + ".same", other.title(), file(holding, other));
  }

  private String file(Holding holding, Holding other) {
    String format = wording.name(other.format()).replaceFirst(" \\(.*", "");
    boolean isScan = other.coverage().ocr() > 0;
    if (isScan && holding.coverage().ocr() == 0) {
      return wording.text("twin.scan");
    }
    boolean alike = holding.format().plain() == other.format().plain();
    return wording.text(alike ? "twin.another" : "twin.file", format);
  }

  private List<PageHead> heads(Holding holding) throws IOException {
    return archive.pages(holding.document().newest());
  }

  private List<PageLink> links(Holding holding, List<PageHead> heads, List<Integer> numbers) {
    return numbers.stream()
        .limit(MOST_PAGES)
        .filter(number -> number <= heads.size())
        .map(
            number ->
                new PageLink(
                    number,
                    wording.place(holding.format().unit(), heads.get(number - 1).label()),
                    Addresses.page(holding.id(), number, null)))
        .toList();
  }
}
