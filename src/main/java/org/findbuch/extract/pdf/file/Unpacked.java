package org.findbuch.extract.pdf.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** The bytes of a stream as they are meant. */
public final class Unpacked {
  private static final int ZLIB_HEADER = 2;

  /** No page is longer than this, and a worker has the memory for it. */
  public static final int MOST = 64 << 20;

  private Unpacked() {}

  /** Everything; what comes before a fault is taken. */
  public static byte[] bytes(COSStream stream) throws IOException {
    return start(stream, MOST);
  }

  /** The first bytes, at most so many. */
  public static byte[] start(COSStream stream, int most) throws IOException {
    boolean isDeflated =
        COSName.FLATE_DECODE.equals(stream.getFilters())
            && !stream.containsKey(COSName.DECODE_PARMS)
            && !stream.containsKey(COSName.DP);
    if (!isDeflated) {
      try (InputStream in = stream.createInputStream()) {
        return in.readNBytes(most);
      }
    }
    byte[] packed;
    try (InputStream in = stream.createRawInputStream()) {
      packed = in.readAllBytes();
    }
    return inflated(packed, most);
  }

  private static byte[] inflated(byte[] packed, int most) {
    if (packed.length <= ZLIB_HEADER) {
      return new byte[0];
    }
    // without the header nothing is said about a wrong checksum, which harms nobody
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, ZLIB_HEADER, packed.length - ZLIB_HEADER);
      byte[] out = new byte[Math.min(most, Math.max(512, 5 * packed.length))];
      int length = 0;
      while (length < most) {
        int count = inflater.inflate(out, length, out.length - length);
        length += count;
        if (inflater.finished() || (count == 0 && length < out.length)) {
          break;
        }
        if (length == out.length && length < most) {
          out = Arrays.copyOf(out, (int) Math.min(most, 2L * length));
        }
      }
      return length == out.length ? out : Arrays.copyOf(out, length);
    } catch (DataFormatException damaged) {
      return beforeDamage(packed);
    } finally {
      inflater.end();
    }
  }

  private static byte[] beforeDamage(byte[] packed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4 * packed.length);
    Inflater inflater = new Inflater(true);
    byte[] piece = new byte[512];
    try {
      inflater.setInput(packed, ZLIB_HEADER, packed.length - ZLIB_HEADER);
      for (int n = inflater.inflate(piece); n > 0; n = inflater.inflate(piece)) {
        out.write(piece, 0, n);
      }
    } catch (DataFormatException end) {
      // here the fault is
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }
}
