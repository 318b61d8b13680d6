package org.findbuch.bench.relevance;

import java.io.IOException;
import java.util.List;

/** Answers a question with ids of documents. */
public interface Retriever {
  /** The best documents, best first, at most so many. */
  List<String> best(String question, int most) throws IOException;
}
