package org.findbuch.index.lucene.store;

import java.text.Collator;
import java.util.Locale;
import org.apache.lucene.util.BytesRef;

/** Sorts titles as a German reader expects: ä beside a, whatever the case. */
public final class TitleOrder {
  private static final int LONGEST = 200;
  private static final Collator GERMAN = Collator.getInstance(Locale.GERMAN);

  private TitleOrder() {}

  public static BytesRef key(String title) {
    String start = title.length() <= LONGEST ? title : title.substring(0, LONGEST);
    return new BytesRef(GERMAN.getCollationKey(start).toByteArray());
  }
}
