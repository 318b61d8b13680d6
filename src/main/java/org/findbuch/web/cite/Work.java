package org.findbuch.web.cite;

import java.util.List;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.jspecify.annotations.Nullable;

/**
 * One file of a document, or a page of it, as it is cited. What no person has said stands in square
 * brackets, as librarians write what they have found out themselves.
 *
 * @param key names the document among all
 * @param title with the subtitle
 * @param creators who wrote it, or else who published it; empty where neither is known
 * @param date when it is from; null where that is not known
 * @param isDateProposed whether no person has said so
 * @param pages of the whole; 0 where it has none that are counted
 * @param page what the cited page is called; null for the whole
 * @param url of what is cited, for ever
 * @param file the file's own address
 * @param note what a reader of the citation has to know; empty for nothing
 */
record Work(
    String key,
    @Nullable Kind kind,
    String title,
    List<Creator> creators,
    @Nullable String publisher,
    @Nullable DocumentDate date,
    boolean isDateProposed,
    String language,
    List<String> topics,
    @Nullable String description,
    @Nullable String licence,
    int pages,
    @Nullable String page,
    String url,
    OriginalFile file,
    String note) {

  /** Where the file itself lies. */
  record OriginalFile(String url, Format format) {}

  /**
   * A work of a document.
   *
   * @param origin public address of the site
   * @param proposed the note for what stands in square brackets
   */
  static Work of(
      DocumentView document, OriginalView original, Place place, String origin, String proposed) {
    String publisher = document.cited(MetadataField.PUBLISHER);
    List<Creator> authors =
        document.texts(MetadataField.AUTHORS).stream()
            .map(name -> creator(document, name))
            .toList();
    boolean isProposed =
        List.of(
                MetadataField.TITLE,
                MetadataField.SUBTITLE,
                MetadataField.AUTHORS,
                MetadataField.PUBLISHER,
                MetadataField.DATE)
            .stream()
            .anyMatch(document::isProposed);
    return new Work(
        document.id().value(),
        document.isProposed(MetadataField.KIND) ? null : document.kind(),
        title(document),
        authors,
        publisher,
        document.date(),
        document.isProposed(MetadataField.DATE),
        document.language(),
        document.isProposed(MetadataField.TOPICS)
            ? List.of()
            : document.texts(MetadataField.TOPICS),
        document.isProposed(MetadataField.DESCRIPTION)
            ? null
            : document.text(MetadataField.DESCRIPTION),
        document.isProposed(MetadataField.LICENCE) ? null : document.text(MetadataField.LICENCE),
        place.pages(),
        place.label(),
        origin + place.url(),
        new OriginalFile(origin + original.url(), original.format()),
        isProposed ? proposed : "");
  }

  /**
   * What of a document is cited.
   *
   * @param url below the public address
   * @param label of the page, or null for the whole
   * @param pages of the whole
   */
  record Place(String url, @Nullable String label, int pages) {
    /** What is printed on a page without the word for it: reference managers have their own. */
    static String number(String label) {
      return label.substring(label.lastIndexOf('\u00a0') + 1);
    }
  }

  /** With its subtitle. */
  static String title(DocumentView document) {
    String title = document.bracketed(MetadataField.TITLE, document.title());
    String subtitle = document.cited(MetadataField.SUBTITLE);
    return subtitle == null ? title : title + joint(title) + subtitle;
  }

  private static String joint(String title) {
    return title.matches("(?s).*[.!?…:]") ? " " : ": ";
  }

  private static Creator creator(DocumentView document, String name) {
    return document.isProposed(MetadataField.AUTHORS)
        ? new Creator(document.bracketed(MetadataField.AUTHORS, name), "")
        : Creator.of(name);
  }

  boolean isReport() {
    return kind == Kind.REPORT
        || kind == Kind.DOCUMENTATION
        || kind == Kind.EVALUATION
        || kind == Kind.PROJECT
        || kind == Kind.MINUTES
        || kind == Kind.RESOLUTION;
  }
}
