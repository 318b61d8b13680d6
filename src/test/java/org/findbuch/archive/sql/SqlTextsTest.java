package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.archive.store.TextsContract;

class SqlTextsTest extends TextsContract {
  @Override
  protected Texts open(String name) throws IOException {
    return SqlStore.texts(file(name), OcflStore.records());
  }

  @Override
  protected void makeNewer(String name) throws SQLException {
    makeNewer(file(name));
  }

  @Override
  protected void makeNewer(Path copy) throws SQLException {
    SqlCatalogueTest.setSchema(copy, 99);
  }

  private Path file(String name) {
    return folder.resolve(name + ".sqlite");
  }
}
