package org.findbuch.index;

class NaiveIndexTest extends SearchIndexContract {
  @Override
  protected SearchIndex empty() {
    return new NaiveIndex();
  }
}
