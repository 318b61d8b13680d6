package org.findbuch.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.staff.UsageStore.DocumentMonth;
import org.findbuch.staff.UsageStore.Ranked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every desk, wherever its rows are kept. */
@Tag("contract")
public abstract class DeskContract {
  private static final Instant TIME = Instant.parse("2026-11-17T08:00:00.123Z");

  /** For copies, whatever the desk itself is kept in. */
  @TempDir protected Path folder;

  protected Desk desk;

  /** Opens the desk of a name: an empty one at first, then what was left there. */
  protected abstract Desk open(String name) throws IOException;

  /** Makes a closed desk seem to be written by a newer program. */
  protected abstract void makeNewer(String name) throws Exception;

  /** Makes a copy seem to be written by a newer program. */
  protected abstract void makeNewer(Path copy) throws Exception;

  @BeforeEach
  void open() throws IOException {
    desk = open("one");
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void reopen() throws IOException {
    desk.close();
    desk = open("one");
  }

  @Test
  protected void what_is_added_together_is_there_in_its_order_also_after_opening_again()
      throws IOException {
    Batch first =
        Batch.begin(
            "anna",
            TIME,
            new Batch.Defaults(
                new CollectionId("reihe"), "CC BY 4.0", new DocumentDate("2004-11")));
    Batch later = Batch.begin("berta", TIME.plusSeconds(1), Batch.Defaults.NONE);
    desk.batches().add(first);
    desk.batches().add(later);
    List<BatchFile> files =
        desk.batches()
            .addFiles(
                first.id(),
                List.of(
                    BatchFile.coming(first, "b.txt", 7, TIME),
                    BatchFile.coming(first, "a.txt", 5, TIME)));
    BatchFile refused = files.getFirst().rejected(Fault.EMPTY_FILE, TIME.plusSeconds(2));
    desk.batches().set(refused);
    reopen();
    Batches batches = desk.batches();
    assertThat(batches.newest(10)).containsExactly(later, first);
    assertThat(batches.find(first.id())).hasValue(first);
    assertThat(batches.find("fehlt")).isEmpty();
    assertThat(batches.files(first.id())).containsExactly(refused, files.getLast());
    assertThat(batches.coming()).containsExactly(files.getLast());
    assertThat(batches.comingByBatch()).isEqualTo(Map.of(files.getLast().batch(), 1L));
    BatchFile third =
        batches.addFiles(first.id(), List.of(BatchFile.coming(first, "c", 1, TIME))).getFirst();
    assertThat(third.number()).isEqualTo(3);
    batches.remove(files.getLast());
    batches.set(files.getLast());
    assertThat(batches.file(first.id(), 2)).isEmpty();
    batches.forget(TIME.plusSeconds(1));
    assertThat(batches.newest(10)).containsExactly(later);
    assertThat(batches.files(first.id())).isEmpty();
  }

  @Test
  protected void accounts_are_there_by_name_also_after_opening_again() throws IOException {
    assertThat(desk.isEmpty()).isTrue();
    assertThat(desk.add(account("zoe", Role.EDITOR), key("z"))).isTrue();
    assertThat(desk.add(account("Ärzte", Role.ADMIN), key("a"))).isTrue();
    assertThat(desk.add(account("anna", Role.ADMIN), key("n"))).isTrue();
    for (int opened = 1; opened <= 2; opened++) {
      assertThat(desk.isEmpty()).isFalse();
      assertThat(desk.accounts())
          .containsExactly(
              account("anna", Role.ADMIN),
              account("zoe", Role.EDITOR),
              account("Ärzte", Role.ADMIN));
      assertThat(desk.withKey(key("z"))).contains(account("zoe", Role.EDITOR));
      reopen();
    }
  }

  @Test
  protected void a_name_is_given_once_and_its_key_goes_with_it() throws IOException {
    desk.add(account("zoe", Role.EDITOR), key("z"));
    assertThat(desk.add(account("zoe", Role.ADMIN), key("y"))).isFalse();
    assertThat(desk.accounts()).containsExactly(account("zoe", Role.EDITOR));
    assertThat(desk.withKey(key("y"))).isEmpty();
    assertThat(desk.remove("zoe")).isTrue();
    assertThat(desk.remove("zoe")).isFalse();
    assertThat(desk.withKey(key("z"))).isEmpty();
    assertThat(desk.add(account("zoe", Role.ADMIN), key("z"))).isTrue();
  }

  @Test
  protected void acts_come_newest_first_of_all_or_of_one_subject() throws IOException {
    for (int number = 1; number <= 5; number++) {
      desk.write(act(number, number % 2 == 0 ? "gerade" : "ungerade"));
    }
    for (int opened = 1; opened <= 2; opened++) {
      assertThat(desk.acts("", 3))
          .containsExactly(act(5, "ungerade"), act(4, "gerade"), act(3, "ungerade"));
      assertThat(desk.acts("gerade", 10)).containsExactly(act(4, "gerade"), act(2, "gerade"));
      assertThat(desk.acts("keiner", 10)).isEmpty();
      assertThat(desk.acts("", 0)).isEmpty();
      reopen();
    }
  }

  @Test
  protected void whoever_did_something_stays_in_the_audit_without_an_account() throws IOException {
    desk.add(account("zoe", Role.EDITOR), key("z"));
    desk.write(act(1, "gerade"));
    desk.remove("zoe");
    assertThat(desk.acts("", 10)).containsExactly(act(1, "gerade"));
    assertThat(desk.isEmpty()).isFalse();
  }

  @Test
  protected void a_copy_is_of_its_moment_and_replaces_what_was_there() throws IOException {
    desk.add(account("zoe", Role.EDITOR), key("z"));
    desk.write(act(1, "gerade"));
    Path copy = folder.resolve("copy");
    desk.copyTo(copy);
    desk.add(account("anna", Role.ADMIN), key("n"));
    try (Desk other = open("two")) {
      other.add(account("geht", Role.ADMIN), key("g"));
      other.write(act(7, "geht"));
      other.restoreFrom(copy);
      assertThat(other.accounts()).containsExactly(account("zoe", Role.EDITOR));
      assertThat(other.withKey(key("z"))).isPresent();
      assertThat(other.withKey(key("g"))).isEmpty();
      assertThat(other.acts("", 10)).containsExactly(act(1, "gerade"));
      other.write(act(8, "danach"));
      assertThat(other.acts("", 1)).containsExactly(act(8, "danach"));
    }
    assertThat(desk.accounts()).hasSize(2);
  }

  @Test
  protected void what_a_newer_program_wrote_is_refused() throws Exception {
    desk.add(account("zoe", Role.EDITOR), key("z"));
    Path copy = folder.resolve("copy");
    desk.copyTo(copy);
    desk.add(account("anna", Role.ADMIN), key("n"));
    makeNewer(copy);
    assertThatThrownBy(() -> desk.restoreFrom(copy)).isInstanceOf(NewerSchemaException.class);
    assertThat(desk.accounts()).as("nothing has changed").hasSize(2);
    open("two").close();
    makeNewer("two");
    assertThatThrownBy(() -> open("two")).isInstanceOf(NewerSchemaException.class);
  }

  @Test
  protected void many_threads_may_ask_and_write() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 1; number <= 40; number++) {
        int mine = number;
        all.add(
            threads.submit(
                () -> {
                  desk.add(account("name " + mine, Role.EDITOR), key("key " + mine));
                  desk.write(act(mine, "s" + mine));
                  assertThat(desk.withKey(key("key " + mine))).isPresent();
                  assertThat(desk.acts("s" + mine, 10)).hasSize(1);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(desk.accounts()).hasSize(40);
    assertThat(desk.acts("", 100)).hasSize(40);
  }

  @Test
  protected void a_change_is_told_once_and_how_far_it_got_never_goes_back() throws IOException {
    assertThat(desk.followed()).isZero();
    desk.follow(Map.of(7L, act(7, "gerade")), 7);
    desk.follow(Map.of(7L, act(8, "wieder"), 5L, act(5, "spät")), 5);
    assertThat(desk.acts("", 10)).containsExactlyInAnyOrder(act(7, "gerade"), act(5, "spät"));
    assertThat(desk.followed()).isEqualTo(7);
    desk.write(act(9, "gerade"));
    desk.write(act(10, "gerade"));
    assertThat(desk.acts("gerade", 10)).as("what is no change has no number").hasSize(3);
  }

  private static Account account(String name, Role role) {
    return new Account(name, role, TIME);
  }

  private static Act act(int number, String subject) {
    return new Act(TIME.plusSeconds(number), "zoe", "publish", subject, "Nr. " + number);
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void counts_of_use_add_up_by_document_and_month_and_stay() throws IOException {
    DocumentId one = new DocumentId("aaaaaaaaaaaa");
    DocumentId two = new DocumentId("bbbbbbbbbbbb");
    YearMonth november = YearMonth.of(2026, 11);
    YearMonth december = YearMonth.of(2026, 12);
    try (Desk desk = open("usage")) {
      UsageStore store = desk.usage();
      assertThat(store.of(one)).isEqualTo(Usage.NONE);
      store.add(Map.of(new DocumentMonth(one, november), new Usage(3, 1)));
      store.add(
          Map.of(
              new DocumentMonth(one, november), Usage.ONE_VIEW,
              new DocumentMonth(one, december), Usage.ONE_DOWNLOAD,
              new DocumentMonth(two, december), new Usage(9, 0)));
    }
    try (Desk desk = open("usage")) {
      UsageStore store = desk.usage();
      assertThat(store.of(one)).isEqualTo(new Usage(4, 2));
      assertThat(store.months(november))
          .containsExactly(entry(november, new Usage(4, 1)), entry(december, new Usage(9, 1)));
      assertThat(store.months(december)).containsOnlyKeys(december);
      assertThat(store.most(november, 1)).containsExactly(new Ranked(two, new Usage(9, 0)));
      assertThat(store.most(november, 5)).extracting(Ranked::document).containsExactly(two, one);
    }
  }
}
