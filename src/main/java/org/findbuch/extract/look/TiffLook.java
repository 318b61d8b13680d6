package org.findbuch.extract.look;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Format;

/** Walks the directories of a TIFF (TIFF 6.0, section 2; BigTIFF with wider numbers). */
final class TiffLook {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int SUBFILE = 254;
  private static final int MOST_FIELDS = 4_096;

  private final FileChannel channel;
  private final ByteOrder order;
  private final boolean isBig;

  private TiffLook(FileChannel channel, ByteOrder order, boolean isBig) {
    this.channel = channel;
    this.order = order;
    this.isBig = isBig;
  }

  /** The pages up to where a directory is broken; previews of a page are left out. */
  static List<Picture> pages(FileChannel channel, int most) throws IOException {
    ByteBuffer head = Bytes.piece(channel, 0, 8);
    boolean little = head.getShort(0) == 0x4949;
    if (!little && head.getShort(0) != 0x4D4D) {
      return List.of();
    }
    head.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int version = head.getShort(2);
    if (version != 42 && version != 43) {
      return List.of();
    }
    return new TiffLook(channel, head.order(), version == 43).pages(most);
  }

  private List<Picture> pages(int most) throws IOException {
    List<Picture> pages = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    try {
      long at = isBig ? piece(8, 8).getLong(0) : piece(4, 4).getInt(0) & 0xFFFFFFFFL;
      while (at > 0 && pages.size() < most && seen.size() <= 2 * most && seen.add(at)) {
        at = page(at, pages);
      }
    } catch (EOFException cut) {
      // the pages before it stand
    }
    return pages;
  }

  /** Returns where the next directory is. */
  private long page(long at, List<Picture> pages) throws IOException {
    long count = isBig ? piece(at, 8).getLong(0) : piece(at, 2).getShort(0) & 0xFFFF;
    if (count < 1 || count > MOST_FIELDS) {
      throw new EOFException(count + " fields");
    }
    int length = isBig ? 20 : 12;
    ByteBuffer fields = piece(at + (isBig ? 8 : 2), (int) count * length);
    long width = 0;
    long height = 0;
    boolean isPreview = false;
    for (int field = 0; field < fields.limit(); field += length) {
      switch (fields.getShort(field) & 0xFFFF) {
        case WIDTH -> width = value(fields, field);
        case HEIGHT -> height = value(fields, field);
        case SUBFILE -> isPreview = (value(fields, field) & 1) == 1;
        default -> {}
      }
    }
    if (width > 0 && height > 0 && !isPreview) {
      pages.add(new Picture(Format.TIFF, width, height));
    }
    long next = at + (isBig ? 8 : 2) + count * length;
    return isBig ? piece(next, 8).getLong(0) : piece(next, 4).getInt(0) & 0xFFFFFFFFL;
  }

  private long value(ByteBuffer fields, int field) {
    int at = field + (isBig ? 12 : 8);
    boolean isShort = fields.getShort(field + 2) == 3;
    return isShort ? fields.getShort(at) & 0xFFFF : fields.getInt(at) & 0xFFFFFFFFL;
  }

  private ByteBuffer piece(long at, int length) throws IOException {
    return Bytes.piece(channel, at, length).order(order);
  }
}
