package org.findbuch.staff;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where batches of files and what became of each are kept; durable when a method returns. */
public interface Batches {
  void add(Batch batch) throws IOException;

  Optional<Batch> find(String id) throws IOException;

  /** The newest first. */
  List<Batch> newest(int most) throws IOException;

  /** Adds files behind those that a batch has, all or none, and returns them with their numbers. */
  List<BatchFile> addFiles(String batch, List<BatchFile> files) throws IOException;

  /** All files of a batch by number. */
  List<BatchFile> files(String batch) throws IOException;

  Optional<BatchFile> file(String batch, int number) throws IOException;

  /** Replaces what is kept of a file; one that has been removed stays so. */
  void set(BatchFile file) throws IOException;

  void remove(BatchFile file) throws IOException;

  /** Files of all batches that have not become anything yet. */
  List<BatchFile> coming() throws IOException;

  /** How many of those each batch has, by its id; a batch without any is not among them. */
  Map<String, Long> comingByBatch() throws IOException;

  /** Forgets batches that began before a time; what they became is not touched. */
  void forget(Instant before) throws IOException;
}
