package org.findbuch.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as the archive keeps it: its files and what is said about it. This is what {@code
 * metadata.json} holds.
 *
 * @param version counts every change of files or metadata, from 1
 * @param originals oldest first, never empty
 * @param embargoUntil the day that publishes it, while it is embargoed and has one
 */
public record Document(
    DocumentId id,
    long version,
    Publication publication,
    Metadata metadata,
    List<Original> originals,
    Instant added,
    Instant changed,
    @Nullable Tombstone tombstone,
    @Nullable LocalDate embargoUntil) {

  public Document {
    originals = List.copyOf(originals);
    if (originals.isEmpty()) {
      throw new IllegalArgumentException("document " + id + " without an original");
    }
    if (publication.leavesTombstone() != (tombstone != null)) {
      throw new IllegalArgumentException(
          "document " + id + " is " + publication + ", tombstone " + tombstone);
    }
    if (embargoUntil != null && publication != Publication.EMBARGOED) {
      throw new IllegalArgumentException(
          "document " + id + " is " + publication + ", embargo until " + embargoUntil);
    }
  }

  public Release release() {
    return new Release(publication, embargoUntil);
  }

  public Original newest() {
    return originals.getLast();
  }
}
