package org.findbuch.index.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/** What failures tell of the files of an index. */
final class Corruption {
  private Corruption() {}

  /** What Lucene calls corrupt, and a file that ends before the memory that it is mapped to. */
  static boolean isShownBy(Throwable failed) {
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
  static boolean mayHaveCaused(Throwable failed) {
    return switch (failed) {
      case IOException plain when plain.getClass() == IOException.class -> true;
      case EOFException _,
          FileNotFoundException _,
          NoSuchFileException _,
          ClosedChannelException _,
          RuntimeException _ ->
          true;
      default -> false;
    };
  }

  /** Whether an index that could not be opened for it has to be built again. */
  static boolean isFinal(Throwable failed) {
    return isShownBy(failed)
        || mayHaveCaused(failed)
        || failed instanceof IndexFormatTooOldException
        || failed instanceof IndexFormatTooNewException;
  }
}
