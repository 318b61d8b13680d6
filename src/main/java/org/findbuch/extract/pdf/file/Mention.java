package org.findbuch.extract.pdf.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Whether one of the words stands in a container of objects, or as it is in the file itself. */
  public static boolean of(List<String> packed, List<String> plain, Path file, COSDocument document)
      throws IOException {
    return inBytes(plain, file) || inContainers(packed, document);
  }

  private static boolean has(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inBytes(List<String> words, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String end = "";
      for (int left = MOST; left > 0; left -= PIECE) {
        byte[] piece = in.readNBytes(PIECE);
        String text = end + new String(piece, StandardCharsets.ISO_8859_1);
        if (has(text, words)) {
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

  private static boolean inContainers(List<String> words, COSDocument document) throws IOException {
    Set<Long> containers = new HashSet<>();
    document.getXrefTable().values().stream().filter(at -> at < 0).forEach(containers::add);
    int left = MOST;
    for (long container : containers) {
      COSObjectKey key = new COSObjectKey(-container, 0);
      if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
        byte[] bytes = Unpacked.start(stream, left);
        if (has(new String(bytes, StandardCharsets.ISO_8859_1), words)) {
          return true;
        }
        left -= bytes.length;
      }
    }
    return false;
  }
}
