package org.findbuch.index.lucene.store;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** What failures tell of the files of an index. */
public final class Corruption {
  /** Of the heap; what is left after a failed allocation and the garbage collection before it. */
  private static final int SHORT = 4;

  private Corruption() {}

  /** What Lucene calls corrupt, and a file that ends before the memory that it is mapped to. */
  public static boolean isShownBy(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptIndexException || cause instanceof InternalError) {
        return true;
      }
    }
    return false;
  }

  /**
   * Files have to be read to know more: a full disk or a bug looks much the same, and what Lucene
   * cannot decompress is a plain I/O error.
   */
  public static boolean mayHaveCaused(Throwable failed) {
    return switch (failed) {
      case IOException plain when plain.getClass() == IOException.class -> true;
      case EOFException _,
          FileNotFoundException _,
          NoSuchFileException _,
          ClosedChannelException _,
          RuntimeException _ ->
          true;
      case OutOfMemoryError _ -> !isMemoryShort();
      case Error _ -> true;
      default -> false;
    };
  }

  /**
   * Lucene believes the lengths that it reads. Where one of them has asked for more than there is,
   * nothing else went without; where little is left, anything may have.
   */
  private static boolean isMemoryShort() {
    Runtime heap = Runtime.getRuntime();
    long left = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    return left < heap.maxMemory() / SHORT;
  }

  /** Whether an index that could not be opened for it has to be built again. */
  public static boolean isFinal(Throwable failed) {
    return isShownBy(failed)
        || mayHaveCaused(failed)
        || failed instanceof IndexFormatTooOldException
        || failed instanceof IndexFormatTooNewException;
  }
}
