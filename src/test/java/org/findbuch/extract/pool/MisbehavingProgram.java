package org.findbuch.extract.pool;

import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.OfficePrinter;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.binding.PageBinder;
import org.findbuch.extract.worker.Worker;

/** A program whose worker reads text with {@link MisbehavingReader}. */
final class MisbehavingProgram {
  /** Loads nothing of what binds pages, as every start of a worker is waited for. */
  private static final PageBinder NO_BINDER =
      new PageBinder() {
        @Override
        public Extraction copy(
            Path file, Format format, Limits limits, List<Integer> pages, PageSink sink) {
          return new Extraction.Unreadable(Fault.READER_MISSING);
        }

        @Override
        public Extraction bind(Path bundle, PageSink sink) {
          return new Extraction.Unreadable(Fault.READER_MISSING);
        }
      };

  private MisbehavingProgram() {}

  public static void main(String[] arguments) {
    MisbehavingReader reader = new MisbehavingReader();
    OfficePrinter none = (_, _, _) -> new Extraction.Unreadable(Fault.READER_MISSING);
    Worker.serve(List.of(reader), reader, reader, none, NO_BINDER);
  }
}
