package org.findbuch.staff;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.findbuch.document.DocumentId;

/** Where it is kept how often documents were used; of who used them it knows nothing. */
public interface UsageStore {
  /** Adds to what there is; all or nothing. */
  void add(Map<DocumentMonth, Usage> usage) throws IOException;

  /** How often a document was used since counting began. */
  Usage of(DocumentId document) throws IOException;

  /** How often all were used together, by month from one on. */
  SortedMap<YearMonth, Usage> months(YearMonth since) throws IOException;

  /** Documents from a month on, the most used first. */
  List<Ranked> most(YearMonth since, int most) throws IOException;

  /** A document in a month. */
  record DocumentMonth(DocumentId document, YearMonth month) {}

  /** A document, and how often it was used. */
  record Ranked(DocumentId document, Usage usage) {}
}
