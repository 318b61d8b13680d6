package org.findbuch.extract.pdf.file;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Opens a PDF. Most programs write the list of pages last: of a file that was cut short, the pages
 * that are left are gathered in the order in which they stand.
 */
public final class Salvage extends PDFParser {
  /** Something may stand behind the end: padding, or another file. */
  private static final int LOOKED_AT = 64 * 1024;

  private static final String LAST_MARK = "%%EOF";

  private boolean needed;

  private Salvage(RandomAccessRead in, StreamCacheCreateFunction unpacked) throws IOException {
    super(in, "", null, null, unpacked);
  }

  /**
   * A document.
   *
   * @param salvaged whether its list of pages is lost
   */
  public record Opened(PDDocument document, boolean salvaged) {}

  /** What is unpacked goes to files: of a whole document that may be much. */
  public static Opened open(File file) throws IOException {
    return open(file, IOUtils.createTempFileOnlyStreamCache());
  }

  /** The same where only some of it is unpacked. */
  public static Opened open(File file, StreamCacheCreateFunction unpacked) throws IOException {
    RandomAccessRead in = new RandomAccessReadBufferedFile(file);
    try {
      Salvage parser = new Salvage(in, unpacked);
      PDDocument document = parser.parse();
      return new Opened(document, parser.needed);
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      IOUtils.closeQuietly(in);
      throw broken;
    }
  }

  @Override
  protected void initialParse() throws IOException {
    try {
      super.initialParse();
    } catch (IOException lost) {
      COSDictionary trailer = document.getTrailer();
      COSDictionary root = document.isEncrypted() ? null : root(pages());
      if (trailer == null || root == null) {
        throw lost;
      }
      needed = true;
      trailer.setItem(COSName.ROOT, root);
      document.setDecrypted();
      initialParseDone = true;
    }
  }

  private static @Nullable COSDictionary root(COSArray pages) {
    if (pages.size() == 0) {
      return null;
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.TYPE, COSName.PAGES);
    tree.setItem(COSName.KIDS, pages);
    tree.setInt(COSName.COUNT, pages.size());
    COSDictionary root = new COSDictionary();
    root.setItem(COSName.TYPE, COSName.CATALOG);
    root.setItem(COSName.PAGES, tree);
    return root;
  }

  private COSArray pages() {
    Map<Long, COSObjectKey> places = new TreeMap<>();
    document.getXrefTable().forEach((key, place) -> places.put(place, key));
    COSArray pages = new COSArray();
    for (COSObjectKey key : places.values()) {
      COSObject object = document.getObjectFromPool(key);
      COSBase found = object.getObject();
      if (found instanceof COSDictionary dictionary
          && COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE))) {
        pages.add(object);
      }
    }
    return pages;
  }

  /** Whether the end of a PDF is there: its last mark, and no object behind it. */
  public static boolean isWhole(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(in.length(), LOOKED_AT)];
      in.seek(in.length() - end.length);
      in.readFully(end);
      String text = new String(end, StandardCharsets.ISO_8859_1);
      int mark = text.lastIndexOf(LAST_MARK);
      return mark >= 0 && text.indexOf(" obj", mark) < 0;
    }
  }
}
