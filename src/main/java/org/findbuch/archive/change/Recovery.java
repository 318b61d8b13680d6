package org.findbuch.archive.change;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Document;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;

/** Rebuilds the catalogue from what the objects say; texts that are still there are taken over. */
public final class Recovery {
  private final Texts texts;
  private final List<String> problems = new ArrayList<>();
  private long documents;
  private long collections;
  private long toRead;

  private Recovery(Texts texts) {
    this.texts = texts;
  }

  /**
   * Rebuilds the catalogue; it is replaced in one step at the end. Nobody may change the archive
   * meanwhile: whoever has an archive open holds it back.
   */
  public static Recovered run(ObjectStore objects, Catalogue catalogue, Texts texts)
      throws IOException {
    Recovery recovery = new Recovery(texts);
    catalogue.rebuild(
        empty -> objects.each(versions -> recovery.take(versions, empty), recovery.problems::add));
    return new Recovered(
        recovery.documents, recovery.collections, recovery.toRead, recovery.problems);
  }

  private void take(List<Intent> versions, Catalogue catalogue) throws IOException {
    for (Intent version : versions) {
      catalogue.settle(version);
    }
    switch (versions.getLast().item()) {
      case Item.OfCollection ignored -> collections++;
      case Item.OfDocument(var document) -> {
        documents++;
        takeText(document, catalogue);
      }
    }
  }

  private void takeText(Document document, Catalogue catalogue) throws IOException {
    if (document.publication() == Publication.ERASED) {
      return;
    }
    var sha256 = document.newest().sha256();
    Optional<Reading> reading = wholeReading(sha256);
    if (reading.isPresent()) {
      catalogue.read(document.id(), sha256, reading.get(), List.of());
    } else {
      toRead++;
    }
  }

  /** Damaged texts are made anew as well: then there is nothing to take over. */
  private Optional<Reading> wholeReading(Sha256 sha256) throws IOException {
    try {
      Optional<Reading> reading = texts.reading(sha256);
      return reading.isPresent() && texts.isWhole(reading.get()) ? reading : Optional.empty();
    } catch (DamagedStoreException damaged) {
      return Optional.empty();
    }
  }
}
