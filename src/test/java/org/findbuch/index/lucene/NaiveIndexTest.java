package org.findbuch.index.lucene;

import org.findbuch.index.SearchIndex;

class NaiveIndexTest extends SearchIndexContract {
  @Override
  SearchIndex empty() {
    return new NaiveIndex();
  }
}
