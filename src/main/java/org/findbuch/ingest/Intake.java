package org.findbuch.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.extract.Allowance;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;

/** Takes files in: what each one is, whether it is taken, and then safe on disk. */
public final class Intake {
  private final Archive archive;
  private final Recogniser recogniser;
  private final Ingestor ingestor;
  private final long mostBytes;
  private final Limits limits;

  public Intake(
      Archive archive, Recogniser recogniser, Ingestor ingestor, long mostBytes, Limits limits) {
    this.archive = archive;
    this.recogniser = recogniser;
    this.ingestor = ingestor;
    this.mostBytes = mostBytes;
    this.limits = limits;
  }

  /** What became of a file at the door. */
  public sealed interface Result {
    /** It is in the archive, now or already; text and index follow. */
    record Taken(Receipt receipt) implements Result {}

    /** Nothing of it was stored. */
    record Rejected(Fault fault) implements Result {}
  }

  /** Takes a new document. */
  public Result take(InputStream bytes, String name, Metadata metadata, Release release, String who)
      throws IOException {
    return received(
        bytes,
        name,
        (spooled, format) ->
            archive.receive(spooled, new Arrival(name, format, metadata, release), who));
  }

  /** Takes a new document whose bytes are on the archive's disk already. */
  public Result take(Spooled spooled, String name, Metadata metadata, Release release, String who)
      throws IOException {
    return recognised(
        spooled,
        name,
        (file, format) -> archive.receive(file, new Arrival(name, format, metadata, release), who));
  }

  /** Takes a new file for a document. */
  public Result takeVersion(DocumentId id, InputStream bytes, String name, String who)
      throws IOException {
    try (Spooled spooled = archive.spool(bytes, mostBytes)) {
      return takeVersion(id, spooled, name, who);
    } catch (FileTooLargeException tooLarge) {
      return new Result.Rejected(Fault.TOO_LARGE);
    }
  }

  /** Takes a new file for a document, its bytes being on the archive's disk already. */
  public Result takeVersion(DocumentId id, Spooled spooled, String name, String who)
      throws IOException {
    return recognised(
        spooled,
        name,
        (file, format) ->
            archive.receiveVersion(
                id,
                file,
                new Arrival(name, format, Metadata.NONE, Release.of(Publication.DRAFT)),
                who));
  }

  /** What a file would be taken as, without taking it. */
  public Recognition look(Path file, String name) throws IOException {
    return recogniser.recognise(file, name);
  }

  /** Whether it is a ZIP of documents, which can be taken one by one. */
  public boolean isZip(Path file, String name) throws IOException {
    return Unfolding.isZip(recogniser, file, name);
  }

  /** Gets the files in a ZIP, one after the other. */
  public interface Unpacked {
    /** A file that is gone afterwards unless it was received, with its way from the ZIP to it. */
    void take(Spooled file, String path) throws IOException, InterruptedException;

    /** One that could not be unpacked; the way to the ZIP itself is empty. */
    void refuse(String path, Fault fault) throws IOException, InterruptedException;
  }

  /** Unpacks a ZIP and the ZIPs in it within the limits, and hands over every other file. */
  public void unfold(Path zip, Unpacked taker) throws IOException, InterruptedException {
    new Unfolding(archive, recogniser, mostBytes, new Allowance(limits), taker).walk(zip);
  }

  /** What became of one file in a ZIP; the way to the ZIP itself is empty. */
  public record Inside(String path, Result result) {}

  /** Takes every file in a ZIP as a document of its own. */
  public List<Inside> takeAll(Path zip, String name, Metadata ofAll, Release release, String who)
      throws IOException, InterruptedException {
    List<Inside> all = new ArrayList<>();
    unfold(
        zip,
        new Unpacked() {
          @Override
          public void take(Spooled file, String path) throws IOException {
            Metadata said = fromZip(ofAll.with().title(null).build(), name, path);
            String inFolder = name + "/" + path;
            all.add(new Inside(path, Intake.this.take(file, inFolder, said, release, who)));
          }

          @Override
          public void refuse(String path, Fault fault) {
            all.add(new Inside(path, new Result.Rejected(fault)));
          }
        });
    return all;
  }

  /** Two files of one name differ by the folders that they were in. */
  public static Metadata fromZip(Metadata said, String zip, String path) {
    return said.source() == null
        ? said.with()
            .set(MetadataField.SOURCE, FileName.safe(zip) + ": " + FileName.line(path))
            .build()
        : said;
  }

  private interface Receiving {
    Receipt receive(Spooled spooled, org.findbuch.document.Format format) throws IOException;
  }

  private Result received(InputStream bytes, String name, Receiving receiving) throws IOException {
    try (Spooled spooled = archive.spool(bytes, mostBytes)) {
      return recognised(spooled, name, receiving);
    } catch (FileTooLargeException tooLarge) {
      return new Result.Rejected(Fault.TOO_LARGE);
    }
  }

  private Result recognised(Spooled spooled, String name, Receiving receiving) throws IOException {
    if (!isWritable(FileName.safe(name))) {
      return new Result.Rejected(Fault.NAME_NOT_WRITABLE);
    }
    return switch (recogniser.recognise(spooled.file(), name)) {
      case Recognition.Refused(var fault) -> new Result.Rejected(fault);
      case Recognition.Known(var format) -> {
        Receipt receipt = receiving.receive(spooled, format);
        ingestor.wake();
        yield new Result.Taken(receipt);
      }
    };
  }

  /** Whether a file may be called so where the archive lies. */
  private static boolean isWritable(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException noBytes) {
      return false;
    }
  }
}
