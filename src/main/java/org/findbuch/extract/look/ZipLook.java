package org.findbuch.extract.look;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.findbuch.document.Format;

/**
 * Looks at the directory of a ZIP, bounded in entries and bytes (PKWARE APPNOTE 6.3.10, 4.3.7,
 * 4.3.12 and 4.3.16).
 */
public final class ZipLook {
  private static final int MOST_ENTRIES = 50_000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_MIMETYPE = 200;
  private static final int LONGEST_TYPES = 1 << 20;
  private static final String TYPES = "[content_types].xml";

  /** Main parts with macros, the macros themselves, and sheets of the macros before those. */
  private static final Pattern MACROS =
      Pattern.compile(
          "macroEnabled(Template)?\\.main\\+xml|ms-office\\.vbaProject|ms-excel\\.(intl)?macrosheet",
          Pattern.CASE_INSENSITIVE);

  private final FileChannel channel;

  /** Where each part begins in the file; directories are left out. */
  private final Map<String, Long> parts = new HashMap<>();

  private ZipLook(FileChannel channel) {
    this.channel = channel;
  }

  /** The format by its parts; by the claim when the directory cannot be had. */
  public static Optional<Format> at(FileChannel channel, Optional<Format> claim)
      throws IOException {
    ZipLook look = new ZipLook(channel);
    try {
      if (!look.readDirectory()) {
        return claim.filter(ZipLook::isContained);
      }
      Optional<Format> format = look.format();
      return format.isPresent() ? format : claim.filter(said -> said == Format.ZIP);
    } catch (EOFException broken) {
      return claim.filter(ZipLook::isContained);
    }
  }

  private static boolean isContained(Format format) {
    return format.isPackage() || format == Format.ZIP;
  }

  private boolean readDirectory() throws IOException {
    OptionalLong end = ZipEntries.end(channel);
    if (end.isEmpty()) {
      return false;
    }
    ByteBuffer tail = Bytes.piece(channel, end.getAsLong(), ZipEntries.END_LENGTH);
    int entries = tail.getShort(10) & 0xFFFF;
    long length = tail.getInt(12) & 0xFFFFFFFFL;
    if (length > MOST_BYTES || entries > MOST_ENTRIES || length > end.getAsLong()) {
      return false;
    }
    // what stands before the first part shifts every offset, so the directory is found from its end
    long from = end.getAsLong() - length;
    long shift = from - (tail.getInt(16) & 0xFFFFFFFFL);
    readEntries(Bytes.array(channel, from, (int) length), shift);
    return !parts.isEmpty();
  }

  private void readEntries(byte[] bytes, long shift) {
    ByteBuffer directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (directory.remaining() >= ENTRY_LENGTH
        && directory.getInt(directory.position()) == 0x02014B50) {
      int at = directory.position();
      int name = directory.getShort(at + 28) & 0xFFFF;
      int rest = (directory.getShort(at + 30) & 0xFFFF) + (directory.getShort(at + 32) & 0xFFFF);
      if (directory.remaining() < ENTRY_LENGTH + name + rest) {
        return;
      }
      String called = new String(bytes, at + ENTRY_LENGTH, name, StandardCharsets.UTF_8);
      parts.putIfAbsent(
          called.replace('\\', '/').toLowerCase(Locale.ROOT),
          (directory.getInt(at + 42) & 0xFFFFFFFFL) + shift);
      directory.position(at + ENTRY_LENGTH + name + rest);
    }
  }

  private Optional<Format> format() throws IOException {
    if (parts.containsKey(TYPES)) {
      return office();
    }
    Long at = parts.get("mimetype");
    return at == null
        ? Optional.empty()
        : byMediaType(text(at, LONGEST_MIMETYPE, StandardCharsets.US_ASCII).strip());
  }

  private Optional<Format> office() throws IOException {
    Optional<Format> plain =
        holds("word/")
            ? Optional.of(Format.DOCX)
            : holds("ppt/")
                ? Optional.of(Format.PPTX)
                : holds("xl/") ? Optional.of(Format.XLSX) : Optional.empty();
    return plain.isPresent() && hasMacros() ? plain.map(Format::withMacros) : plain;
  }

  /** A list of types too long to be looked through is not trusted. */
  private boolean hasMacros() throws IOException {
    if (parts.keySet().stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
      return true;
    }
    long at = Objects.requireNonNull(parts.get(TYPES));
    String types = text(at, LONGEST_TYPES, StandardCharsets.ISO_8859_1).replace("\0", "");
    return types.length() >= LONGEST_TYPES || MACROS.matcher(types).find();
  }

  private boolean holds(String folder) {
    return parts.keySet().stream().anyMatch(name -> name.startsWith(folder));
  }

  private static Optional<Format> byMediaType(String type) {
    String family = type.replaceFirst("-(template|master)$", "");
    for (Format format : Format.values()) {
      if (isContained(format) && format.mediaType().equals(family)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The opening of a part; empty where it cannot be unpacked. */
  private String text(long at, int most, Charset charset) throws IOException {
    ByteBuffer head = Bytes.piece(channel, at, LOCAL_LENGTH);
    long from = at + LOCAL_LENGTH + (head.getShort(26) & 0xFFFF) + (head.getShort(28) & 0xFFFF);
    int length = (int) Math.min(most, channel.size() - from);
    byte[] bytes = Bytes.array(channel, from, length);
    if (head.getShort(8) != 0) {
      return inflated(bytes, most, charset);
    }
    int told = head.getInt(22);
    return new String(bytes, 0, told <= 0 ? length : Math.min(told, length), charset);
  }

  private static String inflated(byte[] bytes, int most, Charset charset) {
    Inflater inflater = new Inflater(true);
    byte[] out = new byte[most];
    int length = 0;
    try {
      inflater.setInput(bytes);
      for (int more = inflater.inflate(out);
          more > 0;
          more = inflater.inflate(out, length, most - length)) {
        length += more;
      }
    } catch (DataFormatException broken) {
      // what came before it stands
    } finally {
      inflater.end();
    }
    return new String(out, 0, length, charset);
  }
}
