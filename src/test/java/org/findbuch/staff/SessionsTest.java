package org.findbuch.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final String PASSWORD = "Lindenblüten im März";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final Passwords passwords = new Passwords(new Passwords.Cost(8, 1));
  private SqlDesk desk;
  private Users users;
  private Sessions sessions;

  @BeforeEach
  void open() throws IOException {
    desk = SqlDesk.open(folder.resolve("desk.sqlite"));
    users = new Users(desk.members(), passwords, clock);
    sessions = new Sessions(desk.members(), clock);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void add(String name, Role role) throws IOException {
    users.add(name, role, users.hash(name, PASSWORD));
  }

  @Test
  void a_password_opens_for_its_name_only() throws IOException {
    add("Jörg", Role.EDITOR);
    assertThat(users.check("Jörg", PASSWORD)).map(Member::name).contains("Jörg");
    assertThat(users.check("Jo\u0308rg", "Lindenblu\u0308ten im Ma\u0308rz"))
        .as("typed on a Mac")
        .isPresent();
    assertThat(users.check("Jörg", PASSWORD + " ")).isEmpty();
    assertThat(users.check("jemand", PASSWORD)).isEmpty();
    assertThat(users.check("Jörg", "x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void a_password_is_kept_as_argon2id_with_a_salt_of_its_own() throws IOException {
    add("anna", Role.EDITOR);
    add("berta", Role.ADMIN);
    assertThat(users.list())
        .extracting(Member::passwordHash)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=8,t=1,p=1$"));
  }

  @Test
  void the_usual_cost_is_what_owasp_advises_at_least() {
    assertThat(Passwords.USUAL).isEqualTo(new Passwords.Cost(19_456, 2));
    Passwords usual = new Passwords(Passwords.USUAL);
    assertThat(usual.matches(PASSWORD, usual.hash(PASSWORD))).isTrue();
  }

  @Test
  void a_name_is_given_once_to_people_and_keys_together() throws IOException {
    add("anna", Role.EDITOR);
    Keys keys = new Keys(desk, clock);
    assertThatThrownBy(() -> add("anna", Role.ADMIN)).isInstanceOf(NameTakenException.class);
    assertThatThrownBy(() -> keys.add("anna", Role.ADMIN)).isInstanceOf(NameTakenException.class);
    keys.add("import", Role.EDITOR);
    assertThatThrownBy(() -> add("import", Role.ADMIN)).isInstanceOf(NameTakenException.class);
  }

  @Test
  void a_password_that_is_too_short_too_long_or_the_name_is_refused() {
    for (String wrong : new String[] {"", "1234567", "Hannelore", "x".repeat(1_001)}) {
      assertThatThrownBy(() -> users.hash("hannelore", wrong))
          .isInstanceOf(WrongPasswordException.class);
    }
  }

  @Test
  void a_session_ends_after_half_an_hour_without_use_and_after_eight_hours() throws IOException {
    add("anna", Role.EDITOR);
    String token = sessions.begin("anna");
    for (int used = 0; used < 23; used++) {
      clock.forward(Duration.ofMinutes(20));
      assertThat(sessions.find(token)).as("used %s times", used).isPresent();
    }
    clock.forward(Duration.ofMinutes(21));
    assertThat(sessions.find(token)).as("after eight hours").isEmpty();
    String idle = sessions.begin("anna");
    clock.forward(Duration.ofMinutes(31));
    assertThat(sessions.find(idle)).isEmpty();
  }

  @Test
  void a_session_outlasts_a_restart_and_its_token_is_not_on_the_disk() throws IOException {
    add("anna", Role.ADMIN);
    String token = sessions.begin("anna");
    String csrf = sessions.find(token).orElseThrow().csrf();
    close();
    open();
    assertThat(sessions.find(token)).hasValueSatisfying(s -> assertThat(s.csrf()).isEqualTo(csrf));
    assertThat(sessions.find(token).orElseThrow().account().role()).isEqualTo(Role.ADMIN);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(token, csrf, "Lindenbl");
      }
    }
  }

  @Test
  void leaving_a_new_password_and_removal_end_sessions() throws IOException {
    add("anna", Role.EDITOR);
    add("berta", Role.EDITOR);
    String one = sessions.begin("anna");
    String two = sessions.begin("anna");
    String other = sessions.begin("berta");
    sessions.end(one);
    assertThat(sessions.find(one)).isEmpty();
    assertThat(sessions.find(two)).isPresent();
    users.setPassword("anna", users.hash("anna", "ein anderes Passwort"));
    assertThat(sessions.find(two)).isEmpty();
    assertThat(users.check("anna", PASSWORD)).isEmpty();
    assertThat(sessions.find(other)).isPresent();
    users.remove("berta");
    assertThat(sessions.find(other)).isEmpty();
  }

  @Test
  void whoever_was_signed_in_is_not_after_a_copy_has_come_back() throws IOException {
    add("anna", Role.EDITOR);
    String token = sessions.begin("anna");
    Path copy = folder.resolve("copy");
    desk.copyTo(copy);
    desk.restoreFrom(copy);
    assertThat(sessions.find(token)).isEmpty();
    assertThat(users.check("anna", PASSWORD)).isPresent();
  }

  @Test
  void a_key_says_when_it_was_last_used() throws IOException {
    Keys keys = new Keys(desk, clock);
    String key = keys.add("import", Role.EDITOR);
    keys.add("never", Role.EDITOR);
    keys.check(key);
    assertThat(keys.lastUses()).containsOnlyKeys("import");
  }
}
