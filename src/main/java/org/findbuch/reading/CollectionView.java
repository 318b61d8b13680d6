package org.findbuch.reading;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/**
 * One conference, series or project, as {@code /api/collections/{id}} gives it.
 *
 * @param documents how many documents it and the collections below it hold that the reader may see
 * @param notPublic how many of them readers do not see; 0 for these
 * @param order ids of the documents and collections in it that stand first, in this order; those
 *     that the reader may see
 */
public record CollectionView(
    CollectionId id,
    CollectionKind kind,
    String kindLabel,
    String title,
    String url,
    @Nullable CollectionRef parent,
    @Nullable DocumentDate start,
    @Nullable DocumentDate end,
    @Nullable String dateLabel,
    @Nullable String place,
    @Nullable String theme,
    @Nullable String form,
    List<String> criteria,
    @Nullable String contact,
    @Nullable String description,
    List<CollectionRef> children,
    List<AgendaView> agenda,
    long documents,
    long notPublic,
    List<String> order) {

  /**
   * What was to be heard.
   *
   * @param documents those of it that the reader may see
   */
  public record AgendaView(
      @Nullable LocalDate day,
      @Nullable LocalTime start,
      @Nullable LocalTime end,
      String title,
      List<String> speakers,
      List<DocumentRef> documents) {}

  /** A document, by its title. */
  public record DocumentRef(DocumentId id, String title, String url, String language) {}

  /** What was to be heard at a conference, as a reader sees it. */
  static List<AgendaView> agenda(Collection collection, Archive archive, Access access)
      throws IOException {
    List<DocumentId> named =
        collection.agenda().stream().flatMap(item -> item.documents().stream()).toList();
    Map<DocumentId, Holding> known = named.isEmpty() ? Map.of() : archive.find(named);
    return collection.agenda().stream()
        .map(
            item ->
                new AgendaView(
                    item.day(),
                    item.start(),
                    item.end(),
                    item.title(),
                    item.speakers(),
                    item.documents().stream()
                        .flatMap(id -> Stream.ofNullable(known.get(id)))
                        .filter(holding -> access.maySee(holding.publication()))
                        .map(CollectionView::reference)
                        .toList()))
        .toList();
  }

  private static DocumentRef reference(Holding holding) {
    return new DocumentRef(
        holding.id(), holding.title(), Addresses.document(holding.id()), holding.language().code());
  }

  /** Whether readers do not see it, as nothing in it is public. */
  public boolean onlyForStaff() {
    return documents == notPublic;
  }
}
