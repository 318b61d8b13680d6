package org.findbuch.extract.tika;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.odf.OpenDocumentMetaParser;
import org.apache.tika.utils.XMLReaderUtils;
import org.findbuch.document.Format;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Slides and sheets of OpenDocument files, read from their content itself: Tika says neither where
 * a slide begins nor what a sheet is called.
 */
final class OpenDocument {
  private static final int LONGEST_MANIFEST = 4 << 20;

  private OpenDocument() {}

  static boolean isLocked(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = part(zip, "META-INF/manifest.xml")) {
      return in != null
          && new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8)
              .contains("encryption-data");
    }
  }

  static void read(Path file, Format format, PageText page, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      try (InputStream in = part(zip, "meta.xml")) {
        if (in != null) {
          new OpenDocumentMetaParser().parse(in, new DefaultHandler(), metadata, context);
        }
      }
      try (InputStream in = part(zip, "content.xml")) {
        if (in == null) {
          throw new ZipException("no content.xml");
        }
        XMLReaderUtils.parseSAX(
            new BufferedInputStream(in), new OpenDocumentPages(page, format), context);
      }
    }
  }

  private static @Nullable InputStream part(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : zip.getInputStream(entry);
  }
}
