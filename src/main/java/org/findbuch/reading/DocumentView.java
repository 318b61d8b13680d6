package org.findbuch.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Publication;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.State;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/**
 * The record of one document, as {@code /api/documents/{id}} gives it.
 *
 * @param fault what is wrong with its newest file, or null; no member of the record
 * @param reason the same in a sentence
 * @param pointers what points to it, in words of its own end
 * @param gaps what it should say before everybody reads it; no member of the record
 * @param said every field of the metadata, whether anything is said in it or not
 */
public record DocumentView(
    DocumentId id,
    String url,
    Map<MetadataField, Shown> said,
    List<ProposalView> proposals,
    State state,
    @Nullable Fault fault,
    @Nullable String reason,
    Publication publication,
    @Nullable LocalDate embargoUntil,
    long version,
    Instant added,
    Instant changed,
    PagesView pages,
    List<OriginalView> originals,
    List<TwinView> twins,
    List<RelationView> pointers,
    List<MetadataField> gaps) {
  /** Values that are words for programs; the record says beside them what people call them. */
  private static final Set<MetadataField> LABELLED =
      Set.of(MetadataField.KIND, MetadataField.DATE, MetadataField.LANGUAGE);

  /**
   * What a field says.
   *
   * @param value as JSON has it, or null
   * @param label what people read instead, where that is something else
   * @param isProposed whether no person has said it
   */
  public record Shown(@Nullable Object value, @Nullable String label, boolean isProposed) {
    /** What a person has said, or nothing. */
    public Shown(@Nullable Object value, @Nullable String label) {
      this(value, label, false);
    }
  }

  /**
   * What is proposed for a field of which no person has said anything.
   *
   * @param value in words, several parted by semicolons: as one would say it
   * @param label what people read instead
   * @param confidence how sure it is, in percent
   * @param shown whether it stands in the record as long as nobody says anything; a collection and
   *     a licence never do
   */
  public record ProposalView(
      MetadataField field,
      String value,
      @Nullable String label,
      Proposal.Source source,
      String sourceLabel,
      int confidence,
      boolean shown) {
    /** As people read it. */
    public String text() {
      return label == null ? value : label;
    }
  }

  /**
   * A heading of the document.
   *
   * @param level 1 for the highest
   * @param page on which it stands
   * @param label what that page is called
   */
  public record Heading(String title, int level, int page, String label, String url) {}

  /** The members of the record in JSON, in their order. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", id);
    said.forEach(
        (field, shown) -> {
          members.put(field.code(), shown.value());
          if (LABELLED.contains(field)) {
            members.put(field.code() + "_label", shown.label());
          } else if (field == MetadataField.SUBTITLE) {
            members.put("url", url);
          }
        });
    members.put("proposals", proposals);
    members.put("state", state);
    members.put("reason", reason);
    members.put("publication", publication);
    members.put("embargo_until", embargoUntil);
    members.put("version", version);
    members.put("added", added);
    members.put("changed", changed);
    members.put("pages", pages);
    members.put("originals", originals);
    members.put("twins", twins);
    members.put("referenced_by", pointers);
    return members;
  }

  /** What people read of a field, several values one after the other; null when it says nothing. */
  public @Nullable String text(MetadataField field) {
    return texts(field).isEmpty() ? null : String.join("; ", texts(field));
  }

  /** What people read of each value of a field. */
  public List<String> texts(MetadataField field) {
    String label = shown(field).label();
    return switch (shown(field).value()) {
      case null -> List.of();
      case List<?> values -> values.stream().map(Object::toString).toList();
      case Object value -> List.of(label == null ? value.toString() : label);
    };
  }

  private Shown shown(MetadataField field) {
    return said.getOrDefault(field, new Shown(null, null));
  }

  /** Whether what is shown of a field is only proposed. */
  public boolean isProposed(MetadataField field) {
    return shown(field).isProposed();
  }

  /**
   * What a citation says of a field; null when the field says nothing. What no person has said
   * stands in square brackets, as librarians write what they have found out themselves.
   */
  public @Nullable String cited(MetadataField field) {
    String text = text(field);
    return text == null ? null : bracketed(field, text);
  }

  /** What is said for a field, or a part of it, in square brackets where no person has said it. */
  public String bracketed(MetadataField field, String text) {
    return isProposed(field) ? "[" + text + "]" : text;
  }

  /** What is proposed for a field that is for people to fill, and stands in nowhere; or null. */
  public @Nullable ProposalView offered(MetadataField field) {
    return proposals.stream()
        .filter(one -> one.field() == field && field.isForPeople())
        .filter(one -> one.confidence() >= Proposal.SHOWN)
        .findFirst()
        .orElse(null);
  }

  /** Those fields of a place whose values are only proposed. */
  public List<MetadataField> proposed(MetadataField.Place place) {
    return Arrays.stream(MetadataField.values())
        .filter(field -> field.place() == place && isProposed(field))
        .toList();
  }

  public String title() {
    return String.valueOf(shown(MetadataField.TITLE).value());
  }

  public @Nullable Kind kind() {
    return (Kind) shown(MetadataField.KIND).value();
  }

  public String kindLabel() {
    return String.valueOf(text(MetadataField.KIND));
  }

  public @Nullable DocumentDate date() {
    return (DocumentDate) shown(MetadataField.DATE).value();
  }

  /** As its code. */
  public String language() {
    return String.valueOf(shown(MetadataField.LANGUAGE).value());
  }

  public @Nullable CollectionRef collection() {
    return (CollectionRef) shown(MetadataField.COLLECTION).value();
  }

  @SuppressWarnings("unchecked") // pointers are shown as such views
  public List<RelationView> relations() {
    Object views = shown(MetadataField.RELATIONS).value();
    return views == null ? List.of() : (List<RelationView>) views;
  }

  /** The newest original, which the document's own addresses speak of. */
  public OriginalView newest() {
    return originals.getLast();
  }

  /**
   * How many pages it has and how many of them a search can look into.
   *
   * @param waiting of those that are unread or garbled: how many wait for their text to be
   *     recognised
   */
  public record PagesView(
      int total,
      int searchable,
      int text,
      int ocr,
      int garbled,
      int blank,
      int unread,
      int waiting,
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

  /**
   * Another document with the same text, or nearly so.
   *
   * @param language of its title, as a code
   * @param same whether it is the same text in another file; else another edition
   * @param said whether a person has said so; else it is likely
   * @param percent of the words that are equal, in their order
   * @param text says all that in a sentence
   * @param pages of this document on which the texts differ
   * @param otherPages of the other one
   */
  public record TwinView(
      DocumentId id,
      String title,
      String url,
      String language,
      Format format,
      String formatLabel,
      Publication publication,
      boolean same,
      boolean said,
      int percent,
      String text,
      List<PageView.PageLink> pages,
      List<PageView.PageLink> otherPages) {
    /**
     * What stands before the title in the sentence, and what behind it: it is in quotation marks.
     */
    public List<String> around() {
      int at = text.indexOf(title, text.split("[„“]", 2)[0].length());
      return List.of(text.substring(0, at), text.substring(at + title.length()));
    }
  }

  /**
   * What is said where a document was taken back.
   *
   * @param title null where the reason forbids to tell it
   * @param date likewise, or where nobody knows it
   */
  public record TombstoneView(
      DocumentId id,
      Publication publication,
      Instant since,
      String reason,
      @Nullable String title,
      @Nullable DocumentDate date) {}

  /**
   * Where it points to, or what points to it.
   *
   * @param target the other end
   * @param language of a document's title, as a code; null where it is a collection
   * @param status what has come of it, where it is a resolution and somebody has said so
   */
  public record RelationView(
      RelationType type,
      String label,
      String target,
      @Nullable String title,
      @Nullable String url,
      @Nullable String language,
      @Nullable ResolutionStatus status,
      @Nullable String statusLabel) {}
}
