package org.findbuch.archive.store;

/** Something that nobody else may change until this is closed. */
public interface Held extends AutoCloseable {
  @Override
  void close();
}
