package org.findbuch.extract;

import java.util.List;

/** A program whose worker reads text with {@link MisbehavingReader}. */
final class MisbehavingProgram {
  private MisbehavingProgram() {}

  public static void main(String[] arguments) {
    Worker.serve(List.of(new MisbehavingReader()));
  }
}
