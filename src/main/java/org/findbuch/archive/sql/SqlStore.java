package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.Texts;

/** Opens what the archive keeps in SQLite files. */
public final class SqlStore {
  private SqlStore() {}

  /**
   * Opens a catalogue, makes a new one, or brings one of an older schema forward.
   *
   * @throws org.findbuch.archive.store.DamagedStoreException when it has to be rebuilt first
   */
  public static Catalogue catalogue(Path file, RecordCodec records) throws IOException {
    return SqlCatalogue.open(file, records);
  }

  /** A catalogue whose file cannot be opened; only rebuilding it is of use. */
  public static Catalogue unopened(Path file, RecordCodec records) {
    return SqlCatalogue.unopened(file, records);
  }

  /** Opens page texts, makes new ones, or brings those of an older schema forward. */
  public static Texts texts(Path file, RecordCodec records) throws IOException {
    return SqlTexts.open(file, records);
  }
}
