package org.findbuch.web.zip;

import java.util.Collection;
import org.findbuch.reading.DocumentView;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;

/**
 * How much there is to take along: readers are told before they ask for it.
 *
 * @param bytes of all originals
 */
public record ParcelSize(long files, long bytes) {
  public static final int MOST_FILES = 200;
  public static final long MOST_BYTES = 1_000_000_000;

  /** Of the newest files of some documents. */
  public static ParcelSize of(Collection<DocumentView> documents) {
    long bytes = documents.stream().mapToLong(document -> document.newest().bytes()).sum();
    return new ParcelSize(documents.size(), bytes);
  }

  public boolean isEmpty() {
    return files == 0;
  }

  public boolean fits() {
    return files <= MOST_FILES && bytes <= MOST_BYTES;
  }

  /** {@code 12 Dateien, 11,3 MB}; of too many files nobody has asked how large they are. */
  public String text(PageTexts texts) {
    String number = texts.say("zip.files", files);
    return files > MOST_FILES ? number : number + ", " + texts.size(bytes);
  }

  /** Why there is no such ZIP, and what to do. */
  public String tooMuch(PageTexts texts) {
    return texts.say("zip.too-much", text(texts), MOST_FILES, texts.size(MOST_BYTES));
  }

  /**
   * Nothing at all leads nowhere; too much is said, with the way out.
   *
   * @throws org.findbuch.web.exchange.ProblemException when there are no files, or too many
   */
  public void require(PageTexts texts) {
    if (isEmpty()) {
      throw Problem.of(404, "zip-empty").exception();
    }
    if (!fits()) {
      throw Problem.of(400, "zip-too-much", tooMuch(texts)).exception();
    }
  }
}
