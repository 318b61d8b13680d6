package org.findbuch.extract.pdf.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.findbuch.extract.PageSink;
import org.jspecify.annotations.Nullable;

/**
 * Files that are attached to a document, to one of its pages or to a place on it, or that it is
 * only a folder of (ISO 32000-2, 7.11.4, 12.3.5, 12.5.6.15 and 14.13); each once.
 */
public final class EmbeddedFiles {
  private static final COSName AF = COSName.getPDFName("AF");
  private static final COSName[] KEYS = {
    COSName.UF, COSName.F, COSName.UNIX, COSName.MAC, COSName.DOS
  };
  private static final int MOST = 100_000;

  private final Map<COSStream, String> files = new LinkedHashMap<>();

  /** Those that the document with this catalogue names. */
  public EmbeddedFiles(@Nullable COSDictionary catalogue) {
    NameTree.forEach(
        catalogue, COSName.EMBEDDED_FILES, (_, file) -> specified(NameTree.resolved(file)));
    if (catalogue != null) {
      associated(catalogue);
    }
  }

  private void associated(COSDictionary with) {
    COSBase files = with.getDictionaryObject(AF);
    specified(files);
    for (int i = 0; files instanceof COSArray several && i < several.size(); i++) {
      specified(several.getObject(i));
    }
  }

  /** Takes those of a page. */
  public void add(COSDictionary page) {
    associated(page);
    COSArray annotations = page.getCOSArray(COSName.ANNOTS);
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && "FileAttachment".equals(annotation.getNameAsString(COSName.SUBTYPE))) {
        specified(annotation.getDictionaryObject(COSName.FS));
      }
    }
  }

  private void specified(@Nullable COSBase file) {
    if (!(file instanceof COSDictionary specification) || files.size() >= MOST) {
      return;
    }
    COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
    String name = "";
    COSStream stream = null;
    for (COSName key : KEYS) {
      if (name.isEmpty() && specification.getDictionaryObject(key) instanceof COSString said) {
        name = said.getString();
      }
      if (stream == null && embedded != null) {
        stream = embedded.getCOSStream(key);
      }
    }
    if (stream != null) {
      files.putIfAbsent(stream, name);
    }
  }

  /** Hands all of them on; one that cannot be unpacked breaks while it is taken. */
  public void hand(PageSink sink) throws IOException {
    for (Map.Entry<COSStream, String> file : files.entrySet()) {
      try (InputStream bytes = file.getKey().createInputStream()) {
        sink.accept(file.getValue(), bytes);
      } catch (RuntimeException broken) {
        sink.accept(file.getValue(), broken());
      }
    }
  }

  /** A file that is named and cannot be had. */
  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the file is damaged");
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return read();
      }
    };
  }
}
