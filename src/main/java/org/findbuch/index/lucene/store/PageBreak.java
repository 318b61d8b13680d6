package org.findbuch.index.lucene.store;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.index.lucene.store.Analysis.Analysed;
import org.findbuch.index.lucene.store.Analysis.Token;

/**
 * The words around the end of a page, as one short text: the last {@link IndexFields#BREAK}
 * positions of the page, then the first of the next one. The break is always at the same position,
 * so that a phrase is known to go over it by its positions alone.
 */
public final class PageBreak {
  /** The position of the first word of the next page. */
  public static final int AT = IndexFields.BREAK;

  private PageBreak() {}

  /** The words of both sides. */
  static List<Token> across(Analysed page, Analysed next) {
    List<Token> across = new ArrayList<>();
    int first = first(page.end());
    for (Token token : page.terms()) {
      if (token.position() >= first) {
        across.add(moved(token, token.position() - first));
      }
    }
    for (Token token : next.terms()) {
      if (token.position() >= IndexFields.BREAK) {
        break;
      }
      across.add(moved(token, AT + token.position()));
    }
    return across;
  }

  /**
   * The position on the page that is 0 here; negative when the page has fewer words than that.
   *
   * @param words how many the page has
   */
  public static int first(int words) {
    return words - IndexFields.BREAK;
  }

  private static Token moved(Token token, int position) {
    return new Token(token.term(), position);
  }
}
