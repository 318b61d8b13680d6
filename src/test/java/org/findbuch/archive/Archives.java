package org.findbuch.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;

/** Opens archives for tests that need one and are not about it. */
public final class Archives {
  private Archives() {}

  public static Archive open(Path folder) throws IOException {
    return open(folder, Steps.NONE);
  }

  public static Archive open(Path folder, Steps steps) throws IOException {
    var records = OcflStore.records();
    return Archive.open(
        folder,
        OcflStore.open(folder),
        SqlStore.catalogue(folder.resolve("catalogue.sqlite"), records),
        SqlStore.texts(folder.resolve("texts.sqlite"), records),
        steps);
  }
}
