package org.findbuch.extract.pool;

import java.util.List;
import org.findbuch.extract.worker.Worker;

/** A program whose worker reads text with {@link MisbehavingReader}. */
final class MisbehavingProgram {
  private MisbehavingProgram() {}

  public static void main(String[] arguments) {
    MisbehavingReader reader = new MisbehavingReader();
    Worker.serve(List.of(reader), reader, reader);
  }
}
