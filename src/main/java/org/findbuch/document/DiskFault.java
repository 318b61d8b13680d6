package org.findbuch.document;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a disk takes or gives no bytes. A sentence for each is in the user's language, with the way
 * out.
 */
public enum DiskFault implements Coded {
  /** Less is left than the settings keep free. */
  NEARLY_FULL,
  FULL,
  /** The account has used up what it may use of the disk. */
  QUOTA,
  READ_ONLY,
  /** The program may not read or write there. */
  DENIED,
  /** The device itself fails, or has lost what it held. */
  BROKEN,
  /** The program has as many files open as the system lets it. */
  TOO_MANY_FILES,
  /** The file is larger than the file system, or a limit of the account, takes. */
  TOO_LARGE;

  private static final int CAUSES = 10;

  /** Whether making room is the way out. */
  public boolean isOfSpace() {
    return this == NEARLY_FULL || this == FULL || this == QUOTA;
  }

  /** Whether a file could not be read for a reason that says nothing of that file. */
  public static boolean isElsewhere(Throwable unread) {
    return of(unread).filter(TOO_MANY_FILES::equals).isPresent();
  }

  /** For who takes a file that cannot be read for a damaged one. */
  public static void rethrowElsewhere(IOException unread) throws IOException {
    if (isElsewhere(unread)) {
      throw unread;
    }
  }

  /**
   * What the disk said, somewhere among the causes, if it was the disk. A file that ends before its
   * end is damaged; whoever reads from somebody else has to tell that apart before.
   */
  public static Optional<DiskFault> of(@Nullable Throwable failed) {
    Throwable cause = failed;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      DiskFault fault = one(cause);
      if (fault != null) {
        return Optional.of(fault);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable DiskFault one(Throwable cause) {
    return switch (cause) {
      case NearlyFullException _ -> NEARLY_FULL;
      case EOFException _ -> BROKEN;
      case AccessDeniedException _ -> DENIED;
      case ReadOnlyFileSystemException _ -> READ_ONLY;
      case FileNotFoundException old -> said(reason(String.valueOf(old.getMessage())));
      case FileSystemException file -> said(String.valueOf(file.getReason()));
      case IOException other -> said(String.valueOf(other.getMessage()));
      default -> null;
    };
  }

  /** What {@code java.io} writes behind the name of the file. */
  private static String reason(String message) {
    return message.replaceFirst("(?s).* \\((.*)\\)$", "$1");
  }

  /**
   * The whole text is compared, as names of files are chosen by others; Linux speaks English to us,
   * whatever the user's language (see the launcher). SQLite puts its code in brackets, and says for
   * a log's index that finds no room only that it could not be made larger.
   */
  private static @Nullable DiskFault said(String text) {
    return switch (text) {
      case "No space left on device" -> FULL;
      case "Disk quota exceeded" -> QUOTA;
      case "Read-only file system" -> READ_ONLY;
      case "Permission denied", "Operation not permitted" -> DENIED;
      case "Input/output error", "Stale file handle" -> BROKEN;
      case "Too many open files", "Too many open files in system" -> TOO_MANY_FILES;
      case "File too large" -> TOO_LARGE;
      default -> {
        if (text.contains("[SQLITE_FULL]") || text.contains("[SQLITE_IOERR_SHM")) {
          yield FULL;
        }
        if (text.contains("[SQLITE_READONLY")) {
          yield READ_ONLY;
        }
        yield text.contains("[SQLITE_IOERR") ? BROKEN : null;
      }
    };
  }
}
