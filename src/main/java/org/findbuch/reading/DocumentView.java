package org.findbuch.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Publication;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.State;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/** The record of one document, as {@code /api/documents/{id}} gives it. */
public record DocumentView(
    DocumentId id,
    String title,
    @Nullable String subtitle,
    String url,
    Kind kind,
    String kindLabel,
    @Nullable DocumentDate date,
    @Nullable String dateLabel,
    List<String> authors,
    @Nullable String publisher,
    @Nullable CollectionRef collection,
    List<String> topics,
    List<String> audiences,
    List<String> places,
    String language,
    String languageLabel,
    @Nullable String licence,
    @Nullable String description,
    @Nullable String source,
    List<RelationView> relations,
    @Nullable ResolutionStatus status,
    State state,
    @Nullable String reason,
    Publication publication,
    @Nullable LocalDate embargoUntil,
    long version,
    Instant added,
    Instant changed,
    PagesView pages,
    List<OriginalView> originals) {

  /** The newest original, which the document's own addresses speak of. */
  public OriginalView newest() {
    return originals.getLast();
  }

  /** How many pages it has and how many of them a search can look into. */
  public record PagesView(
      int total,
      int searchable,
      int text,
      int ocr,
      int garbled,
      int blank,
      int unread,
      boolean truncated) {}

  /**
   * One file of the document.
   *
   * @param warning what to know before opening it, or null
   */
  public record OriginalView(
      int number,
      String name,
      Format format,
      String formatLabel,
      String mediaType,
      long bytes,
      String sha256,
      Instant received,
      String url,
      @Nullable String warning) {}

  /** Where it points to. */
  public record RelationView(
      RelationType type,
      String label,
      String target,
      @Nullable String title,
      @Nullable String url) {}
}
