package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.PageHead;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Language;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryTooLongException;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.SearchView.HitView;
import org.jspecify.annotations.Nullable;

/** What stands around a document that a reader may see: its files, its pages, documents like it. */
public record Surroundings(Archive archive, SearchIndex index, Access access, Wording wording) {
  /** Longer files are compared by how many pages they have. */
  private static final int MOST_PAGES = 200;

  private static final int MOST_SIMILAR = 5;

  /** Pages, and letters of all, by which it is told what a document is about. */
  private static final int MOST_SAMPLED = 12;

  private static final int LONGEST_SAMPLE = 20_000;

  /**
   * What is different in a file of a document from one before it.
   *
   * @param changed pages of the newer one whose text is another; null where nobody compared them
   * @param added how many pages there are more
   * @param removed how many there are fewer
   */
  public record Difference(@Nullable List<PageLink> changed, int added, int removed) {
    public boolean isNone() {
      return changed != null && changed.isEmpty() && added == 0 && removed == 0;
    }
  }

  /**
   * What is different in a file from one before it; nothing where one of them has not been read.
   *
   * @param older number of a file of the document, from 1
   * @param newer number of a later one
   */
  public Optional<Difference> difference(DocumentId id, int older, int newer) throws IOException {
    Optional<Holding> holding = visible(id);
    Optional<Original> before = holding.flatMap(h -> numbered(h, older));
    Optional<Original> after = holding.flatMap(h -> numbered(h, newer));
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    List<PageHead> heads = archive.pages(after.get());
    int count = archive.pages(before.get()).size();
    if (heads.isEmpty() || count == 0) {
      return Optional.empty();
    }
    if (Math.max(heads.size(), count) > MOST_PAGES) {
      int more = heads.size() - count;
      return Optional.of(new Difference(null, Math.max(0, more), Math.max(0, -more)));
    }
    List<String> old = texts(before.get());
    List<String> now = texts(after.get());
    int common = 0;
    List<Integer> fresh = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    old.forEach(text -> known.merge(text, 1, Integer::sum));
    for (int i = 0; i < now.size(); i++) {
      if (known.merge(now.get(i), -1, Integer::sum) >= 0) {
        common++;
      } else {
        fresh.add(i);
      }
    }
    int gone = old.size() - common;
    int changed = Math.min(gone, fresh.size());
    Original newest = holding.get().document().newest();
    List<PageLink> links =
        fresh.subList(0, changed).stream()
            .map(i -> link(id, after.get(), !after.get().equals(newest), heads.get(i)))
            .toList();
    return Optional.of(new Difference(links, fresh.size() - changed, gone - changed));
  }

  /** The pages of a file that no search can look into, in their order. */
  public List<PageLink> unsearchable(DocumentId id) throws IOException {
    return links(id, head -> !head.state().isSearchable());
  }

  /** All pages of the newest file that hold the words; none while there is no index to ask. */
  public List<PageLink> found(DocumentId id, String query) throws IOException {
    if (query.isBlank()) {
      return List.of();
    }
    try {
      Query asked = QueryParser.parse(query).query();
      Set<Integer> numbers = Set.copyOf(index.searcher(access).pages(asked, id));
      return links(id, head -> numbers.contains(head.number())).stream()
          .map(
              link ->
                  new PageLink(link.page(), link.label(), Addresses.withQuery(link.url(), query)))
          .toList();
    } catch (QueryTooLongException | IndexNotReadyException none) {
      return List.of();
    }
  }

  /** Documents that are about the same as one, none of them the same text. */
  public List<HitView> similar(DocumentId id) throws IOException {
    Optional<Holding> holding = visible(id);
    if (holding.isEmpty()) {
      return List.of();
    }
    Set<DocumentId> except = new HashSet<>(twins(holding.get()));
    except.add(id);
    return similar(sample(holding.get()), holding.get().language(), except);
  }

  /** Documents that are about the same as a text. */
  public List<HitView> similar(String text, Language language) throws IOException {
    return similar(text, language, Set.of());
  }

  private List<HitView> similar(String text, Language language, Set<DocumentId> except)
      throws IOException {
    List<SearchResult.Hit> hits =
        index.searcher(access).similar(text, language, except, MOST_SIMILAR * 3);
    Map<DocumentId, Holding> holdings =
        archive.find(hits.stream().map(SearchResult.Hit::id).toList());
    Records records =
        new Records(archive, new Shelves(archive, index, access, wording), access, wording);
    Set<DocumentId> shown = new HashSet<>();
    List<HitView> views = new ArrayList<>();
    for (SearchResult.Hit hit : hits) {
      Holding other = holdings.get(hit.id());
      // The index follows the catalogue, and of several with the same text one is enough.
      if (other != null && access.maySee(other.publication()) && shown.add(hit.id())) {
        shown.addAll(twins(other));
        views.add(records.hit(other, hit, "", null));
      }
    }
    return views.subList(0, Math.min(MOST_SIMILAR, views.size()));
  }

  private List<DocumentId> twins(Holding holding) throws IOException {
    return archive.editions().of(holding).stream().map(edition -> edition.holding().id()).toList();
  }

  /**
   * What a document says of itself, and pages from all parts of it, without their heads and feet.
   */
  private String sample(Holding holding) throws IOException {
    StringBuilder sample = new StringBuilder(holding.title());
    for (Object said :
        new Object[] {
          holding.subtitle(),
          holding.document().metadata().description(),
          holding.shown(MetadataField.TOPICS)
        }) {
      if (said != null) {
        sample.append('\n').append(said);
      }
    }
    int pages = holding.coverage().pages();
    double step = Math.max(1, (double) pages / MOST_SAMPLED);
    for (double at = 1; at < pages + 1 && sample.length() < LONGEST_SAMPLE; at += step) {
      Optional<Page> page = archive.page(holding.document().newest(), (int) at);
      page.ifPresent(some -> append(sample, some));
    }
    return sample.substring(0, Math.min(sample.length(), LONGEST_SAMPLE));
  }

  private static void append(StringBuilder sample, Page page) {
    int from = 0;
    for (Block block : page.structure().blocks()) {
      if (block.kind() == BlockKind.FURNITURE) {
        sample.append('\n').append(page.text(), from, Math.max(from, block.start()));
        from = Math.max(from, block.end());
      }
    }
    sample.append('\n').append(page.text(), from, page.text().length());
  }

  private List<PageLink> links(DocumentId id, Predicate<PageHead> which) throws IOException {
    Optional<Holding> holding = visible(id);
    if (holding.isEmpty()) {
      return List.of();
    }
    Original newest = holding.get().document().newest();
    return archive.pages(newest).stream()
        .filter(which)
        .map(head -> link(id, newest, false, head))
        .toList();
  }

  private PageLink link(DocumentId id, Original original, boolean isOlder, PageHead head) {
    return new PageLink(
        head.number(),
        wording.place(original.format().unit(), head.label()),
        isOlder
            ? Addresses.versionPage(id, original.number(), head.number(), null)
            : Addresses.page(id, head.number(), null));
  }

  /** The text of each page without what differs from program to program: its spaces. */
  private List<String> texts(Original original) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Page page : archive.text(original)) {
      texts.add(page.text().replaceAll("\\s+", ""));
    }
    return texts;
  }

  private static Optional<Original> numbered(Holding holding, int number) {
    return holding.document().originals().stream().filter(o -> o.number() == number).findFirst();
  }

  private Optional<Holding> visible(DocumentId id) throws IOException {
    return archive.find(id, access).filter(h -> access.maySee(h.publication()));
  }

  /** Ids of documents whose original was found damaged and has not been mended since. */
  public Set<String> damaged() {
    return archive.fixity().damaged();
  }
}
