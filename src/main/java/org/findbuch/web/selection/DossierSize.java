package org.findbuch.web.selection;

import java.util.List;
import org.findbuch.ingest.Dossiers;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;

/**
 * How many pages a dossier has beside its cover sheet: readers are told before they ask for it.
 *
 * @param entries that lead to something
 * @param pages of a whole document as many as were counted when it was read
 */
public record DossierSize(int entries, long pages) {

  static DossierSize of(List<Cited> chosen) {
    long pages =
        chosen.stream()
            .mapToLong(cited -> cited.page() == null ? cited.document().pages().total() : 1)
            .sum();
    return new DossierSize(chosen.size(), pages);
  }

  public boolean fits() {
    return pages <= Dossiers.MOST_PAGES;
  }

  public String text(PageTexts texts) {
    return texts.say("dossier.size", pages);
  }

  /** Why there is no such PDF, and what to do. */
  public String tooMuch(PageTexts texts) {
    return texts.say("dossier.too-much", pages, Dossiers.MOST_PAGES);
  }

  void require(PageTexts texts) {
    if (entries == 0) {
      throw Problem.of(404, "zip-empty").exception();
    }
    if (!fits()) {
      throw Problem.of(400, "dossier-too-much", tooMuch(texts)).exception();
    }
  }
}
