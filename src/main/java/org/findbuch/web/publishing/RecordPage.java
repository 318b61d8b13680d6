package org.findbuch.web.publishing;

import java.time.LocalDate;
import java.util.List;
import org.findbuch.document.Document;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Publication;
import org.findbuch.document.Typed;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.EditField;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The page of one document at the desk.
 *
 * @param standing who may see the document, and since or until when
 * @param csrf token of the session
 * @param done what has just been done, or null
 * @param problem why it has not, or null
 * @param news what else there is to know, or null
 * @param inputs what was typed for a step
 * @param history what was done to the document
 * @param wasPublic whether everybody can or once could read it, and so is told when it goes
 * @param asker who asked for the review that it is in, or null
 * @param isOwnReview whether that is the one who looks at the page
 * @param mayErase whether the one who looks may erase
 * @param stone why it was withdrawn; empty where it was not
 * @param missing what nobody has said and nothing proposes
 * @param largest file that is taken, in words
 */
public record RecordPage(
    PageFrame frame,
    Wording wording,
    DocumentView document,
    String standing,
    String csrf,
    @Nullable String done,
    @Nullable Hindrance problem,
    @Nullable String news,
    List<Field> fields,
    Inputs inputs,
    Timeline history,
    boolean wasPublic,
    @Nullable String asker,
    boolean isOwnReview,
    boolean mayErase,
    String stone,
    List<MetadataField> missing,
    String largest) {

  /**
   * A field of the form.
   *
   * @param offers what is proposed for it
   */
  public record Field(EditField input, List<ProposalView> offers) {}

  /**
   * What is in the way of a step.
   *
   * @param field that has to be mended, or null
   * @param other title of the document that the sentence speaks of, or null
   * @param url its address
   */
  public record Hindrance(
      @Nullable String field, String sentence, @Nullable String other, @Nullable String url) {
    Hindrance(@Nullable String field, String sentence) {
      this(field, sentence, null, null);
    }
  }

  /**
   * What was typed for a step, such as the reason of a withdrawal.
   *
   * @param hasFile whether a file has come or was chosen, which no form can give back
   */
  public record Inputs(
      String until,
      String reason,
      boolean isNamed,
      String eraseReason,
      boolean isSure,
      boolean hasFile) {
    static final String UNTIL = "until";
    static final String REASON = "reason";
    static final String ERASE_REASON = "erase_reason";
    static final String SURE = "sure";
    static final String NAMED = "named";

    /** What stands there before anything is typed. */
    static Inputs of(Document document) {
      LocalDate until = document.embargoUntil();
      return new Inputs(until == null ? "" : until.toString(), "", true, "", false, false);
    }

    static Inputs typed(Sent sent) {
      return new Inputs(
          line(sent, UNTIL),
          line(sent, REASON),
          sent.first(NAMED) != null,
          line(sent, ERASE_REASON),
          sent.first(SURE) != null,
          sent.hasFile() || sent.isFileLeft());
    }

    /**
     * A field of a step that is not the one whose button was pressed, or the key Enter for none.
     *
     * @param before what stood there when nothing had been typed
     * @return its name; null where nothing was typed that would be lost
     */
    @Nullable String unspent(String act, Inputs before) {
      if (act.equals(Sent.FILE)) {
        return null; // a file would have to be chosen again
      }
      if (!reason.isEmpty() && !act.equals("withdraw")) {
        return REASON;
      }
      if (!until.equals(before.until) && !until.isEmpty() && !act.equals("plan")) {
        return UNTIL;
      }
      return eraseReason.isEmpty() || act.equals("erase") ? null : ERASE_REASON;
    }

    private static String line(Sent sent, String name) {
      String typed = sent.first(name);
      return typed == null ? "" : Typed.line(typed).strip();
    }
  }

  /** Whether a proposal is good enough to be taken over with all others. */
  static boolean isSure(ProposalView offer) {
    return offer.confidence() >= Proposal.SHOWN;
  }

  public boolean hasProposals() {
    return fields.stream()
        .anyMatch(
            f -> f.input().value().isEmpty() && f.offers().stream().anyMatch(RecordPage::isSure));
  }

  public String missing(PageTexts texts) {
    return String.join(", ", missing.stream().map(texts::name).toList());
  }

  /** Whether the one who looks may publish it now. */
  public boolean mayPublish() {
    return isOpen() && !publication().isPublic() && !isOwnReview;
  }

  /** What is wrong with its file and what can be done about it; null where nothing is. */
  public @Nullable String fault() {
    return document.fault() == null ? null : wording.fault(document.fault());
  }

  public Publication publication() {
    return document.publication();
  }

  /** The end of the keys of what is said about withdrawing it. */
  public String unseen() {
    return wasPublic ? "" : ".unseen";
  }

  /** What becomes of its address when it is withdrawn, as a key. */
  public String withdrawing() {
    return "record.withdraw.text" + (wasPublic && !publication().isPublic() ? ".once" : unseen());
  }

  public boolean isOpen() {
    return !publication().leavesTombstone();
  }

  /** What is wrong with the input of a step, or null. */
  public @Nullable String wrong(String input) {
    return problem != null && input.equals(problem.field()) ? problem.sentence() : null;
  }

  /** How many fields have to be looked at again. */
  public List<EditField> faults() {
    return fields.stream().map(Field::input).filter(EditField::isFaulty).toList();
  }

  public boolean isBack() {
    return problem != null || !faults().isEmpty();
  }
}
