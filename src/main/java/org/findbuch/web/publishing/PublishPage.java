package org.findbuch.web.publishing;

import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.reading.Wording;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * Several documents that are to be published, or what became of them.
 *
 * @param csrf token of the session
 * @param until the day that was typed
 * @param wrong what is wrong with it, or null
 * @param problem why nothing was done, or null
 * @param done what was done, in a sentence; null where nothing was yet
 */
public record PublishPage(
    PageFrame frame,
    Wording wording,
    String csrf,
    List<Row> rows,
    String until,
    @Nullable String wrong,
    @Nullable String problem,
    @Nullable String done) {

  /**
   * One of the documents.
   *
   * @param language of its text, as a code
   * @param standing who may see it, and since or until when
   * @param gaps what nobody has said about it, in a sentence, or null
   * @param obstacle why it is not published, or null
   * @param doubt why nobody should publish it without a look at it, or null
   * @param isTicked whether it is among those that are to be published
   * @param isDone whether it has just been
   */
  public record Row(
      DocumentId id,
      String title,
      String language,
      String file,
      Publication publication,
      String standing,
      State state,
      @Nullable String gaps,
      @Nullable String obstacle,
      @Nullable String doubt,
      boolean isTicked,
      boolean isDone) {}

  /** How many of them can be published. */
  public long ready() {
    return rows.stream().filter(row -> row.obstacle() == null).count();
  }

  public boolean canGoBack() {
    return done != null
        && rows.stream().anyMatch(row -> row.isDone() && row.publication() != Publication.DRAFT);
  }
}
