package org.findbuch.index.lucene.question;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.findbuch.index.lucene.store.IndexFields;

/** The order of hits; what is equal goes by date, newest first, then by id. */
final class HitOrder {
  private static final SortField NEWEST = date(true, Long.MIN_VALUE);
  private static final SortField OLDEST = date(false, Long.MAX_VALUE);
  private static final SortField BY_ID = new SortField(IndexFields.ORDER, SortField.Type.LONG);
  private static final SortField BY_TITLE =
      new SortField(IndexFields.TITLE_ORDER, SortField.Type.STRING);

  private HitOrder() {}

  static Sort of(org.findbuch.query.Sort order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
      case NEWEST -> new Sort(NEWEST, BY_ID);
      case OLDEST -> new Sort(OLDEST, BY_ID);
      case TITLE -> new Sort(BY_TITLE, NEWEST, BY_ID);
    };
  }

  private static SortField date(boolean newestFirst, long missing) {
    return new SortField(IndexFields.DATE, SortField.Type.LONG, newestFirst, missing);
  }
}
