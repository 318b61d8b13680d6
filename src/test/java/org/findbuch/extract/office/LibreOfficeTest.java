package org.findbuch.extract.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in place of the program, which need not be there. */
class LibreOfficeTest {
  @TempDir Path folder;
  private Path document;

  @BeforeEach
  void write() throws IOException {
    document = Files.writeString(folder.resolve("file"), "text");
  }

  private static final class Taken implements PageSink {
    String pdf = "";

    @Override
    public void accept(Page page) {
      throw new IllegalStateException();
    }

    @Override
    public void accept(PageBytes bytes) {
      pdf = StandardCharsets.UTF_8.decode(bytes.bytes().duplicate()).toString();
    }
  }

  /** A program that says what it was given, and where it works. */
  private LibreOffice program(String... lines) throws IOException {
    Path script = folder.resolve("soffice");
    String head = "#!/bin/sh\nlog='" + folder.resolve("log") + "'\npwd > /dev/null\n";
    String out = "mkdir -p \"$HOME/out\"; out=\"$HOME/out/document.pdf\"\n";
    Files.writeString(script, head + out + String.join("\n", lines) + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return new LibreOffice(Optional.of(script), Duration.ofSeconds(2));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private static List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("office")).toList();
    }
  }

  @Test
  void what_it_prints_is_handed_over_and_nothing_of_its_work_stays() throws IOException {
    List<Path> before = left();
    Taken taken = new Taken();
    Extraction done =
        program("echo \"$@\" > \"$log\"", "printf PDF > \"$out\"")
            .print(document, Format.DOCX, taken);
    assertThat(done).isInstanceOf(Extraction.Read.class);
    assertThat(taken.pdf).isEqualTo("PDF");
    assertThat(log()).contains("--headless", "--convert-to pdf ", "document.docx");
    assertThat(left()).isEqualTo(before);
  }

  @Test
  void no_macro_may_run_and_no_link_is_followed() throws IOException {
    program("cat \"$HOME/profile/user/registrymodifications.xcu\" > \"$log\"; printf P > \"$out\"")
        .print(document, Format.DOC_MACRO, new Taken());
    assertThat(log())
        .contains("\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true<")
        .contains("\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3<")
        .contains("Writer/Content/Update\"><prop oor:name=\"Link\" oor:op=\"fuse\"><value>2<");
  }

  @Test
  void nothing_of_this_process_is_told_to_it() throws IOException {
    program("env | sed 's/=.*//' | sort | tr '\\n' ' ' > \"$log\"; printf P > \"$out\"")
        .print(document, Format.ODT, new Taken());
    assertThat(log().replace("OLDPWD ", "").replace("_ ", ""))
        .isEqualTo("HOME LANG PATH PWD TMPDIR ");
  }

  @Test
  void hidden_slides_are_printed_and_a_sheet_is_a_page_or_as_an_older_one_can() throws IOException {
    program("echo \"$@\" > \"$log\"; printf P > \"$out\"")
        .print(document, Format.PPTX, new Taken());
    assertThat(log()).contains("ExportHiddenSlides");
    Taken taken = new Taken();
    String old = "case \"$*\" in *Single*) exit 0;; esac; printf old > \"$out\"";
    program("echo \"$@\" >> \"$log\"", old).print(document, Format.XLS, taken);
    assertThat(log()).contains("SinglePageSheets");
    assertThat(taken.pdf).isEqualTo("old");
  }

  @Test
  void one_that_hangs_is_ended_with_all_that_it_started() throws IOException {
    Extraction done =
        program("sleep 60 & echo $! > \"$log\"", "wait").print(document, Format.RTF, new Taken());
    assertThat(done.endedBy(Fault.TOO_SLOW)).isTrue();
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> awaitEnd(log().strip()));
  }

  /** An ended process stands there without a command line until somebody asks how it ended. */
  private static void awaitEnd(String process) throws IOException, InterruptedException {
    Path line = Path.of("/proc", process, "cmdline");
    while (Files.exists(line) && !Files.readString(line).isEmpty()) {
      Thread.sleep(20);
    }
  }

  @Test
  void what_it_cannot_open_is_said_and_so_is_where_it_is_not_installed() throws IOException {
    Extraction closed =
        program("echo 'source file could not be loaded'").print(document, Format.DOC, new Taken());
    assertThat(closed.endedBy(Fault.DAMAGED)).isTrue();
    Extraction broken = program("kill -9 $$").print(document, Format.DOC, new Taken());
    assertThat(broken.endedBy(Fault.DAMAGED)).isTrue();
    Extraction missing =
        new LibreOffice(Optional.empty(), Duration.ofSeconds(1))
            .print(document, Format.DOC, new Taken());
    assertThat(missing.endedBy(Fault.READER_MISSING)).isTrue();
  }

  @Test
  void a_pdf_without_end_is_cut_off() throws IOException {
    Extraction done =
        program("head -c 200000000 /dev/zero > \"$out\"").print(document, Format.DOC, new Taken());
    assertThat(done.endedBy(Fault.TOO_LARGE)).isTrue();
  }
}
