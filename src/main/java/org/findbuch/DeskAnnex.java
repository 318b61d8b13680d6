package org.findbuch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.archive.backup.Annex;
import org.findbuch.staff.Desk;

/** The desk, as the archive saves it along with itself. */
record DeskAnnex(Desk desk) implements Annex {
  static final String FILE = "desk.sqlite";

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void copyTo(Path file) throws IOException {
    desk.copyTo(file);
  }

  @Override
  public boolean isEmpty() throws IOException {
    return desk.isEmpty();
  }

  @Override
  public List<String> faults() {
    return desk.faults();
  }

  @Override
  public void restoreFrom(Path file) throws IOException {
    desk.restoreFrom(file);
  }
}
