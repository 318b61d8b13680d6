package org.findbuch.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Page;

/** The pages of one reading, a batch at a time in memory. */
record StoredText(Texts texts, long reading, int pages) implements Iterable<Page> {
  private static final int BATCH = 64;

  @Override
  public Iterator<Page> iterator() {
    return new Iterator<>() {
      private List<Page> batch = List.of();
      private int inBatch;
      private int passed;

      @Override
      public boolean hasNext() {
        return passed < pages;
      }

      @Override
      public Page next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (inBatch == batch.size()) {
          batch = load(passed);
          inBatch = 0;
        }
        passed++;
        return batch.get(inBatch++);
      }
    };
  }

  private List<Page> load(int after) {
    try {
      List<Page> pages = texts.pages(reading, after, BATCH);
      if (pages.isEmpty()) {
        throw new IOException("the text was replaced or erased while it was being read");
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
