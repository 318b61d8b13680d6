package org.findbuch.web.publishing;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Publication;
import org.findbuch.document.Typed;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page of one document at the desk.
 *
 * @param csrf token of the session
 * @param done what has just been done, or null
 * @param problem why it has not, or null
 * @param news what else there is to know, or null
 * @param inputs what was typed for a step
 * @param events what was done to the document, the newest first
 * @param asker who asked for the review that it is in, or null
 * @param isOwnReview whether that is the one who looks at the page
 * @param mayErase whether the one who looks may erase
 * @param stone why it was withdrawn; empty where it was not
 * @param missing what nobody has said and nothing proposes
 */
public record RecordPage(
    PageFrame frame,
    Wording wording,
    DocumentView document,
    String csrf,
    @Nullable String done,
    @Nullable Hindrance problem,
    @Nullable String news,
    List<Field> fields,
    Inputs inputs,
    List<Event> events,
    @Nullable String asker,
    boolean isOwnReview,
    boolean mayErase,
    String stone,
    List<MetadataField> missing) {

  /**
   * A field of the form.
   *
   * @param value as it was typed
   * @param hint how it is typed, or null
   * @param wrong what is wrong with that, or null
   * @param choices where only certain values are possible
   * @param offers what is proposed
   * @param theirs what somebody else has saved in it meanwhile; null when nobody has
   */
  public record Field(
      MetadataField field,
      String label,
      String value,
      @Nullable String hint,
      @Nullable String wrong,
      List<Choice> choices,
      List<ProposalView> offers,
      @Nullable String theirs) {
    public String name() {
      return field.code();
    }

    public boolean isText() {
      return field.form() == MetadataField.Form.LINES;
    }

    /** Ids of what describes the field to whoever does not see it. */
    public @Nullable String described() {
      List<String> ids = new ArrayList<>();
      if (hint != null) {
        ids.add(name() + "-hint");
      }
      if (wrong != null) {
        ids.add(name() + "-wrong");
      }
      return ids.isEmpty() ? null : String.join(" ", ids);
    }
  }

  /**
   * What is in the way of a step.
   *
   * @param field that has to be mended, or null
   */
  public record Hindrance(@Nullable String field, String sentence) {}

  /** What was typed for a step, such as the reason of a withdrawal. */
  public record Inputs(
      String until, String reason, boolean isNamed, String eraseReason, boolean isSure) {
    static final String UNTIL = "until";
    static final String REASON = "reason";
    static final String ERASE_REASON = "erase_reason";
    static final String SURE = "sure";
    static final String NAMED = "named";
    static final Inputs NONE = new Inputs("", "", true, "", false);

    static Inputs typed(Context http) {
      return new Inputs(
          line(http, UNTIL),
          line(http, REASON),
          http.formParam(NAMED) != null,
          line(http, ERASE_REASON),
          http.formParam(SURE) != null);
    }

    private static String line(Context http, String name) {
      String typed = http.formParam(name);
      return typed == null ? "" : Typed.line(typed).strip();
    }
  }

  public record Choice(String value, String label, boolean isChosen) {}

  /**
   * One line of the history.
   *
   * @param undo the change's number, where it can be taken back
   */
  public record Event(
      String what, String who, String when, List<String> details, @Nullable String undo) {}

  /** Whether a proposal is good enough to be taken over with all others. */
  static boolean isSure(ProposalView offer) {
    return offer.confidence() >= Proposal.SHOWN;
  }

  public boolean hasProposals() {
    return fields.stream()
        .anyMatch(f -> f.value().isEmpty() && f.offers().stream().anyMatch(RecordPage::isSure));
  }

  public String missing(PageTexts texts) {
    return String.join(", ", missing.stream().map(texts::name).toList());
  }

  /** Whether the one who looks may publish it now. */
  public boolean mayPublish() {
    return isOpen() && !publication().isPublic() && !isOwnReview;
  }

  public Publication publication() {
    return document.publication();
  }

  public boolean isOpen() {
    return !publication().leavesTombstone();
  }

  /** What is wrong with the input of a step, or null. */
  public @Nullable String wrong(String input) {
    return problem != null && input.equals(problem.field()) ? problem.sentence() : null;
  }

  /** How many fields have to be looked at again. */
  public List<Field> faults() {
    return fields.stream().filter(f -> f.wrong() != null || f.theirs() != null).toList();
  }

  public boolean isBack() {
    return problem != null || !faults().isEmpty();
  }
}
