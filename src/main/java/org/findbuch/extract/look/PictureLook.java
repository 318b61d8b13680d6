package org.findbuch.extract.look;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.findbuch.document.Format;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of pictures and decodes nothing: PNG (ISO 15948, 11.2.2), JPEG (ITU T.81, B.1
 * and B.2.2) and TIFF; in the first two how it lies is told by EXIF (CIPA DC-008, 4.5.2 and 4.7.2).
 */
public final class PictureLook {
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int PNG_HEADER = 33;
  private static final int MOST_SEGMENTS = 2_000;

  private PictureLook() {}

  /** The first picture in a file, or nothing when it is none. */
  public static Optional<Picture> at(FileChannel channel) throws IOException {
    return all(channel, 1).stream().findFirst();
  }

  /** All pictures in a file, one for each page of a TIFF; empty when it holds none. */
  public static List<Picture> all(FileChannel channel, int most) throws IOException {
    try {
      ByteBuffer head = Bytes.piece(channel, 0, 8).order(ByteOrder.BIG_ENDIAN);
      if (head.getLong(0) == PNG) {
        return png(channel).stream().toList();
      }
      if (head.getShort(0) == (short) 0xFFD8 && head.get(2) == (byte) 0xFF) {
        return jpeg(channel).stream().toList();
      }
      return TiffLook.pages(channel, most);
    } catch (EOFException cut) {
      return List.of();
    }
  }

  private static Optional<Picture> png(FileChannel channel) throws IOException {
    ByteBuffer head = Bytes.piece(channel, 0, PNG_HEADER).order(ByteOrder.BIG_ENDIAN);
    boolean isHeader = head.getInt(8) == 13 && head.getInt(12) == 0x49484452;
    return isHeader && head.getInt(16) > 0 && head.getInt(20) > 0
        ? Optional.of(
            new Picture(Format.PNG, head.getInt(16), head.getInt(20)).lying(exifOfPng(channel)))
        : Optional.empty();
  }

  /** Walks over chunks to the one with what the camera tells. */
  private static int exifOfPng(FileChannel channel) throws IOException {
    long at = PNG_HEADER;
    try {
      for (int chunk = 0; chunk < MOST_SEGMENTS; chunk++) {
        ByteBuffer head = Bytes.piece(channel, at, 8).order(ByteOrder.BIG_ENDIAN);
        if (head.getInt(4) == 0x65584966) {
          return TiffLook.orientation(channel, at + 8);
        }
        at += 12 + (head.getInt(0) & 0xFFFFFFFFL);
      }
    } catch (EOFException end) {
      // there is none
    }
    return 1;
  }

  /** Walks over segments, of which previews and profiles may be many, to the frame's header. */
  private static Optional<Picture> jpeg(FileChannel channel) throws IOException {
    long at = 2;
    int orientation = 1;
    for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
      ByteBuffer head = Bytes.piece(channel, at, 4).order(ByteOrder.BIG_ENDIAN);
      int marker = head.get(1) & 0xFF;
      if (head.get(0) != (byte) 0xFF) {
        return Optional.empty();
      }
      if (marker == 0xFF) {
        at++;
      } else if (isFrame(marker)) {
        int lying = orientation;
        return frame(Bytes.piece(channel, at + 4, 5).order(ByteOrder.BIG_ENDIAN))
            .map(picture -> picture.lying(lying));
      } else if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xDA)) {
        return Optional.empty();
      } else {
        orientation = marker == 0xE1 && isExif(channel, at + 4) ? exif(channel, at) : orientation;
        at += 2 + Math.max(2, head.getShort(2) & 0xFFFF);
      }
    }
    return Optional.empty();
  }

  private static boolean isExif(FileChannel channel, long at) throws IOException {
    ByteBuffer name = Bytes.piece(channel, at, 6).order(ByteOrder.BIG_ENDIAN);
    return name.getInt(0) == 0x45786966 && name.getShort(4) == 0;
  }

  private static int exif(FileChannel channel, long segment) throws IOException {
    try {
      return TiffLook.orientation(channel, segment + 10);
    } catch (EOFException broken) {
      return 1;
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<Picture> frame(ByteBuffer size) {
    int height = size.getShort(1) & 0xFFFF;
    int width = size.getShort(3) & 0xFFFF;
    // a height that is told later is at least one line
    return width > 0
        ? Optional.of(new Picture(Format.JPEG, width, Math.max(1, height)))
        : Optional.empty();
  }

  /** Walks the directories of a TIFF (TIFF 6.0, section 2; BigTIFF with wider numbers). */
  private record TiffLook(FileChannel channel, long begin, ByteOrder order, boolean isBig) {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SUBFILE = 254;
    private static final int ORIENTATION = 274;
    private static final int MOST_FIELDS = 4_096;

    /** A picture of it, and where the next one is told of; without one where it is a preview. */
    private record Directory(
        long width, long height, boolean isPreview, int orientation, long next) {}

    /** The pages up to where a directory is broken; previews of a page are left out. */
    static List<Picture> pages(FileChannel channel, int most) throws IOException {
      TiffLook look = at(channel, 0);
      return look == null ? List.of() : look.pages(most);
    }

    /** How the picture lies of which a directory tells that begins there in its file. */
    static int orientation(FileChannel channel, long begin) throws IOException {
      TiffLook look = at(channel, begin);
      return look == null ? 1 : look.directory(look.first()).orientation();
    }

    private static @Nullable TiffLook at(FileChannel channel, long begin) throws IOException {
      ByteBuffer head = Bytes.piece(channel, begin, 8);
      boolean little = head.getShort(0) == 0x4949;
      if (!little && head.getShort(0) != 0x4D4D) {
        return null;
      }
      head.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int version = head.getShort(2);
      return version == 42 || version == 43
          ? new TiffLook(channel, begin, head.order(), version == 43)
          : null;
    }

    private long first() throws IOException {
      return isBig ? piece(8, 8).getLong(0) : piece(4, 4).getInt(0) & 0xFFFFFFFFL;
    }

    private List<Picture> pages(int most) throws IOException {
      List<Picture> pages = new ArrayList<>();
      Set<Long> seen = new HashSet<>();
      try {
        long at = first();
        while (at > 0 && pages.size() < most && seen.size() <= 2 * most && seen.add(at)) {
          Directory one = directory(at);
          if (one.width() > 0 && one.height() > 0 && !one.isPreview()) {
            pages.add(new Picture(Format.TIFF, one.width(), one.height()).lying(one.orientation()));
          }
          at = one.next();
        }
      } catch (EOFException cut) {
        // the pages before it stand
      }
      return pages;
    }

    private Directory directory(long at) throws IOException {
      long count = isBig ? piece(at, 8).getLong(0) : piece(at, 2).getShort(0) & 0xFFFF;
      if (count < 1 || count > MOST_FIELDS) {
        throw new EOFException(count + " fields");
      }
      int length = isBig ? 20 : 12;
      ByteBuffer fields = piece(at + (isBig ? 8 : 2), (int) count * length);
      long width = 0;
      long height = 0;
      int orientation = 1;
      boolean isPreview = false;
      for (int field = 0; field < fields.limit(); field += length) {
        switch (fields.getShort(field) & 0xFFFF) {
          case WIDTH -> width = value(fields, field);
          case HEIGHT -> height = value(fields, field);
          case SUBFILE -> isPreview = (value(fields, field) & 1) == 1;
          case ORIENTATION -> orientation = (int) value(fields, field);
          default -> {}
        }
      }
      long next = at + (isBig ? 8 : 2) + count * length;
      long then = isBig ? piece(next, 8).getLong(0) : piece(next, 4).getInt(0) & 0xFFFFFFFFL;
      return new Directory(width, height, isPreview, orientation, then);
    }

    private long value(ByteBuffer fields, int field) {
      int at = field + (isBig ? 12 : 8);
      boolean isShort = fields.getShort(field + 2) == 3;
      return isShort ? fields.getShort(at) & 0xFFFF : fields.getInt(at) & 0xFFFFFFFFL;
    }

    private ByteBuffer piece(long at, int length) throws IOException {
      return Bytes.piece(channel, begin + at, length).order(order);
    }
  }
}
