package org.findbuch.extract.office;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.FolderTree;
import org.findbuch.extract.OfficePrinter;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;

/**
 * LibreOffice as a process for each document (soffice(1)), with a profile of its own that is thrown
 * away: no macro runs, and nothing that a document points to is looked for.
 */
public final class LibreOffice implements OfficePrinter {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/soffice"), Path.of("/usr/local/bin/soffice"));

  private static final Duration LONGEST = Duration.ofSeconds(50);
  private static final long MOST_BYTES = 64 << 20;

  /** Of address space, in KiB, and of a file, in blocks of 512 bytes: as many as the most. */
  private static final String LIMITED = "ulimit -v 4194304; ulimit -f 131072; exec \"$0\" \"$@\"";

  private static final String SETTING =
      "<item oor:path=\"/org.openoffice.Office.%s\"><prop oor:name=\"%s\""
          + " oor:op=\"fuse\"><value>%s</value></prop></item>%n";

  private static final String SCRIPTING = "Common/Security/Scripting";

  private final Optional<Path> program;
  private final Duration longest;

  /** The one of this machine, if there is one. */
  public LibreOffice() {
    this(PLACES.stream().filter(Files::isExecutable).findFirst(), LONGEST);
  }

  LibreOffice(Optional<Path> program, Duration longest) {
    this.program = program;
    this.longest = longest;
  }

  public static boolean isInstalled() {
    return new LibreOffice().program.isPresent();
  }

  @Override
  public Extraction print(Path file, Format format, PageSink sink) throws IOException {
    if (program.isEmpty()) {
      return new Extraction.Unreadable(Fault.READER_MISSING);
    }
    Path folder = Files.createTempDirectory("office");
    try {
      Path document = folder.resolve("document." + format.plain().code());
      Files.copy(file, document);
      Path pdf = folder.resolve("out/document.pdf");
      for (String filter : filters(format)) {
        if (Files.notExists(pdf) && !isRun(folder, document, filter)) {
          return new Extraction.Unreadable(Fault.TOO_SLOW);
        }
      }
      if (Files.notExists(pdf)) {
        return new Extraction.Unreadable(Fault.DAMAGED);
      }
      if (Files.size(pdf) >= MOST_BYTES) {
        return new Extraction.Unreadable(Fault.TOO_LARGE);
      }
      sink.accept(new PageBytes(1, "application/pdf", ByteBuffer.wrap(Files.readAllBytes(pdf))));
      return new Extraction.Read(Found.NOTHING, null);
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** Also hidden slides, and each sheet on a page, as they are read; then as an older one can. */
  private static List<String> filters(Format format) {
    String option = "{\"%s\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    return switch (format.unit()) {
      case SLIDE ->
          List.of("pdf:impress_pdf_Export:" + option.formatted("ExportHiddenSlides"), "pdf");
      case SHEET -> List.of("pdf:calc_pdf_Export:" + option.formatted("SinglePageSheets"), "pdf");
      default -> List.of("pdf");
    };
  }

  /** Returns false when it takes too long. */
  private boolean isRun(Path folder, Path document, String filter) throws IOException {
    Path profile = folder.resolve("profile");
    Path settings = Files.createDirectories(profile.resolve("user"));
    Files.writeString(settings.resolve("registrymodifications.xcu"), settings());
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, program.orElseThrow().toString()));
    command.add("-env:UserInstallation=" + profile.toUri());
    command.addAll(
        List.of("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"));
    command.addAll(List.of("--convert-to", filter, "--outdir", folder.resolve("out").toString()));
    command.add(document.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    environment.put("LANG", "C.UTF-8");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while a document was printed", stopped);
    } finally {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static String settings() {
    String never = "2";
    return "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
        + SETTING.formatted(SCRIPTING, "MacroSecurityLevel", "3")
        + SETTING.formatted(SCRIPTING, "DisableMacrosExecution", "true")
        + SETTING.formatted(SCRIPTING, "BlockUntrustedRefererLinks", "true")
        + SETTING.formatted("Writer/Content/Update", "Link", never)
        + SETTING.formatted("Calc/Content/Update", "Link", never)
        + "</oor:items>";
  }
}
