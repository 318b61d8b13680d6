package org.findbuch.cli.find;

import java.io.IOException;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Workplace;
import org.findbuch.index.Abbreviations.Learned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what documents say that abbreviations stand for, one a line. */
@Command(name = "abbreviations")
final class AbbreviationsCommand extends Action {
  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Workplace workplace) throws IOException {
    for (Learned one : workplace.library(say().wording()).abbreviations()) {
      if (json) {
        out().println(JsonOutput.line(one));
      } else {
        out()
            .printf(
                "%-10s  %6d  %-9s  %s%n",
                one.shortForm(), one.documents(), one.use().code(), one.longForm());
      }
    }
    return ExitCode.OK;
  }
}
