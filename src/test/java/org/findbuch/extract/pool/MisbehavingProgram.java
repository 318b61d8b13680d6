package org.findbuch.extract.pool;

import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.OfficePrinter;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.worker.Worker;

/** A program whose worker reads text with {@link MisbehavingReader}. */
final class MisbehavingProgram {
  private MisbehavingProgram() {}

  public static void main(String[] arguments) {
    MisbehavingReader reader = new MisbehavingReader();
    OfficePrinter none = (_, _, _) -> new Extraction.Unreadable(Fault.READER_MISSING);
    Worker.serve(List.of(reader), reader, reader, none, PdfReader.binder(List.of()));
  }
}
