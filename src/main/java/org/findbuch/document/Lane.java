package org.findbuch.document;

/**
 * One sort of work on the files of documents, which goes on apart from every other: reading their
 * text, making pictures of their pages.
 *
 * @param name stands in the catalogue
 * @param version of the work as this program does it, from 1; rises when the same file would come
 *     to something else, and only this lane's work is then older
 */
public record Lane(String name, int version) {
  /** The lane that every document is in; what it comes to is what is found. */
  public static final String TEXT = "text";

  /** The lane in which text is recognised on pages that have none. */
  public static final String OCR = "ocr";

  /**
   * The lane in which a document's text is compared with those of others. Whenever a text is read
   * or changes, the catalogue has it wait there.
   */
  public static final String TWINS = "twins";

  public Lane {
    if (name.isBlank() || version < 1) {
      throw new IllegalArgumentException("lane \"" + name + "\", version " + version);
    }
  }
}
