package org.findbuch.web.arranging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a form that was sent: it comes back with everything that was typed, or leads on.
 *
 * @param status of the answer
 * @param before what the form is opened with, for whoever sends it again
 * @param wrong by field, the last part of the key of what is wrong with it
 * @param theirs what somebody else has saved meanwhile in a field that was changed here, too
 * @param problem what else is in the way, or null
 * @param news what there is to know where nothing is wrong, or null
 * @param next address that is asked for next, where what was wanted is done; or null
 */
record CollectionAnswer(
    int status,
    CollectionForm form,
    CollectionForm before,
    Map<String, String> wrong,
    Map<String, String> theirs,
    @Nullable String problem,
    @Nullable String news,
    @Nullable String next) {

  /** The form as it is opened. */
  static CollectionAnswer fresh(CollectionForm form) {
    return new CollectionAnswer(200, form, form, Map.of(), Map.of(), null, null, null);
  }

  /** Nothing was to be done. */
  CollectionAnswer saying(String sentence) {
    return new CollectionAnswer(200, form, before, wrong, theirs, null, sentence, null);
  }

  static CollectionAnswer wrong(CollectionForm form, Map<String, String> wrong) {
    return new CollectionAnswer(422, form, form, wrong, Map.of(), null, null, null);
  }

  static CollectionAnswer hindered(
      int status, CollectionForm form, CollectionForm before, String sentence) {
    return new CollectionAnswer(status, form, before, Map.of(), Map.of(), sentence, null, null);
  }

  static CollectionAnswer leading(String address, CollectionForm form) {
    return new CollectionAnswer(303, form, form, Map.of(), Map.of(), null, null, address);
  }
}
