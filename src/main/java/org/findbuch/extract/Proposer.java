package org.findbuch.extract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.Collection;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Proposals;
import org.findbuch.extract.proposal.Belonging;
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

  /**
   * Proposes to which of the collections that there are a document belongs.
   *
   * @param collections all there are
   */
  public record Shelving(List<Collection> collections) {
    /** By what its file, its folder and it itself are called, and by its date; or nothing. */
    public Optional<Proposal> proposal(Holding holding) {
      Original file = holding.document().newest();
      List<Belonging.Call> calls = new ArrayList<>();
      String folder = file.folder();
      for (String step : folder == null ? new String[0] : folder.split("/", -1)) {
        calls.add(new Belonging.Call(step, Source.FOLDER));
      }
      String name = FileName.asTitle(file.name());
      calls.add(new Belonging.Call(name, Source.FILE_NAME));
      if (folder != null) {
        calls.add(new Belonging.Call(folder + " " + name, Source.FOLDER));
      }
      calls.add(new Belonging.Call(holding.title(), Source.TEXT));
      if (holding.subtitle() != null) {
        calls.add(new Belonging.Call(holding.subtitle(), Source.TEXT));
      }
      return new Belonging(collections).of(new Belonging.Clues(calls, holding.date()));
    }
  }
}
