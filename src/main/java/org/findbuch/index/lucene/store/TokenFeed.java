package org.findbuch.index.lucene.store;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Hands terms that are there already to the index, so that a page is analysed only once. */
final class TokenFeed extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<Analysis.Token> tokens;
  private Iterator<Analysis.Token> rest;
  private int position = -1;

  TokenFeed(List<Analysis.Token> tokens) {
    this.tokens = tokens;
    this.rest = tokens.iterator();
  }

  @Override
  public void reset() {
    rest = tokens.iterator();
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!rest.hasNext()) {
      return false;
    }
    clearAttributes();
    Analysis.Token token = rest.next();
    term.append(token.term());
    step.setPositionIncrement(token.position() - position);
    position = token.position();
    return true;
  }
}
