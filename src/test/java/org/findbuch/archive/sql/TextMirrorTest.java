package org.findbuch.archive.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextMirrorTest {
  @TempDir Path temporary;

  @Test
  void catching_up_ends_although_files_are_read_faster_than_texts_are_copied() throws IOException {
    try (Texts texts = texts("texts.sqlite");
        TextMirror mirror = texts.mirror(temporary.resolve("copy.sqlite"))) {
      AtomicInteger asked = new AtomicInteger();
      read(texts, 0);
      mirror.catchUp(
          () -> {
            if (asked.incrementAndGet() > 50) {
              fail("goes on as long as there are new texts");
            }
            readOneMore(texts, asked.get());
            return false;
          });
      mirror.freeze();
      mirror.finish();
      try (Texts copy = texts("copy.sqlite")) {
        for (int number = 0; number <= asked.get(); number++) {
          assertThat(copy.reading(file(number))).as("reading %s", number).isPresent();
        }
      }
    }
  }

  private Texts texts(String name) throws IOException {
    return SqlStore.texts(temporary.resolve(name), OcflStore.records());
  }

  private static void readOneMore(Texts texts, int number) {
    try {
      read(texts, number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Texts texts, int number) throws IOException {
    long reading = texts.begin(file(number), 1).number();
    texts.add(reading, List.of(new Page(1, "1", PageState.TEXT, "text", Layout.NONE)));
    texts.finish(reading, Found.NOTHING, null);
  }

  private static Sha256 file(int number) {
    return new Sha256("%064x".formatted(number));
  }
}
