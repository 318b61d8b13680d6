package org.findbuch.staff.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.findbuch.staff.Desk;
import org.findbuch.staff.DeskContract;

class SqlDeskTest extends DeskContract {
  @Override
  protected Desk open(String name) throws IOException {
    return SqlDesk.open(file(name));
  }

  @Override
  protected void makeNewer(String name) throws SQLException {
    makeNewer(file(name));
  }

  @Override
  protected void makeNewer(Path copy) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".sqlite");
  }
}
