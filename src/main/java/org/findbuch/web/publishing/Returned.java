package org.findbuch.web.publishing;

import java.util.Map;
import org.findbuch.document.Holding;
import org.findbuch.document.MetadataField;
import org.findbuch.web.publishing.RecordForm.Wrong;
import org.findbuch.web.publishing.RecordPage.Hindrance;
import org.findbuch.web.publishing.RecordPage.Inputs;
import org.jspecify.annotations.Nullable;

/**
 * A form that comes back to whoever sent it, with everything that they typed.
 *
 * @param status of the answer
 * @param wrong what cannot be taken in a field
 * @param theirs what somebody else has saved meanwhile in a field that was changed here, too
 * @param problem what else is in the way, or null
 * @param news what there is to know where nothing is wrong, or null
 */
record Returned(
    int status,
    RecordForm form,
    Inputs inputs,
    Map<MetadataField, Wrong> wrong,
    Map<MetadataField, String> theirs,
    @Nullable Hindrance problem,
    @Nullable String news) {

  /** The form as it is opened. */
  static Returned fresh(Holding holding) {
    return new Returned(
        200,
        RecordForm.of(holding.document().metadata()),
        Inputs.of(holding.document()),
        Map.of(),
        Map.of(),
        null,
        null);
  }
}
