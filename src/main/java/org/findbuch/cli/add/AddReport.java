package org.findbuch.cli.add;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.findbuch.cli.ExitCode;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.LongWork;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Terminal;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.extract.Ocr;
import org.jspecify.annotations.Nullable;

/** Accounts for every file that was given: a line each, and the sum. */
final class AddReport implements AutoCloseable {
  private final Terminal terminal;
  private final Messages say;
  private final boolean json;
  private final @Nullable ProgressBar bar;
  private boolean recognisable;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> fates = new TreeMap<>();
  private final long start = System.nanoTime();

  /** What became of a file. */
  enum Outcome {
    ADDED,
    DUPLICATE,
    UNREADABLE,
    REJECTED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its line: the file and a sentence. */
    String line() {
      return "add." + code() + ".line";
    }
  }

  AddReport(Terminal terminal, Messages say, boolean json, int files) {
    this.terminal = terminal;
    this.say = say;
    this.json = json;
    this.bar = terminal.interactive() ? LongWork.bar(terminal, say.text("add.task"), files) : null;
  }

  /** The reason is why not all of it was read; empty when it was. */
  void added(String file, Holding holding, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", holding.title());
    fields.put("pages", holding.coverage().pages());
    if (holding.coverage().truncated()) {
      fields.put("truncated", true);
      fields.put("reason", reason);
    }
    int without = holding.coverage().unread() + holding.coverage().garbled();
    if (without > 0) {
      fields.put("pages_without_text", without);
    }
    boolean waits = without > 0 && Ocr.reads(holding.format());
    recognisable |= waits;
    String key = waits ? "add.recognise" : "add.without";
    String note = without > 0 ? say.text(key, without) : "";
    String cut = holding.coverage().truncated() ? say.text("add.truncated", reason) : "";
    report(
        Outcome.ADDED,
        file,
        holding.id().value(),
        say.text("add.pages", holding.title(), holding.coverage().pages()) + note + cut,
        fields);
  }

  void duplicate(String file, Holding holding, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!reason.isEmpty()) {
      fields.put("reason", reason);
    }
    report(
        Outcome.DUPLICATE,
        file,
        holding.id().value(),
        say.text("add.duplicate", holding.title()) + (reason.isEmpty() ? "" : " " + reason),
        fields);
  }

  void unreadable(String file, Holding holding, String reason) {
    report(Outcome.UNREADABLE, file, holding.id().value(), reason, Map.of("reason", reason));
  }

  void rejected(String file, String reason) {
    report(Outcome.REJECTED, file, null, reason, Map.of("reason", reason));
  }

  /** It could not be stored, which is not the file's fault. */
  void failed(String file, String reason) {
    notStored(file, reason, "failed");
  }

  /** Its turn never came, as the command ended before. */
  void untried(String file) {
    notStored(file, say.text("add.untried"), "not_tried");
  }

  /** The process that it was given to has gone. */
  void unknown(String file) {
    notStored(file, say.text("add.unknown"), "unknown");
  }

  /** A line that another process has printed. */
  void told(Outcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  private void notStored(String file, String reason, String fate) {
    fates.merge(fate, 1, Integer::sum);
    report(Outcome.REJECTED, file, null, reason, Map.of("reason", reason, "fate", fate));
  }

  /** It is stored; its text and the index follow when they can. */
  void waiting(String file, DocumentId id) {
    String note = say.text("add.waiting");
    report(Outcome.ADDED, file, id.value(), note, Map.of("waiting", true, "reason", note));
  }

  /** Whether there are pages whose text is still to be recognised. */
  boolean isRecognisable() {
    return recognisable;
  }

  int exitCode() {
    return count(Outcome.UNREADABLE) + count(Outcome.REJECTED) == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  /** Prints the sum; the lines before it add up to it. */
  void summary() {
    close();
    int files = counts.values().stream().mapToInt(Integer::intValue).sum();
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    if (json) {
      Map<String, Object> sum = new LinkedHashMap<>();
      sum.put("files", files);
      for (Outcome outcome : Outcome.values()) {
        sum.put(outcome.code(), count(outcome));
      }
      sum.putAll(fates);
      sum.put("seconds", seconds);
      terminal.out().println(JsonOutput.line(Map.of("summary", sum)));
    } else {
      terminal
          .out()
          .println(
              say.text(
                  "add.summary",
                  files,
                  count(Outcome.ADDED),
                  count(Outcome.DUPLICATE),
                  count(Outcome.UNREADABLE),
                  count(Outcome.REJECTED),
                  seconds));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** What was one file turned out to be several. */
  void more(int files) {
    if (bar != null) {
      bar.maxHint(bar.getMax() + files);
    }
  }

  private int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  private void report(
      Outcome outcome,
      String file,
      @Nullable String id,
      String sentence,
      Map<String, Object> fields) {
    counts.merge(outcome, 1, Integer::sum);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file);
      line.put("outcome", outcome.code());
      if (id != null) {
        line.put("id", id);
      }
      line.putAll(fields);
      terminal.out().println(JsonOutput.line(line));
    } else {
      terminal.out().println(say.text(outcome.line(), printable(file), sentence));
    }
    if (bar != null) {
      bar.setExtraMessage(
          say.text("add.failures", count(Outcome.UNREADABLE) + count(Outcome.REJECTED)));
      bar.step();
    }
  }

  /** A name with control characters must not steer the terminal that it is printed on. */
  static String printable(String file) {
    return file.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
