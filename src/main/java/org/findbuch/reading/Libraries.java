package org.findbuch.reading;

import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.index.SearchIndex;

/** Opens the library for each reader. */
public record Libraries(Archive archive, SearchIndex index) {
  public Library open(Access access, Wording wording) {
    return new Library(archive, index, access, wording);
  }
}
