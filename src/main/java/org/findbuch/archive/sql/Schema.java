package org.findbuch.archive.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.findbuch.archive.NewerSchemaException;

/**
 * The tables of a file, as numbered steps: {@code sql/<name>-<version>.sql} leads from the version
 * before.
 */
record Schema(String name, int version) {

  /** Takes the steps that the file has not had yet, each in a transaction of its own. */
  void bringForward(Connection connection, String file) throws SQLException, IOException {
    int found = found(connection);
    if (found > version) {
      throw new NewerSchemaException(file, found, version);
    }
    for (int step = found + 1; step <= version; step++) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("begin immediate");
        for (String command : commands(step)) {
          statement.execute(command);
        }
        statement.execute("pragma user_version = " + step);
        statement.execute("commit");
      }
    }
  }

  private static int found(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma user_version")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** The commands of a step; no command holds a semicolon. */
  private String[] commands(int step) throws IOException {
    String resource = "/sql/" + name + "-" + step + ".sql";
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + resource);
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replaceAll("(?m)^--.*$", "").strip().split(";\\s*");
    }
  }
}
