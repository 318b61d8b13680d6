package org.findbuch.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path folder;
  private SqlDesk desk;
  private Keys keys;

  @BeforeEach
  void open() throws IOException {
    desk = SqlDesk.open(folder.resolve("desk.sqlite"));
    keys = new Keys(desk, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void a_key_says_whose_it_is_until_it_is_removed() throws IOException {
    String key = keys.add("import", Role.EDITOR);
    assertThat(keys.check(key)).map(Account::name).contains("import");
    assertThat(keys.check(key)).map(Account::role).contains(Role.EDITOR);
    assertThat(keys.list()).extracting(Account::name).containsExactly("import");
    assertThat(keys.remove("import")).isTrue();
    assertThat(keys.remove("import")).isFalse();
    assertThat(keys.check(key)).isEmpty();
  }

  @Test
  void what_is_no_key_belongs_to_nobody() throws IOException {
    String key = keys.add("import", Role.ADMIN);
    String wrong = key.substring(0, key.length() - 2) + (key.endsWith("AA") ? "BB" : "AA");
    for (String tried : List.of("", "x", wrong, key + " ", key.toUpperCase(Locale.ROOT))) {
      assertThat(keys.check(tried)).isEmpty();
    }
  }

  @Test
  void a_name_is_given_once() throws IOException {
    keys.add("import", Role.EDITOR);
    assertThatThrownBy(() -> keys.add("import", Role.ADMIN))
        .isInstanceOf(NameTakenException.class)
        .hasMessageContaining("\"import\"");
    assertThatThrownBy(() -> keys.add(" ", Role.ADMIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_desk_does_not_hold_the_key_itself() throws IOException {
    String key = keys.add("import", Role.EDITOR);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(key.substring(3));
      }
    }
  }

  @Test
  void keys_and_acts_are_there_after_opening_again() throws IOException {
    String key = keys.add("import", Role.EDITOR);
    Audit audit = new Audit(desk, Clock.systemUTC());
    audit.write("import", "publish", "k3v9x0c2m7qd", "");
    audit.write("import", "withdraw", "another", "a reason");
    desk.close();
    open();
    assertThat(keys.check(key)).isPresent();
    Audit again = new Audit(desk, Clock.systemUTC());
    assertThat(again.newest("", 10)).extracting(Act::act).containsExactly("withdraw", "publish");
    assertThat(again.newest("k3v9x0c2m7qd", 10)).hasSize(1);
  }

  @Test
  void a_desk_of_a_newer_program_is_refused_in_one_sentence() throws Exception {
    desk.close();
    Path file = folder.resolve("desk.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertThatThrownBy(() -> SqlDesk.open(file))
        .isInstanceOf(NewerSchemaException.class)
        .hasMessage(
            "desk.sqlite has schema version 99, this program knows up to 5:"
                + " use the newer program that wrote it");
  }

  @Test
  void an_admin_may_what_an_editor_may() {
    assertThat(Role.ADMIN.includes(Role.EDITOR)).isTrue();
    assertThat(Role.EDITOR.includes(Role.ADMIN)).isFalse();
  }
}
