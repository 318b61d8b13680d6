package org.findbuch.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HolderTest {
  @TempDir Path folder;
  private Path archive;
  private Path file;

  @BeforeEach
  void make_the_archive() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    file = archive.resolve("findbuch.lock");
  }

  @Test
  void a_deleted_lock_file_lets_nobody_in_and_is_made_again() throws Exception {
    try (Holder first = hold()) {
      Holder.Address address = Holder.holder(archive).orElseThrow();
      for (int i = 0; i < 3; i++) {
        Files.delete(file);
        assertThat(Holder.hold(archive, "serve")).isEmpty();
        await(() -> Files.exists(file) && holder().equals(address));
        assertThat(first.isHeld()).isTrue();
        assertThat(Holder.hold(archive, "serve")).isEmpty();
      }
      Files.writeString(folder.resolve("other"), "");
      Files.move(folder.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);
      await(() -> holder().equals(address));
    }
    try (Holder next = hold()) {
      assertThat(next.isHeld()).isTrue();
    }
  }

  @Test
  void another_folder_in_the_place_of_the_archive_is_noticed_and_told() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Holder holder = hold()) {
      holder.whenLost(told::countDown);
      Files.move(archive, folder.resolve("moved"));
      await(() -> !holder.isHeld());
      assertThat(told.getCount()).as("it may come back").isEqualTo(1);
      Files.move(folder.resolve("moved"), archive);
      await(holder::isHeld);
      Files.move(archive, folder.resolve("moved"));
      Files.createDirectory(archive);
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(holder.isHeld()).isFalse();
      assertThat(Holder.hold(folder.resolve("moved"), "serve")).as("where it is now").isEmpty();
    }
  }

  @Test
  void the_index_is_held_like_the_archive() throws Exception {
    Path index = Files.createDirectory(folder.resolve("index"));
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Holder first = hold();
        Holder second = Holder.hold(other, "serve").orElseThrow()) {
      assertThat(first.holdAlso(index)).isTrue();
      assertThat(second.holdAlso(index)).isFalse();
    }
  }

  private Holder hold() throws IOException {
    return Holder.hold(archive, "serve").orElseThrow();
  }

  private Object holder() {
    try {
      return Holder.holder(archive).<Object>map(a -> a).orElse("");
    } catch (IOException gone) {
      return "";
    }
  }

  private static void await(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      Thread.sleep(20);
    }
  }
}
