package org.findbuch.index;

class NaiveTypingTest extends TypingContract {
  @Override
  protected SearchIndex empty() {
    return new NaiveIndex();
  }
}
