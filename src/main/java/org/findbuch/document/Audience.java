package org.findbuch.document;

/** Who asks. */
public enum Audience {
  PUBLIC,
  STAFF;

  public boolean maySee(Publication publication) {
    return publication.isPublic() || (this == STAFF && publication != Publication.ERASED);
  }
}
