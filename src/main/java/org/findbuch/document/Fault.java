package org.findbuch.document;

/**
 * Why a stored file has no text, or why a file was not taken. A sentence for each is in the user's
 * language.
 */
public enum Fault implements Coded {
  /** There is not a single byte in it. */
  EMPTY_FILE,
  /** The content is nothing that the archive takes, whatever the name says. */
  UNKNOWN_KIND,
  /** The content does not fit the name, and is nothing that the archive takes. */
  NOT_WHAT_IT_SAYS,
  /** More bytes than the settings allow. */
  TOO_LARGE,
  PASSWORD,
  /** The format's own structure is broken beyond what a reader can mend. */
  DAMAGED,
  /** It would unpack to more than the limits allow. */
  TOO_LARGE_INSIDE,
  /** It holds more files than the limits allow. */
  TOO_MANY_INSIDE,
  /** Files inside of files inside of files. */
  TOO_DEEP,
  /** Files inside share their bytes, which only a trap does. */
  OVERLAPPING,
  /** A name inside leads out of the file. */
  NAME_LEADS_OUT,
  /** It is packed in a way that cannot be unpacked. */
  UNKNOWN_PACKING,
  /** There is no file in it. */
  NOTHING_INSIDE,
  /** More pages than the limits allow; those are read. */
  TOO_MANY_PAGES,
  /** More characters than the limits allow; those are read. */
  TOO_MUCH_TEXT,
  /** A page holds more than is read of one page; its rest is missing. */
  PAGE_TOO_FULL,
  /** A picture that would need more memory than any reader has. */
  TOO_MANY_PIXELS,
  /** Reading took longer than the limits allow. */
  TOO_SLOW,
  /** Reading needed more memory than a worker has. */
  OUT_OF_MEMORY,
  /** The worker that read it died. */
  READER_DIED,
  /** A program that reads such files is not installed or cannot be started. */
  READER_MISSING,
  /** The file or folder could not be opened by the program. */
  NO_ACCESS,
  /** The system that the program runs on has no bytes for its name. */
  NAME_NOT_WRITABLE
}
