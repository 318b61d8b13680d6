package org.findbuch.hostile;

/** Makes one hostile file. */
@FunctionalInterface
interface Sample {
  byte[] make(Bait bait) throws Exception;

  /**
   * What a file may try to get at.
   *
   * @param file the address of a file with a word that stands nowhere else
   * @param server the address of a server that counts who comes
   */
  record Bait(String file, String server) {}
}
