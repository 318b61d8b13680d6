package org.findbuch.extract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Proposals;
import org.findbuch.extract.proposal.LanguageGuess;
import org.findbuch.extract.proposal.Proposing;

/**
 * Proposes a record for a document: what its file says of itself, what its first pages say, and its
 * name, each with where it comes from and how sure it is. Nothing is invented.
 */
public record Proposer(Clock clock) {
  /** So many pages from the first are looked at. */
  public static final int PAGES = 4;

  /**
   * What is proposed.
   *
   * @param pages the first ones, structured
   * @param name of the file
   */
  public Proposals proposals(Found found, List<Page> pages, String name, Format format) {
    // of what was read as text it was guessed then
    LanguageGuess guess = new LanguageGuess();
    List<Page> opening = pages.stream().limit(PAGES).toList();
    boolean isRecognised = opening.stream().anyMatch(page -> page.state() == PageState.OCR);
    for (Page page : isRecognised ? opening : List.<Page>of()) {
      guess.hear(page.text());
    }
    return Proposing.of(found, opening, name, format, guess.language(), LocalDate.now(clock));
  }
}
