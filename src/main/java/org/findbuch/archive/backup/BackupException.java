package org.findbuch.archive.backup;

import java.nio.file.Path;

/** A folder cannot be used for a backup, or for bringing one back. */
public final class BackupException extends RuntimeException {
  /** What is wrong with it. */
  public enum Reason {
    /** It lies in a folder of the archive or the index, or one of them lies in it. */
    OVERLAPS,
    /** Something is in it, and it is no backup. */
    NO_BACKUP,
    /** It is a backup of another archive. */
    OTHER_ARCHIVE,
    /** A backup to it is under way. */
    IN_USE,
    /** A newer program wrote it. */
    NEWER,
    /** The archive that is to be filled is not empty. */
    NOT_EMPTY,
    /** The archive that is to be filled is half filled from another backup. */
    OTHER_RESTORE
  }

  private final Reason reason;
  private final String subject;

  public BackupException(Reason reason, Path folder) {
    this(reason, folder.toString());
  }

  public BackupException(Reason reason, String subject) {
    super(reason + " " + subject);
    this.reason = reason;
    this.subject = subject;
  }

  public Reason reason() {
    return reason;
  }

  public String subject() {
    return subject;
  }
}
