package org.findbuch.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.findbuch.document.Page;
import org.findbuch.document.Structure;
import org.findbuch.language.LineEnds;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document as a search sees them: each without its running heads, and a word that is
 * broken at the end of a page whole on the page where it begins. What the running heads say is kept
 * aside, each line once.
 */
public final class SearchedPages implements Iterator<SearchedPages.Searched> {
  /** No word goes on from one line to the next. */
  private static final String BETWEEN = "\n|\n";

  private final Iterator<Page> pages;
  private final StringBuilder furniture = new StringBuilder();
  private final List<Origin> origins = new ArrayList<>();
  private final Set<String> lines = new HashSet<>();
  private @Nullable Page ahead;
  private String bodyAhead = "";
  private int lent;

  /**
   * What is searched of a page.
   *
   * @param lent how many characters of its beginning belong to the last word of the page before
   * @param tables those whose cells are known
   */
  public record Searched(int number, String label, String text, int lent, Structure tables) {}

  /**
   * Where a line of the furniture stands first.
   *
   * @param start of the line in the furniture's text
   */
  public record Origin(int start, int page, String label) {}

  /** The lines of all running heads. */
  public record Furniture(String text, List<Origin> origins) {
    public Furniture {
      origins = List.copyOf(origins);
    }

    public boolean isEmpty() {
      return text.isEmpty();
    }

    /** Where the line stands first that a place is in. */
    public Origin origin(int place) {
      Origin found = origins.getFirst();
      for (Origin origin : origins) {
        found = origin.start() <= place ? origin : found;
      }
      return found;
    }
  }

  public SearchedPages(Iterable<Page> pages) {
    this.pages = pages.iterator();
    step();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Searched next() {
    Page page = ahead;
    if (page == null) {
      throw new NoSuchElementException();
    }
    collect(page);
    String body = bodyAhead;
    step();
    int taken = lent;
    String rest = LineEnds.rest(body, bodyAhead);
    lent = rest.length();
    String text = rest.isEmpty() ? body : body.stripTrailing() + "\n" + rest;
    Structure tables = page.structure().tables(page.text());
    return new Searched(page.number(), page.label(), text, taken, tables);
  }

  /** Of the pages so far. */
  public Furniture furniture() {
    return new Furniture(furniture.toString(), origins);
  }

  private void step() {
    Page next = pages.hasNext() ? pages.next() : null;
    ahead = next;
    bodyAhead = next == null ? "" : next.body();
  }

  private void collect(Page page) {
    page.structure().blocks().stream()
        .filter(block -> block.isFurniture())
        .flatMap(block -> page.text().substring(block.start(), block.end()).lines())
        .filter(line -> !line.isBlank() && lines.add(line))
        .forEach(
            line -> {
              origins.add(new Origin(furniture.length(), page.number(), page.label()));
              furniture.append(line).append(BETWEEN);
            });
  }
}
