package org.findbuch.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Catalogue.Candidates;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Original;
import org.findbuch.document.Twin;
import org.findbuch.ingest.twin.Likeness;
import org.findbuch.ingest.twin.TextPrint;
import org.findbuch.ingest.twin.WordRow;

/**
 * Finds the documents that have the text of one, or nearly so: the same text in another file, or
 * another edition of it. A text is kept to be found before it looks for others, so that of two that
 * come at once at least one finds the other.
 */
public final class TwinLane implements LaneWork {
  private static final Lane LANE = new Lane(Lane.TWINS, 3);

  private final Archive archive;

  public TwinLane(Archive archive) {
    this.archive = archive;
  }

  @Override
  public Lane lane() {
    return LANE;
  }

  @Override
  public int seats() {
    return 1;
  }

  /** The catalogue has it wait whenever its text changes, in the same step. */
  @Override
  public boolean isFor(Format format, Coverage coverage) {
    return false;
  }

  @Override
  public void carryOut(Holding holding) throws IOException {
    Original original = holding.document().newest();
    Fingerprint print = TextPrint.of(archive.text(original));
    Candidates candidates = archive.editions().alike(LANE, holding.id(), original, print);
    if (candidates.isEmpty()) {
      return;
    }
    WordRow words = WordRow.of(archive.text(original));
    List<Twin> twins = new ArrayList<>();
    for (DocumentId id : candidates.alike()) {
      Optional<Holding> other = archive.find(id);
      if (other.isPresent()) {
        twin(holding, words, other.get()).ifPresent(twins::add);
      }
    }
    archive.editions().compared(LANE, holding.id(), original, candidates.before(), twins);
  }

  private Optional<Twin> twin(Holding holding, WordRow words, Holding other) throws IOException {
    WordRow there = WordRow.of(archive.text(other.document().newest()));
    if (Likeness.isBelow(Twin.PERCENT_UNLIKE, words, there)) {
      return Optional.empty();
    }
    boolean misread = holding.coverage().ocr() + other.coverage().ocr() > 0;
    Likeness likeness = Likeness.of(words, there, misread);
    if (likeness.percent() <= Twin.PERCENT_UNLIKE) {
      return Optional.empty();
    }
    boolean same = likeness.isSame(holding.format().plain() != other.format().plain());
    if (!same && likeness.isBoilerplate()) {
      return Optional.empty();
    }
    return Optional.of(
        new Twin(other.id(), same, likeness.percent(), likeness.pages(), likeness.otherPages()));
  }
}
