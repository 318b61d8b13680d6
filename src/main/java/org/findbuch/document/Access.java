package org.findbuch.document;

/** What somebody may see: what is public, or all that staff see. */
public enum Access {
  PUBLIC,
  STAFF;

  public boolean maySee(Publication publication) {
    return publication.isPublic() || (this == STAFF && publication != Publication.ERASED);
  }
}
