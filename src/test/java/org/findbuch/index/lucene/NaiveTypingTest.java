package org.findbuch.index.lucene;

import org.findbuch.index.SearchIndex;

class NaiveTypingTest extends TypingContract {
  @Override
  SearchIndex empty() {
    return new NaiveIndex();
  }
}
