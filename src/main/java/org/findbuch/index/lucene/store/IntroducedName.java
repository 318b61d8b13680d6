package org.findbuch.index.lucene.store;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.findbuch.language.Abbreviation;

/**
 * An abbreviation as a term of the document that introduces it: once below its short form and once
 * below the first word of what it stands for.
 */
public final class IntroducedName {
  public static final String FIELD = "introduced";
  private static final char SHORT = '<';
  private static final char LONG = '>';
  private static final char NEXT = '\t';

  private IntroducedName() {}

  /** Where those of one short form begin, by its key. */
  public static BytesRef ofShort(String key) {
    return new BytesRef(SHORT + key + NEXT);
  }

  /** Where those begin whose long form has this first word, by its stem. */
  public static BytesRef ofLong(String first) {
    return new BytesRef(LONG + first + NEXT);
  }

  public static BytesRef shortForms() {
    return new BytesRef(String.valueOf(SHORT));
  }

  static List<String> terms(Abbreviation said) {
    String forms = NEXT + said.shortForm() + NEXT + said.longForm();
    return List.of(
        SHORT + Abbreviation.shortKey(said.shortForm()) + forms,
        LONG + Abbreviation.longKey(said.longForm()).getFirst() + forms);
  }

  public static Abbreviation parsed(BytesRef term) {
    String[] parts = term.utf8ToString().split(String.valueOf(NEXT), -1);
    return new Abbreviation(parts[1], parts[2]);
  }
}
