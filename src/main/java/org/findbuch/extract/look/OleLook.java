package org.findbuch.extract.look;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.findbuch.document.Format;

/** Looks at the topmost names in an OLE2 container, bounded in steps ([MS-CFB] 2.2 to 2.6). */
public final class OleLook {
  private static final int HEADER_LENGTH = 512;
  private static final int ENTRY_LENGTH = 128;
  private static final int MOST_DIRECTORY_SECTORS = 4_096;
  private static final int MOST_READS = 40_000;
  private static final int TABLES_IN_HEADER = 109;
  private static final Set<Format> PACKAGES = Set.of(Format.DOCX, Format.PPTX, Format.XLSX);
  private static final Set<Format> OLD = Set.of(Format.DOC, Format.XLS, Format.PPT, Format.MSG);
  private static final int MOST_BYTES = 64 << 20;
  private static final int PIECE = 1 << 20;

  /** A container of the one atom that follows it, up to where that says whether there are any. */
  private static final byte[] MACROS = {
    (byte) 0xFF, 0x03, 0x14, 0, 0, 0, 0x02, 0, 0, 0x04, 0x0C, 0, 0, 0
  };

  private static final int FLAG_AFTER = 4;

  private final FileChannel channel;
  private final ByteBuffer header;
  private final int sectorLength;
  private int reads;

  private OleLook(FileChannel channel) throws IOException {
    this.channel = channel;
    header = Bytes.piece(channel, 0, HEADER_LENGTH);
    int shift = header.getShort(30);
    if (shift != 9 && shift != 12) {
      throw new EOFException("no such sector length");
    }
    sectorLength = 1 << shift;
  }

  /** The format by its streams; by the claim when the directory cannot be had. */
  public static Optional<Format> at(FileChannel channel, Optional<Format> claim)
      throws IOException {
    try {
      Set<String> names = new OleLook(channel).topmostNames();
      if (names.contains("EncryptedPackage")) {
        return claim.filter(said -> PACKAGES.contains(said.plain()));
      }
      Optional<Format> plain = byStream(names);
      return hasMacros(plain, names, channel) ? plain.map(Format::withMacros) : plain;
    } catch (EOFException broken) {
      return claim.filter(OLD::contains);
    }
  }

  private static Optional<Format> byStream(Set<String> names) {
    if (names.contains("WordDocument")) {
      return Optional.of(Format.DOC);
    }
    if (names.contains("PowerPoint Document")) {
      return Optional.of(Format.PPT);
    }
    if (names.contains("Workbook") || names.contains("Book")) {
      return Optional.of(Format.XLS);
    }
    boolean isMail = names.contains("__properties_version1.0");
    return isMail ? Optional.of(Format.MSG) : Optional.empty();
  }

  /** Slides keep macros among their own records, the others in a storage beside the text. */
  private static boolean hasMacros(Optional<Format> plain, Set<String> names, FileChannel channel)
      throws IOException {
    if (plain.filter(said -> said == Format.PPT).isPresent()) {
      return areInSlides(channel);
    }
    return names.contains("Macros") || names.contains("_VBA_PROJECT_CUR");
  }

  /** Entries are a tree of siblings; those below a topmost storage belong to embedded things. */
  private Set<String> topmostNames() throws IOException {
    List<ByteBuffer> sectors = directory();
    int entries = sectors.size() * (sectorLength / ENTRY_LENGTH);
    // programs write them in any case
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(entry(sectors, 0).getInt(76));
    while (!open.isEmpty()) {
      int id = open.remove();
      if (id >= 0 && id < entries && seen.add(id)) {
        ByteBuffer entry = entry(sectors, id);
        names.add(name(entry));
        open.add(entry.getInt(68));
        open.add(entry.getInt(72));
      }
    }
    return names;
  }

  private ByteBuffer entry(List<ByteBuffer> sectors, int id) {
    int perSector = sectorLength / ENTRY_LENGTH;
    return sectors
        .get(id / perSector)
        .slice(id % perSector * ENTRY_LENGTH, ENTRY_LENGTH)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }

  private static String name(ByteBuffer entry) {
    int length = Math.clamp(entry.getShort(64) - 2L, 0, 62);
    byte[] bytes = new byte[length];
    entry.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_16LE);
  }

  private List<ByteBuffer> directory() throws IOException {
    List<ByteBuffer> sectors = new ArrayList<>();
    int sector = header.getInt(48);
    while (sector >= 0 && sectors.size() < MOST_DIRECTORY_SECTORS) {
      sectors.add(sector(sector));
      sector = next(sector);
    }
    if (sectors.isEmpty()) {
      throw new EOFException("no directory");
    }
    return sectors;
  }

  private int next(int sector) throws IOException {
    int perTable = sectorLength / 4;
    ByteBuffer table = sector(table(sector / perTable));
    return table.getInt(sector % perTable * 4);
  }

  private int table(int number) throws IOException {
    if (number < TABLES_IN_HEADER) {
      return header.getInt(76 + 4 * number);
    }
    int perSector = sectorLength / 4 - 1;
    int hops = (number - TABLES_IN_HEADER) / perSector;
    int sector = header.getInt(68);
    for (int hop = 0; hop < hops; hop++) {
      sector = sector(sector).getInt(4 * perSector);
    }
    return sector(sector).getInt((number - TABLES_IN_HEADER) % perSector * 4);
  }

  private ByteBuffer sector(int number) throws IOException {
    if (number < 0 || ++reads > MOST_READS) {
      throw new EOFException("no sector " + number + " after " + reads + " reads");
    }
    return Bytes.piece(channel, (number + 1L) * sectorLength, sectorLength);
  }

  /** Looks for the record that says that old slides have macros ([MS-PPT] 2.4.10 and 2.4.11). */
  private static boolean areInSlides(FileChannel channel) throws IOException {
    int overlap = MACROS.length + FLAG_AFTER + 1;
    ByteBuffer piece = ByteBuffer.allocate(PIECE + overlap);
    for (long at = 0; at < Math.min(channel.size(), MOST_BYTES); at += PIECE) {
      piece.clear();
      Bytes.fill(channel, piece, at);
      if (areIn(piece.array(), piece.position() - overlap)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areIn(byte[] bytes, int last) {
    for (int at = 0; at <= last; at++) {
      if (bytes[at] == MACROS[0] && isMacros(bytes, at)) {
        return bytes[at + MACROS.length + FLAG_AFTER] != 0;
      }
    }
    return false;
  }

  private static boolean isMacros(byte[] bytes, int at) {
    return java.util.Arrays.equals(bytes, at, at + MACROS.length, MACROS, 0, MACROS.length);
  }
}
