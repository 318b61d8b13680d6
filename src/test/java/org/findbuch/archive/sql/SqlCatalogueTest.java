package org.findbuch.archive.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.CatalogueContract;

class SqlCatalogueTest extends CatalogueContract {
  @Override
  protected Catalogue open(String name) throws IOException {
    return SqlStore.catalogue(file(name), OcflStore.records());
  }

  @Override
  protected void makeNewer(String name) throws SQLException {
    makeNewer(file(name));
  }

  @Override
  protected void makeNewer(Path copy) throws SQLException {
    setSchema(copy, 99);
  }

  private Path file(String name) {
    return folder.resolve(name + ".sqlite");
  }

  static void setSchema(Path file, int version) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = " + version);
    }
  }
}
