package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.crash.WatchedFiles;
import org.findbuch.crash.WatchedFiles.Change;
import org.findbuch.document.DocumentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that may open no more files has learnt nothing about the one that it wanted to open:
 * sound documents are neither called damaged nor left out.
 */
class OpenFilesTest {
  private static final int MOST = 200;

  @TempDir Path folder;
  private DocumentId id;

  private interface Reading {
    /** What it finds wrong with the documents, and with their number. */
    List<String> faults(ObjectStore objects) throws IOException;
  }

  /** The n-th file cannot be opened. */
  private static final class Shortage implements WatchedFiles.Watcher {
    private int left;

    @Override
    public <T> T make(Change change, Path path, Path to, WatchedFiles.Making<T> making)
        throws IOException {
      left--;
      if (left == 0) {
        throw new FileSystemException(path.toString(), null, "Too many open files");
      }
      return making.make();
    }
  }

  @BeforeEach
  void a_sound_document_of_two_versions() throws IOException {
    try (OpenArchive open = OpenArchive.in(folder)) {
      id = open.stored("some text");
      open.receiveVersion(id, "another text");
    }
  }

  @Test
  void a_round_of_fixity_finds_no_damage() throws IOException {
    wheneverFilesRunOut(
        objects -> objects.inspect(true, id.value()).stream().map(Damage::detail).toList());
  }

  @Test
  void a_catalogue_that_is_made_anew_leaves_no_document_out() throws IOException {
    wheneverFilesRunOut(
        objects -> {
          List<String> faults = new ArrayList<>();
          List<Integer> versions = new ArrayList<>();
          objects.each(of -> versions.add(of.size()), faults::add);
          if (!versions.equals(List.of(2))) {
            faults.add("versions read: " + versions);
          }
          return faults;
        });
  }

  @Test
  void a_check_finds_no_damage() throws IOException {
    wheneverFilesRunOut(
        objects -> {
          List<String> faults = new ArrayList<>();
          List<Item> items = new ArrayList<>();
          objects.check(
              new ObjectStore.Inspector() {
                @Override
                public Held hold(boolean document, String held) {
                  return () -> {};
                }

                @Override
                public void seen(boolean document, String seen) {
                  // its item says the same
                }

                @Override
                public void item(Item item) {
                  items.add(item);
                }

                @Override
                public void damage(Damage damage) {
                  faults.add(damage.detail());
                }
              });
          if (items.size() != 1) {
            faults.add("items: " + items);
          }
          return faults;
        });
  }

  private void wheneverFilesRunOut(Reading reading) throws IOException {
    Shortage shortage = new Shortage();
    int refused = 0;
    try (ObjectStore objects = OcflStore.open(WatchedFiles.watched(folder, shortage))) {
      for (int nth = 1; nth < MOST; nth++) {
        shortage.left = nth;
        try {
          assertThat(reading.faults(objects)).as("without file %s", nth).isEmpty();
        } catch (IOException | UncheckedIOException noFile) {
          assertThat(noFile).hasStackTraceContaining("Too many open files");
          refused++;
        }
        if (shortage.left > 0) {
          break;
        }
      }
    }
    assertThat(shortage.left).as("files opened when none failed").isPositive();
    assertThat(refused).isPositive();
  }
}
