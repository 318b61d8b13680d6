package org.findbuch.extract.pdf.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;

/**
 * Whether an entry stands anywhere among the objects of a file, packed or not. Its bytes are looked
 * through, which costs much less than to make objects of them.
 */
public final class Mention {
  private static final int PIECE = 1 << 20;

  /** What is looked through of a file. */
  private static final int MOST = 64 << 20;

  private static final int LONGEST = 16;

  private Mention() {}

  public static boolean of(Pattern entry, Path file, COSDocument document) throws IOException {
    return inBytes(entry, file) || inContainers(entry, document);
  }

  private static boolean inBytes(Pattern entry, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String end = "";
      for (int left = MOST; left > 0; left -= PIECE) {
        byte[] piece = in.readNBytes(PIECE);
        String text = end + new String(piece, StandardCharsets.ISO_8859_1);
        if (entry.matcher(text).find()) {
          return true;
        }
        if (piece.length < PIECE) {
          return false;
        }
        end = text.substring(text.length() - LONGEST);
      }
    }
    return true;
  }

  private static boolean inContainers(Pattern entry, COSDocument document) throws IOException {
    Set<Long> containers = new HashSet<>();
    document.getXrefTable().values().stream().filter(at -> at < 0).forEach(containers::add);
    int left = MOST;
    for (long container : containers) {
      COSObjectKey key = new COSObjectKey(-container, 0);
      if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
        byte[] bytes = Unpacked.start(stream, left);
        if (entry.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
          return true;
        }
        left -= bytes.length;
      }
    }
    return false;
  }
}
