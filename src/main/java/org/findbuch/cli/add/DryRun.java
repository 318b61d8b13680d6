package org.findbuch.cli.add;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Spooled;
import org.findbuch.cli.Action;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Workplace;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Sha256;
import org.findbuch.extract.Recognition;
import org.findbuch.ingest.Intake;

/** Says what would become of each file, and changes nothing. */
final class DryRun {
  private final Workplace workplace;
  private final Action action;
  private final MetadataTable table;
  private final boolean unfolds;
  private final boolean json;
  private int refused;

  DryRun(Workplace workplace, Action action, MetadataTable table, boolean unfolds, boolean json) {
    this.workplace = workplace;
    this.action = action;
    this.table = table;
    this.unfolds = unfolds;
    this.json = json;
  }

  int run(List<FileWalk.Found> files) throws IOException, InterruptedException {
    for (FileWalk.Found file : files) {
      look(file);
    }
    return refused == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  private void look(FileWalk.Found found) throws IOException, InterruptedException {
    if (!found.isOpen()) {
      refuse(found, action.say().wording().text(found.problem()));
    } else if (table.row(found.file()).orElse(null)
        instanceof MetadataTable.Row.Wrong(int line, String sentence)) {
      refuse(found, sentence);
    } else if (unfolds && workplace.intake().isZip(found.disk(), found.name())) {
      workplace.intake().unfold(found.disk(), inside(found));
    } else {
      look(found, found.disk());
    }
  }

  private Intake.Unpacked inside(FileWalk.Found zip) {
    return new Intake.Unpacked() {
      @Override
      public void take(Spooled file, String path) throws IOException, InterruptedException {
        if (action.terminal().stop().isAsked()) {
          throw new InterruptedException();
        }
        FileWalk.Found found = zip.inside(path);
        if (table.row(found.file()).orElse(null)
            instanceof MetadataTable.Row.Wrong(int line, String sentence)) {
          DryRun.this.refuse(found, sentence);
        } else {
          look(found, file.file());
        }
      }

      @Override
      public void refuse(String path, Fault fault) {
        FileWalk.Found found = path.isEmpty() ? zip : zip.inside(path);
        DryRun.this.refuse(found, action.say().wording().fault(fault));
      }
    };
  }

  private void look(FileWalk.Found found, Path file) throws IOException {
    Messages say = action.say();
    switch (workplace.intake().look(file, found.name())) {
      case Recognition.Refused(var fault) -> refuse(found, say.wording().fault(fault));
      case Recognition.Known(var format) -> known(found, file, say.wording().name(format));
    }
  }

  private void known(FileWalk.Found found, Path file, String format) throws IOException {
    Optional<Holding> there = there(file);
    if (there.isPresent()) {
      print(found, "would_be_duplicate", action.say().text("add.duplicate", there.get().title()));
    } else {
      print(found, "would_be_added", format);
    }
  }

  private Optional<Holding> there(Path file) throws IOException {
    Sha256 sha256 = Sha256.of(file);
    return workplace
        .archive()
        .find(DocumentId.of(sha256, DocumentId.SHORTEST))
        .filter(h -> h.document().originals().stream().anyMatch(o -> o.sha256().equals(sha256)));
  }

  private void refuse(FileWalk.Found found, String reason) {
    refused++;
    print(found, "would_be_rejected", reason);
  }

  private void print(FileWalk.Found found, String outcome, String sentence) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", found.shown());
      line.put("outcome", outcome);
      line.put("reason", sentence);
      action.out().println(JsonOutput.line(line));
    } else {
      action.print("dryrun." + outcome, found.shown(), sentence);
    }
  }
}
