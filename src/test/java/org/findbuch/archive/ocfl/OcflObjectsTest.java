package org.findbuch.archive.ocfl;

import java.io.IOException;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.ObjectStoreContract;

/** The storage root as a store of objects; {@link OcflStoreTest} has what is its own. */
class OcflObjectsTest extends ObjectStoreContract {
  @Override
  protected ObjectStore open(String name) throws IOException {
    return OcflStore.open(folder.resolve(name));
  }

  @Override
  protected String newer(String record) {
    return record.replaceFirst("(\"schema\" *: *)\\d+", "$199");
  }
}
