package org.findbuch.hostile;

import java.util.Arrays;

/** A package that holds a package that seems to be itself, as deep as anybody cares to look. */
final class Quine {
  private static final int GENERATIONS = 60;

  private Quine() {}

  /** Unpacked from the inside out, it never ends within any depth that is worth looking at. */
  static byte[] around(RawZip zip, String name) {
    byte[] inside = new RawZip().add("r.zip", "").bytes();
    for (int i = 0; i < GENERATIONS; i++) {
      inside = new RawZip().add("r.zip", Packed.of(inside, 1)).bytes();
    }
    return zip.add(name, Arrays.copyOf(inside, inside.length)).bytes();
  }
}
