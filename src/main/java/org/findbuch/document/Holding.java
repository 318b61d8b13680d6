package org.findbuch.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue knows of one document: the record, how far it is, and what its newest file
 * tells.
 *
 * @param stamp changes whenever the index has to take the document anew
 */
public record Holding(
    Document document, Progress progress, Found found, Coverage coverage, long stamp) {

  public DocumentId id() {
    return document.id();
  }

  public State state() {
    return progress.state();
  }

  public Publication publication() {
    return document.publication();
  }

  /** What is proposed for a field of which nobody has said anything, nor refused the proposal. */
  public Optional<Proposal> proposal(MetadataField field) {
    return document.metadata().get(field) != null
        ? Optional.empty()
        : found.proposals().of(field).stream()
            .filter(one -> one.isShown() && !document.metadata().refuses(one))
            .findFirst();
  }

  private @Nullable Object said(MetadataField field) {
    Object said = document.metadata().get(field);
    return said == null ? proposal(field).map(Proposal::value).orElse(null) : said;
  }

  public String title() {
    return said(MetadataField.TITLE) instanceof String title
        ? title
        : FileName.asTitle(document.newest().name());
  }

  public @Nullable String subtitle() {
    return (String) said(MetadataField.SUBTITLE);
  }

  public Kind kind() {
    return said(MetadataField.KIND) instanceof Kind kind ? kind : Kind.OTHER;
  }

  public @Nullable DocumentDate date() {
    return (DocumentDate) said(MetadataField.DATE);
  }

  @SuppressWarnings("unchecked") // the form of the field says what is in its list
  public List<String> authors() {
    return said(MetadataField.AUTHORS) instanceof List<?> names ? (List<String>) names : List.of();
  }

  /** The language that it is analysed in; German where nobody knows. */
  public Language language() {
    return said(MetadataField.LANGUAGE) instanceof Language language ? language : Language.GERMAN;
  }

  /**
   * What is shown of a field: what is said, what is proposed, or what is taken for it. In which
   * collection it is and what others may do with it is for people to say.
   */
  public @Nullable Object shown(MetadataField field) {
    return switch (field) {
      case TITLE -> title();
      case KIND -> kind();
      case AUTHORS -> authors();
      case LANGUAGE -> language();
      case COLLECTION, LICENCE -> document.metadata().get(field);
      default -> said(field);
    };
  }

  public Format format() {
    return document.newest().format();
  }
}
