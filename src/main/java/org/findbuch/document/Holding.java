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
  private static final List<MetadataField> WANTED =
      List.of(
          MetadataField.TITLE,
          MetadataField.KIND,
          MetadataField.DATE,
          MetadataField.COLLECTION,
          MetadataField.LICENCE);

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
    return found.proposals().of(field).stream()
        .filter(one -> one.isShown() && isOpen(one))
        .findFirst();
  }

  /** Everything that is proposed for such fields, also what is not sure enough to be shown. */
  public List<Proposal> proposals() {
    return found.proposals().all().stream().filter(this::isOpen).toList();
  }

  /** Whether nobody has said anything of its field, nor refused it. */
  public boolean isOpen(Proposal proposal) {
    Metadata said = document.metadata();
    return said.get(proposal.field()) == null && !said.refuses(proposal);
  }

  /** Whether what is shown of a field is only proposed. */
  public boolean isProposed(MetadataField field) {
    return !field.isForPeople() && proposal(field).isPresent();
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

  /**
   * What it should say before everybody reads it, and of which nobody has said anything, nor does
   * what is proposed stand in.
   */
  public List<MetadataField> gaps() {
    return WANTED.stream()
        .filter(field -> document.metadata().get(field) == null)
        .filter(field -> field.isForPeople() || proposal(field).isEmpty())
        .toList();
  }

  /** The language that it is analysed in; German where nobody knows. */
  public Language language() {
    return said(MetadataField.LANGUAGE) instanceof Language language ? language : Language.GERMAN;
  }

  /** What is shown of a field: what is said, what is proposed, or what is taken for it. */
  public @Nullable Object shown(MetadataField field) {
    return switch (field) {
      case TITLE -> title();
      case KIND -> kind();
      case AUTHORS -> authors();
      case LANGUAGE -> language();
      default -> field.isForPeople() ? document.metadata().get(field) : said(field);
    };
  }

  public Format format() {
    return document.newest().format();
  }
}
