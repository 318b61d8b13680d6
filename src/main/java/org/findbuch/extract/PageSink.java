package org.findbuch.extract;

import java.io.IOException;
import java.io.InputStream;
import org.findbuch.document.Fault;
import org.findbuch.document.Page;

/** Takes what is read of one file. */
@FunctionalInterface
public interface PageSink {
  /** Takes pages as they are read, numbered without gaps from the one after {@link #before}. */
  void accept(Page page) throws IOException;

  /** Takes bytes that belong to a page; who wants none leaves them. */
  default void accept(PageBytes bytes) throws IOException {}

  /** Something on the page that comes next, or on one before, is not among what is handed on. */
  default void miss(Fault why) throws IOException {}

  /**
   * Takes a file that lies within the one that is read, by what that calls it; who wants none
   * leaves it. The bytes may fail, which is not the sink's fault.
   */
  default void accept(String name, InputStream file) throws IOException {}

  /** Says how many pages and characters the file itself has; others may lie within it. */
  default void end(int pages, int characters) throws IOException {}

  /** What was taken of this file before. */
  default Resumption before() {
    return Resumption.NONE;
  }
}
