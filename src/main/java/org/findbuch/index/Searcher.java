package org.findbuch.index;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;

/**
 * Answers questions for one reader.
 *
 * <p>What holds for every engine: a document matches as a whole, every word somewhere in its record
 * or on its pages; a phrase stands on one page, over the break to the next, or in one field of the
 * record. Values of one facet are OR, facets are AND, exclusions take away; the counts of a facet
 * are those one would get without that facet's own selection, which for years is also the span of
 * years: a value's count is what one finds with that value alone chosen in its facet. Passages come
 * from pages that hold at least one of the words.
 *
 * <p>Where words are asked for, documents that are twins of each other, or of the same others, are
 * one hit and counted once, also for each value of a facet that one of them has. Of those that are
 * found the first by completeness and rank stands for all, where it stands by itself.
 */
public interface Searcher {
  /** At most this many passages a hit; inside one document as many as the request's size. */
  int PASSAGES = 3;

  /**
   * Answers one question.
   *
   * @throws IndexNotReadyException while the first generation is being built
   */
  SearchResult search(SearchRequest request) throws IOException;

  /** The numbers of all pages of a document that hold at least one of the words, in order. */
  List<Integer> pages(Query query, DocumentId id) throws IOException;

  /**
   * All values of one facet with their counts, most frequent first, as {@link #search} would give
   * the first of them.
   *
   * @throws IndexNotReadyException while the first generation is being built
   */
  List<SearchResult.Count> values(SearchRequest request, Facet facet) throws IOException;

  /**
   * Where a text holds what a query asks for, in order and without overlap. The text need not be in
   * the index: an older version of a page is marked like the newest.
   */
  List<SearchResult.Mark> marks(Query query, Language language, String text) throws IOException;

  /**
   * The question that was probably meant, where a word of it is found nowhere or far less often
   * than one that is spelled nearly so. It keeps its operators, and the same search finds more with
   * it than it found as it was.
   *
   * @param found documents that the request found as it is; nothing is corrected where they are
   *     many
   */
  Optional<Query> correct(SearchRequest request, long found) throws IOException;

  /** Abbreviations that the documents of this reader introduce, and whether they find anything. */
  List<Abbreviations.Learned> abbreviations() throws IOException;

  /**
   * Questions that may be meant by what was typed so far, best first: its last word is completed,
   * also where a letter of it is wrong, and titles and names that hold it are offered. A search for
   * each of them finds something, for this reader. Soon after a refresh they come from what is new
   * as well; what is gone is never among them.
   */
  List<String> suggest(String typed, int most) throws IOException;

  /**
   * Documents that are about the same as a text, by the rare words that they share; the likest
   * first, none where they have but a few in common. Hits have no passages, and twins are not put
   * together.
   *
   * @param language of the text and of the documents
   * @param except documents that are not among them
   * @throws IndexNotReadyException while the first generation is being built
   */
  List<SearchResult.Hit> similar(String text, Language language, Set<DocumentId> except, int most)
      throws IOException;
}
