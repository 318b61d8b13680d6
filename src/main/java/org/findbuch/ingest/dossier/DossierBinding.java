package org.findbuch.ingest.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Original;
import org.findbuch.document.PageState;
import org.findbuch.document.Sha256;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.FolderTree;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PdfConverter;
import org.findbuch.extract.binding.Bindery;
import org.findbuch.extract.binding.Bundle;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.extract.binding.RecognisedText;
import org.findbuch.ingest.dossier.Copied.Way;
import org.findbuch.ingest.picture.OfficePdfs;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dossier: has the pages of each part copied, then all of them bound behind a cover sheet
 * that says what came of each. Whatever a file is like, the others are in it.
 *
 * @param office prints office documents; null where nothing does
 */
public record DossierBinding(Archive archive, Bindery bindery, @Nullable OfficePdfs office) {
  /** Of all parts together. */
  private static final long MOST_BYTES = 100_000_000;

  /** What it takes of the disk while it is made: the parts, the bundle, the PDF and its work. */
  public static final long ROOM = 4 * MOST_BYTES;

  /** A page of a scan takes a tenth of a second and more, and a worker has seconds. */
  private static final int SCANS_AT_A_TIME = 8;

  private static final String MADE = ".pdf";

  /** Where pages are copied from. */
  private record Source(Way way, Path file, Format format, List<Integer> pages) {}

  /** Gives a new file in a folder; nothing else stays there. */
  public Path make(List<DossierPart> parts, Function<List<Copied>, CoverSheet> cover, Path folder)
      throws IOException, InterruptedException {
    Path desk = Files.createTempDirectory(folder, "making-");
    try {
      List<Copied> copied = new ArrayList<>();
      List<Bundle.Loose> loose = new ArrayList<>();
      long left = MOST_BYTES;
      for (DossierPart part : parts) {
        copied.add(copied(part, desk, loose, left));
        left = MOST_BYTES;
        for (Bundle.Loose one : loose) {
          left -= Files.size(one.pdf());
        }
      }
      Path bundle = desk.resolve("bundle");
      Bundle.write(bundle, cover.apply(copied), loose);
      return bound(bundle, folder);
    } finally {
      FolderTree.delete(desk);
    }
  }

  /** The checksum of what was made. */
  public static Sha256 sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting = new DigestInputStream(in, Sha256.digest())) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return Sha256.of(digesting.getMessageDigest().digest());
    }
  }

  private Path bound(Path bundle, Path folder) throws IOException, InterruptedException {
    Path made = Files.createTempFile(folder, "dossier-", MADE);
    try {
      Extraction extraction = bind(bundle, made);
      if (extraction.endedBy(Fault.READER_DIED)) {
        // it may have been killed by something else
        extraction = bind(bundle, made);
      }
      if (extraction.why().isPresent() || Files.size(made) == 0) {
        throw new IOException("a dossier is not bound: " + extraction);
      }
      return made;
    } catch (IOException | InterruptedException | RuntimeException | Error broken) {
      Files.deleteIfExists(made);
      throw broken;
    }
  }

  private Extraction bind(Path bundle, Path made) throws IOException, InterruptedException {
    try (TakenPages taken = new TakenPages(made, 2 * MOST_BYTES)) {
      return bindery.bind(bundle, taken);
    }
  }

  private Copied copied(DossierPart part, Path desk, List<Bundle.Loose> loose, long room)
      throws IOException, InterruptedException {
    if (part.pages().isEmpty()) {
      return new Copied(Way.NO_PAGES, 0, List.of(), null);
    }
    try {
      Format format = part.original().format();
      if (Painter.paints(format)) {
        Path file = archive.open(part.document(), part.original()).proven();
        Way way = format == Format.PDF ? Way.PAGES : Way.PICTURES;
        return copied(part, new Source(way, file, format, part.pages()), desk, loose, room);
      }
      if (!PdfConverter.converts(format)) {
        return new Copied(Way.NO_PAGES, 0, part.pages(), null);
      }
      if (office == null || !office.isOpen()) {
        return new Copied(Way.NO_PRINTER, 0, part.pages(), null);
      }
      return printed(part, office, desk, loose, room);
    } catch (DamagedOriginalException damaged) {
      return new Copied(Way.PAGES, 0, part.pages(), Fault.DAMAGED);
    } catch (TakenPages.TooManyBytesException large) {
      return new Copied(Way.NO_ROOM, 0, part.pages(), null);
    }
  }

  private Copied printed(
      DossierPart part, OfficePdfs office, Path desk, List<Bundle.Loose> loose, long room)
      throws IOException, InterruptedException {
    Optional<OfficePdfs.Printed> known = office.find(part.original());
    if (known.isEmpty()) {
      CompletableFuture<Optional<Fault>> done = new CompletableFuture<>();
      office.print(part.document(), part.original(), done::complete, done::completeExceptionally);
      Optional<Fault> fault = awaited(done);
      if (fault.isPresent()) {
        return new Copied(Way.PRINT, 0, part.pages(), fault.get());
      }
      known = office.find(part.original());
    }
    OfficePdfs.Printed print =
        known.orElseThrow(() -> new IOException("a printed document is not kept"));
    List<Integer> pages =
        part.whole()
            ? IntStream.rangeClosed(1, print.page(part.pages().getLast())).boxed().toList()
            : part.pages().stream().map(print::page).distinct().toList();
    Source source = new Source(Way.PRINT, print.pdf(), Format.PDF, pages);
    Copied copied = copied(part, source, desk, loose, room);
    return part.whole()
        ? copied
        : new Copied(
            Way.PRINT,
            copied.pages(),
            part.pages().stream()
                .filter(page -> copied.missing().contains(print.page(page)))
                .toList(),
            copied.why());
  }

  private static Optional<Fault> awaited(CompletableFuture<Optional<Fault>> done)
      throws IOException, InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof DamagedOriginalException damaged) {
        throw damaged;
      }
      throw new IOException(failed.getCause());
    }
  }

  private Copied copied(
      DossierPart part, Source source, Path desk, List<Bundle.Loose> loose, long room)
      throws IOException, InterruptedException {
    List<Integer> wanted = List.copyOf(new LinkedHashSet<>(source.pages()));
    int step = source.way() == Way.PICTURES ? SCANS_AT_A_TIME : wanted.size();
    Set<Integer> come = new LinkedHashSet<>();
    Fault why = null;
    int before = loose.size();
    long left = room;
    for (int from = 0; from < wanted.size(); from += step) {
      List<Integer> some = wanted.subList(from, Math.min(from + step, wanted.size()));
      Path file = desk.resolve("part-" + loose.size() + MADE);
      Taken taken;
      try {
        taken = taken(source, some, file, left);
      } catch (TakenPages.TooManyBytesException large) {
        loose.subList(before, loose.size()).clear();
        throw large;
      }
      why = taken.why() == null ? why : taken.why();
      if (!taken.pages().isEmpty()) {
        come.addAll(taken.pages());
        left -= Files.size(file);
        List<Integer> there = some.stream().filter(taken.pages()::contains).toList();
        List<RecognisedText> recognised =
            source.way() == Way.PRINT ? List.of() : recognised(part.original(), there);
        String title = loose.size() == before ? part.title() : "";
        loose.add(new Bundle.Loose(title, file, recognised));
      }
    }
    List<Integer> missing = wanted.stream().filter(page -> !come.contains(page)).toList();
    return new Copied(source.way(), come.size(), missing, missing.isEmpty() ? null : why);
  }

  private List<RecognisedText> recognised(Original original, List<Integer> pages)
      throws IOException {
    List<RecognisedText> recognised = new ArrayList<>();
    for (int number : pages) {
      recognised.add(
          archive
              .page(original, number)
              .filter(page -> page.state() == PageState.OCR)
              .map(page -> new RecognisedText(page.text(), page.layout()))
              .orElse(RecognisedText.NONE));
    }
    return recognised;
  }

  private record Taken(Set<Integer> pages, @Nullable Fault why) {}

  private Taken taken(Source source, List<Integer> pages, Path file, long room)
      throws IOException, InterruptedException {
    Taken taken = once(source, pages, file, room);
    // it may have been killed by something else than the file
    return taken.why() == Fault.READER_DIED ? once(source, pages, file, room) : taken;
  }

  private Taken once(Source source, List<Integer> pages, Path file, long room)
      throws IOException, InterruptedException {
    try (TakenPages sink = new TakenPages(file, room)) {
      Extraction extraction = bindery.copy(source.file(), source.format(), pages, sink);
      boolean isWhole = sink.bytes() > 0 && extraction instanceof Extraction.Read;
      Fault why = extraction.why().orElse(null);
      boolean isCut =
          why == Fault.READER_DIED || why == Fault.TOO_SLOW || why == Fault.OUT_OF_MEMORY;
      return new Taken(isWhole && !isCut ? sink.numbers() : Set.of(), why);
    }
  }
}
