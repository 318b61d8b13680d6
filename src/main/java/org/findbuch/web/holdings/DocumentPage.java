package org.findbuch.web.holdings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.document.Facet;
import org.findbuch.document.Fault;
import org.findbuch.document.MetadataField;
import org.findbuch.document.State;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.Heading;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Usage;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a document shows.
 *
 * @param shown the original that the page is about
 * @param isOlder whether there is a newer one
 * @param query what is searched for inside it; empty for nothing
 * @param inside where that stands, a page of it; null where it stands nowhere
 * @param outline its headings; none where one says no more than its title does
 * @param leaves its pages, in stretches that can be taken in
 * @param first address of the first page, where there is one to read
 * @param isPictured whether its pages have pictures
 * @param tags what its head says for reference managers
 * @param coverage how much of it a search can look into
 * @param licence what one may do with it
 * @param usage how often it was looked at and taken along
 */
public record DocumentPage(
    PageFrame frame,
    DocumentView document,
    OriginalView shown,
    boolean isOlder,
    String query,
    @Nullable HitView inside,
    Pagination steps,
    List<Heading> outline,
    List<Stretch> leaves,
    @Nullable String first,
    boolean isPictured,
    String extent,
    @Nullable String coverage,
    Licence licence,
    Around around,
    Citation citation,
    CitationTags tags,
    String address,
    Usage usage) {

  /**
   * What else there is to tell of it.
   *
   * @param found all pages that hold what is searched for
   * @param unsearchable pages that no search can look into
   * @param difference in a sentence, what is new in the newest file; null where nobody knows
   * @param files all of them, the newest first
   * @param similar documents that are about the same
   * @param contact of whom one may ask; null where nobody is named
   */
  public record Around(
      List<PageLink> found,
      List<PageLink> unsearchable,
      @Nullable String difference,
      List<StoredFile> files,
      List<HitView> similar,
      @Nullable String contact) {
    /** More pages than that nobody reads one by one. */
    private static final int MOST_NAMED = 60;

    /** Pages that are named, of those that are not searchable. */
    public List<PageLink> named() {
      return unsearchable.subList(0, Math.min(unsearchable.size(), MOST_NAMED));
    }

    public boolean holds(PageLink page) {
      return found.stream().anyMatch(link -> link.page() == page.page());
    }
  }

  /** A file of the document, and how long it is. */
  public record StoredFile(OriginalView original, String extent) {}

  /** Pages one after the other. */
  public record Stretch(String label, List<PageLink> pages) {}

  /** One row of the facts; without values it is left out. */
  public record Fact(MetadataField field, List<Value> values) {
    public String name() {
      return field.code();
    }

    /** Names stand in a sentence, other lists value by value. */
    public @Nullable String form() {
      return field.isList() && field != MetadataField.AUTHORS ? "line" : null;
    }
  }

  /** One value, and what it leads to. */
  public record Value(String text, @Nullable String url, @Nullable String rel) {}

  public List<Fact> facts() {
    return Arrays.stream(MetadataField.values())
        .filter(field -> field.place() == MetadataField.Place.FACT)
        .filter(field -> field != MetadataField.LICENCE)
        .map(field -> new Fact(field, values(field)))
        .toList();
  }

  private List<Value> values(MetadataField field) {
    return document.texts(field).stream().map(text -> value(field, text)).toList();
  }

  private Value value(MetadataField field, String text) {
    return switch (field) {
      case SOURCE -> new Value(text, PageFrame.web(text), "noopener nofollow");
      default -> new Value(text, address(field, text), null);
    };
  }

  private @Nullable String address(MetadataField field, String text) {
    CollectionRef collection = document.collection();
    Facet facet =
        switch (field) {
          case AUTHORS -> Facet.AUTHOR;
          case TOPICS -> Facet.TOPIC;
          case AUDIENCES -> Facet.AUDIENCE;
          case PLACES -> Facet.PLACE;
          default -> null;
        };
    if (facet != null) {
      return frame.links().narrowed(facet, text);
    }
    return field == MetadataField.COLLECTION && collection != null
        ? frame.links().to("/c/" + collection.id())
        : null;
  }

  /** What another document is, when it is from and how long it is. */
  public String note(HitView hit) {
    return Stream.of(
            hit.kindLabel(),
            PageFrame.years(hit.date()),
            frame.texts().extent(hit.format(), hit.pageCount()))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The address of the small picture of a page. */
  public String picture(int number) {
    String path =
        isOlder
            ? Addresses.version(document.id(), shown.number())
            : Addresses.document(document.id());
    return path + "/" + number + ".png?w=200";
  }

  /** Which of what stands above the facts nobody has said; null when somebody has said all. */
  public @Nullable String proposed() {
    List<String> names =
        document.proposed(MetadataField.Place.HEAD).stream()
            .map(field -> frame.say("field." + field.code()))
            .toList();
    return names.isEmpty() ? null : frame.say("document.proposed.head", String.join(", ", names));
  }

  /** Why nothing of it was read, or not all, as far as it concerns readers; or null. */
  public @Nullable String reason() {
    Fault fault = document.fault();
    return fault == null ? null : Wording.of(frame.language()).reason(fault);
  }

  public boolean isRead() {
    return document.state() == State.SEARCHABLE;
  }

  public boolean isUnreadable() {
    return document.state() == State.UNREADABLE;
  }

  public boolean isWaiting() {
    return document.state() == State.RECEIVED;
  }
}
