package org.findbuch.archive.partial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.change.Reserve;
import org.findbuch.document.Sha256;

/**
 * The folder {@code uploads/} of the archive: files of which the rest may still come, also after a
 * restart. Each has a name that the caller chooses from letters, digits, {@code -} and {@code _};
 * the caller sees to it that nobody else works on the same one.
 *
 * @param folder made when it is needed
 * @param keepFree bytes of the disk that are not written to
 */
public record Partials(Path folder, long keepFree) {
  private static final int BUFFER = 1 << 16;
  private static final String PART = ".part";
  private static final String TAKING = ".taking";

  /** So often the room on the disk is looked at while a file comes in. */
  private static final long LOOK_EVERY = 16L << 20;

  /** How much of a file is there; 0 of one that there is not. */
  public long size(String name) throws IOException {
    Path file = part(name);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Writes what comes behind what is there. Of what came before the stream failed everything is
   * kept; it is on the disk when the method returns or throws.
   *
   * @param mostBytes of the whole file
   * @throws FileTooLargeException when more come; the file ends there
   * @throws org.findbuch.document.NearlyFullException when the reserve would be taken
   */
  public void append(String name, InputStream in, long mostBytes) throws IOException {
    Files.createDirectories(folder);
    Reserve reserve = new Reserve(folder);
    reserve.keep(keepFree);
    reserve.require(0);
    byte[] buffer = new byte[BUFFER];
    try (FileChannel out =
        FileChannel.open(part(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long total = out.size();
      long looked = total;
      out.position(total);
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (total + read > mostBytes) {
            throw new FileTooLargeException(mostBytes);
          }
          write(out, ByteBuffer.wrap(buffer, 0, read));
          total += read;
          if (total - looked > LOOK_EVERY) {
            reserve.require(0);
            looked = total;
          }
        }
      } finally {
        out.force(true);
      }
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /**
   * A whole file to be taken. It stays here as well until {@link #delete}, as a link or, where the
   * file system knows none, as a copy: whoever is interrupted while taking it takes it again.
   */
  public Spooled whole(String name) throws IOException {
    Path file = part(name);
    if (Files.notExists(file)) {
      Files.createDirectories(folder);
      Files.createFile(file);
    }
    Sha256 sha256 = Sha256.of(file);
    return new Spooled(linked(name, file), sha256, Files.size(file));
  }

  private Path linked(String name, Path file) throws IOException {
    Path link = folder.resolve(checked(name) + TAKING);
    try {
      Files.deleteIfExists(link);
      return Files.createLink(link, file);
    } catch (IOException | UnsupportedOperationException noLinks) {
      return Files.copy(file, link, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public void delete(String name) throws IOException {
    Files.deleteIfExists(part(name));
    Files.deleteIfExists(folder.resolve(checked(name) + TAKING));
  }

  /** Names of those to which nothing was written since a time. */
  public List<String> untouchedSince(Instant time) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.notExists(folder)) {
      return names;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(PART) && Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
          names.add(name.substring(0, name.length() - PART.length()));
        }
      }
    }
    return names;
  }

  private Path part(String name) {
    return folder.resolve(checked(name) + PART);
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new IllegalArgumentException("a partial file cannot be called " + name);
    }
    return name;
  }
}
