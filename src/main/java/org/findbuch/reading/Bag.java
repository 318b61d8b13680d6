package org.findbuch.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.findbuch.document.Sha256;

/**
 * A folder of files with their checksums that others can check without us (BagIt 1.0, RFC 8493). It
 * is filled under another name and gets its own only when it is whole and on the disk.
 */
final class Bag {
  private static final int BUFFER = 1 << 16;
  private static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  private static final String DECLARATION = "bagit.txt";
  private static final String INFO = "bag-info.txt";
  private static final String MANIFEST = "manifest-sha512.txt";
  private static final String TAG_MANIFEST = "tagmanifest-sha512.txt";

  private final Path folder;
  private final Path filling;
  private final BooleanSupplier stop;

  /** SHA-512 by path in the bag. */
  private final Map<String, String> payload = new TreeMap<>();

  private final Map<String, String> tags = new TreeMap<>();
  private long bytes;

  private Bag(Path folder, BooleanSupplier stop) {
    this.folder = folder;
    this.filling = folder.resolveSibling("." + folder.getFileName() + ".part");
    this.stop = stop;
  }

  /** Begins to fill a bag; what somebody who was killed left of it goes. */
  static Bag begin(Path folder, BooleanSupplier stop) throws IOException {
    Bag bag = new Bag(folder, stop);
    delete(bag.filling);
    Files.createDirectories(bag.filling.resolve("data"));
    return bag;
  }

  static boolean isBag(Path folder) {
    return Files.isRegularFile(folder.resolve(DECLARATION));
  }

  void add(String name, String content) throws IOException {
    byte[] written = content.getBytes(StandardCharsets.UTF_8);
    String path = "data/" + name;
    payload.put(path, write(path, written));
    bytes += written.length;
  }

  /**
   * Copies a file.
   *
   * @return whether it has the checksum that it should have
   */
  boolean add(String name, InputStream from, Sha256 expected) throws IOException {
    String path = "data/" + name;
    Path file = filling.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest sha512 = digest("SHA-512");
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        if (stop.getAsBoolean()) {
          throw new InterruptedIOException("asked to stop");
        }
        sha256.update(buffer, 0, read);
        sha512.update(buffer, 0, read);
        out.write(buffer, 0, read);
        bytes += read;
      }
    }
    payload.put(path, HexFormat.of().formatHex(sha512.digest()));
    return Sha256.of(sha256.digest()).equals(expected);
  }

  /** Writes the tag files and gives the bag its name; one that has it already goes. */
  void finish(List<String> info) throws IOException {
    tag(DECLARATION, DECLARED);
    String oxum = "Payload-Oxum: " + bytes + "." + payload.size();
    tag(INFO, String.join("\n", info) + "\n" + oxum + "\n");
    tag(MANIFEST, manifest(payload));
    write(TAG_MANIFEST, manifest(tags).getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> all = Files.walk(filling)) {
      for (Path each : all.toList()) {
        force(each);
      }
    }
    Path old = folder.resolveSibling("." + folder.getFileName() + ".old");
    delete(old);
    if (Files.exists(folder)) {
      Files.move(folder, old);
    }
    Files.move(filling, folder, StandardCopyOption.ATOMIC_MOVE);
    force(folder.resolveSibling("."));
    delete(old);
  }

  void throwAway() throws IOException {
    delete(filling);
  }

  private void tag(String name, String content) throws IOException {
    tags.put(name, write(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  private String write(String path, byte[] content) throws IOException {
    Files.write(filling.resolve(path), content);
    return HexFormat.of().formatHex(digest("SHA-512").digest(content));
  }

  private static String manifest(Map<String, String> checksums) {
    StringBuilder lines = new StringBuilder();
    checksums.forEach(
        (path, sum) -> lines.append(sum).append("  ").append(encoded(path)).append('\n'));
    return lines.toString();
  }

  /** Only what would break a line of the manifest is encoded, and the sign that encodes it. */
  static String encoded(String path) {
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
