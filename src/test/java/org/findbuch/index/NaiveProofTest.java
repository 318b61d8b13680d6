package org.findbuch.index;

import java.nio.file.Path;

class NaiveProofTest extends ProofContract {
  @Override
  protected SearchIndex opened(Path folder) {
    return new NaiveIndex();
  }
}
