package org.findbuch.index.lucene;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.index.lucene.Analysis.Token;
import org.findbuch.index.lucene.Analysis.Tokens;

/**
 * The words around the end of a page, as one short text: the last {@link Schema#BREAK} positions of
 * the page, then the first of the next one. The break is always at the same position, so that a
 * phrase is known to go over it by its positions alone.
 */
final class PageBreak {
  /** The position of the first word of the next page. */
  static final int AT = Schema.BREAK;

  private PageBreak() {}

  /** Offsets of the next page's words begin at the length of this one's text. */
  static List<Token> across(Tokens page, int length, Tokens next) {
    List<Token> across = new ArrayList<>();
    int first = page.end() - Schema.BREAK;
    for (Token token : page.list()) {
      if (token.position() >= first) {
        across.add(moved(token, token.position() - first, 0));
      }
    }
    for (Token token : next.list()) {
      if (token.position() >= Schema.BREAK) {
        break;
      }
      across.add(moved(token, AT + token.position(), length));
    }
    return across;
  }

  private static Token moved(Token token, int position, int by) {
    return new Token(token.term(), position, token.start() + by, token.end() + by);
  }
}
