package org.findbuch.editing;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.document.Collection;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;

/** What the editing does to an archive, for tests that have neither index nor desk. */
public record ByHand(Archive archive) {
  public static final String WHO = "test";

  public Holding edit(DocumentId id, long expectedVersion, Metadata metadata) throws IOException {
    return archive.revise(id, new Revisions.Edited(expectedVersion, metadata, null), WHO);
  }

  public Holding publish(DocumentId id, Publication to) throws IOException {
    return archive.revise(id, Revisions.publish(Release.of(to)), WHO);
  }

  public Holding withdraw(DocumentId id, String reason) throws IOException {
    return archive.revise(id, Revisions.withdraw(reason, false, new PublicPast(archive)), WHO);
  }

  public Holding restore(DocumentId id) throws IOException {
    return archive.revise(id, Revisions.restore(), WHO);
  }

  public Holding erase(DocumentId id, String reason) throws IOException {
    return archive.revise(id, Revisions.erase(reason, new PublicPast(archive)), WHO);
  }

  public void replace(Collection collection) throws IOException {
    archive.collections().replace(collection.id(), before -> collection, WHO);
  }
}
