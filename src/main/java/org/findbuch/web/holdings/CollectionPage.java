package org.findbuch.web.holdings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.CollectionView.AgendaView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.RelationView;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.course.Course;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.zip.ParcelSize;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a conference, series or project shows.
 *
 * @param ruler the others beside it, by year
 * @param children what it holds, with their own numbers
 * @param shelves its documents by kind
 * @param resolutions that were made there, with what came of them
 * @param more how many documents are not on this page
 * @param parcel what of it can be taken along as a ZIP; null where that is nothing
 */
public record CollectionPage(
    PageFrame frame,
    CollectionView collection,
    List<CollectionView> ruler,
    List<CollectionView> children,
    List<Shelf> shelves,
    List<DocumentView> resolutions,
    long more,
    @Nullable CollectionRef previous,
    @Nullable CollectionRef next,
    @Nullable ParcelSize parcel) {

  /** Whether it can be put in a calendar: everybody sees it, and it is known to the day. */
  public boolean isDated() {
    return !collection.onlyForStaff() && CalendarFile.isDated(collection);
  }

  /** Whether another day begins with something on the agenda. */
  public boolean isNewDay(AgendaView item) {
    int at = collection.agenda().indexOf(item);
    return item.day() != null
        && (at == 0 || !item.day().equals(collection.agenda().get(at - 1).day()));
  }

  /** It beside those before and after it. */
  public String compared() {
    return Compared.url(
        Stream.of(previous, new CollectionRef(collection.id(), collection.title()), next)
            .filter(Objects::nonNull)
            .map(CollectionRef::id)
            .toList());
  }

  /** What came of a resolution, in words of its own end. */
  public static Map<String, List<RelationView>> outcomes(DocumentView resolution) {
    return resolution.pointers().stream()
        .filter(pointer -> pointer.url() != null && Course.isLater(pointer.type()))
        .collect(
            Collectors.groupingBy(RelationView::label, LinkedHashMap::new, Collectors.toList()));
  }

  /** The ZIP of it, in the language of the page. */
  public String zip() {
    String address = collection.url() + ".zip";
    String chosen = frame.links().chosen();
    return chosen == null ? address : address + "?lang=" + chosen;
  }

  /** Documents of one kind. */
  public record Shelf(String title, List<Book> books) {}

  /**
   * One document.
   *
   * @param state what it is where it is not public, and null where it is
   */
  public record Book(
      String title,
      @Nullable String subtitle,
      String url,
      String extent,
      String language,
      @Nullable String state) {}
}
