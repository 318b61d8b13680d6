package org.findbuch.document;

import java.util.List;
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

  public String title() {
    return firstOf(
        document.metadata().title(), found.title(), FileName.asTitle(document.newest().name()));
  }

  public Kind kind() {
    return firstOf(document.metadata().kind(), null, Kind.OTHER);
  }

  public @Nullable DocumentDate date() {
    DocumentDate said = document.metadata().date();
    return said == null ? found.date() : said;
  }

  public List<String> authors() {
    List<String> said = document.metadata().authors();
    return said.isEmpty() ? found.authors() : said;
  }

  /** The language that it is analysed in; German where nobody knows. */
  public Language language() {
    return firstOf(document.metadata().language(), found.language(), Language.GERMAN);
  }

  /** What is shown of a field: what is said, what the file tells, or what is taken for it. */
  public @Nullable Object shown(MetadataField field) {
    return switch (field) {
      case TITLE -> title();
      case KIND -> kind();
      case DATE -> date();
      case AUTHORS -> authors();
      case LANGUAGE -> language();
      default -> document.metadata().get(field);
    };
  }

  public Format format() {
    return document.newest().format();
  }

  private static <T> T firstOf(@Nullable T said, @Nullable T told, T otherwise) {
    if (said != null) {
      return said;
    }
    return told == null ? otherwise : told;
  }
}
