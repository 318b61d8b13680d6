package org.findbuch.extract.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Page;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Proposals;

/** Everything that is proposed for one document. */
public final class Proposing {
  private static final int READ = 95;
  private static final int GUESSED = 90;
  private static final int SAID = 70;

  private Proposing() {}

  /**
   * Looks at the first pages, structured, at what the file says of itself, and at its name.
   *
   * @param guess the language of the pages' text, where that leaves no doubt
   * @param today after which no document is from
   */
  public static Proposals of(
      Found found,
      List<Page> pages,
      String name,
      Format format,
      Optional<Language> guess,
      LocalDate today) {
    Opening opening = Opening.of(pages);
    List<Proposal> all = new ArrayList<>(new Titles(opening, found, name, format.unit()).all());
    Proposals titles = new Proposals(all);
    String title = titles.best(MetadataField.TITLE).map(Proposal::words).orElse(name);
    String subtitle = titles.best(MetadataField.SUBTITLE).map(Proposal::words).orElse(null);
    Proposal kind = new Kinds(opening, format, name, title, subtitle).best();
    all.add(kind);
    all.addAll(new Dates(opening, found, name, (Kind) kind.value(), today).all());
    all.addAll(new Names(opening, found).all());
    new Bodies(opening).best().ifPresent(all::add);
    all.addAll(new Imprint(opening).all());
    Language said = found.language();
    if (guess.isPresent()) {
      all.add(new Proposal(MetadataField.LANGUAGE, guess.get(), Source.TEXT, READ));
    } else if (said != null) {
      boolean isGuessed = said.equals(Language.GERMAN) || said.equals(Language.ENGLISH);
      Source source = isGuessed ? Source.TEXT : Source.METADATA;
      all.add(new Proposal(MetadataField.LANGUAGE, said, source, isGuessed ? GUESSED : SAID));
    }
    return new Proposals(all);
  }
}
