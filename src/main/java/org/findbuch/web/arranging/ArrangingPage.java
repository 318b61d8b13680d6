package org.findbuch.web.arranging;

import java.util.List;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.web.page.EditField;
import org.findbuch.web.page.EditField.Choice;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The page of one collection at the desk, or of one that is to be made.
 *
 * @param action address that the form is sent to
 * @param csrf token of the session
 * @param collection null where it is to be made
 * @param done what has just been done, or null
 * @param problem why it has not, or null
 * @param news what else there is to know, or null
 * @param before the values that the form was opened with
 * @param entries what is in it and can be put in order
 * @param targets what it can be merged into; empty where the one who looks may not
 * @param isAdmin whether the one who looks may merge
 * @param more whether there is more in it than the entries
 * @param namesakes other collections of the same title
 * @param history what was done to it
 */
public record ArrangingPage(
    PageFrame frame,
    String action,
    String csrf,
    @Nullable CollectionView collection,
    @Nullable String done,
    @Nullable String problem,
    @Nullable String news,
    List<EditField> fields,
    List<Value> before,
    List<Entry> entries,
    List<Choice> targets,
    boolean isAdmin,
    boolean more,
    List<CollectionRef> namesakes,
    Timeline history) {

  /** A field that is not shown. */
  public record Value(String name, String value) {}

  /**
   * A document or collection in the collection.
   *
   * @param note what it is, and what tells it from others of the same title
   * @param place its number in the order; empty where it has none
   * @param wrong what is wrong with that, or null
   */
  public record Entry(String id, String title, String note, String place, @Nullable String wrong) {}

  /** What has to be looked at again. */
  public List<EditField> faults() {
    return fields.stream().filter(EditField::isFaulty).toList();
  }

  /** Numbers that have to be looked at again. */
  public List<Entry> misplaced() {
    return entries.stream().filter(entry -> entry.wrong() != null).toList();
  }

  /** How much has to be looked at again. */
  public int wrong() {
    return faults().size() + misplaced().size();
  }

  public boolean isBack() {
    return problem != null || wrong() > 0;
  }
}
