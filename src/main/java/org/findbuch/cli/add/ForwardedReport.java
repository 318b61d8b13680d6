package org.findbuch.cli.add;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Messages;

/**
 * The report of an add that another process carries out, passed on line by line. When that process
 * goes, the files that it has not named yet are named here.
 */
final class ForwardedReport extends OutputStream {
  private final PrintStream out;
  private final Messages say;
  private final List<String> unnamed = new ArrayList<>();
  private final List<AddReport.Outcome> outcomes = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ForwardedReport(PrintStream out, Messages say, List<FileWalk.Found> files) {
    this.out = out;
    this.say = say;
    files.forEach(file -> unnamed.add(file.shown()));
  }

  @Override
  public void write(int b) {
    line.write(b);
    if (b == '\n') {
      String whole = line.toString(StandardCharsets.UTF_8);
      line.reset();
      out.print(whole);
      note(whole.strip());
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  private void note(String whole) {
    if (whole.startsWith("{")) {
      noteJson(whole);
      return;
    }
    for (AddReport.Outcome outcome : AddReport.Outcome.values()) {
      String[] around = say.text(outcome.line(), "\n", "\n").split("\n", -1);
      if (whole.startsWith(around[0])) {
        outcomes.add(outcome);
        int end = whole.lastIndexOf(around[1]);
        while (end > 0 && !isNamed(whole.substring(around[0].length(), end))) {
          end = whole.lastIndexOf(around[1], end - 1); // names may hold what stands between
        }
      }
    }
  }

  private boolean isNamed(String printed) {
    return unnamed.stream()
        .filter(file -> AddReport.printable(file).equals(printed))
        .findFirst()
        .map(unnamed::remove)
        .orElse(false);
  }

  private void noteJson(String whole) {
    try {
      JsonNode told = JsonOutput.MAPPER.readTree(whole);
      for (AddReport.Outcome outcome : AddReport.Outcome.values()) {
        if (outcome.code().equals(told.path("outcome").asText())) {
          outcomes.add(outcome);
          unnamed.remove(told.path("file").asText());
        }
      }
    } catch (JsonProcessingException noReport) {
      // something else that was printed
      return;
    }
  }

  void nameTheOthers(AddReport report) {
    outcomes.forEach(report::told);
    unnamed.forEach(report::unknown);
    report.summary();
  }
}
