package org.findbuch.extract.tika;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.PageSink;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Hands on the files that somebody has put into an office file: tables, texts and packages, but not
 * the pictures that it is illustrated with.
 */
final class FilesInside implements EmbeddedDocumentExtractor {
  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "gif", "emf", "wmf", "bmp", "tif", "tiff", "svg", "wdp", "pict");
  private static final Set<String> LEFT_ALONE =
      Set.of(
          "INLINE",
          "THUMBNAIL",
          "MACRO",
          "FONT",
          "METADATA",
          "RENDERING",
          "VERSION",
          "ALTERNATE_FORMAT_CHUNK");
  private static final Map<String, String> ENDINGS =
      Map.of("text", "odt", "spreadsheet", "ods", "presentation", "odp");
  private static final String CONTENT = "/content.xml";
  private static final int OLE = 0xD0CF11E0;

  /** What is copied into a package of its own; bytes. */
  private static final int MOST = 64 << 20;

  private final Format format;
  private final PageSink sink;

  FilesInside(Format format, PageSink sink) {
    this.format = format;
    this.sink = sink;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
    String kind = String.valueOf(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
    return switch (format) {
      case DOCX, PPTX, XLSX, DOC, PPT, XLS, RTF ->
          !type.startsWith("image/")
              && !LEFT_ALONE.contains(kind)
              && !PICTURES.contains(FileName.ending(name(metadata)));
      default -> false;
    };
  }

  private static String name(Metadata metadata) {
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    return name == null ? "" : name;
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    hand(name(metadata), new BufferedInputStream(stream));
  }

  /** A package that is a file in a wrapping of Windows is taken out of it. */
  private void hand(String name, InputStream stream) throws IOException {
    stream.mark(8);
    byte[] head = stream.readNBytes(4);
    stream.reset();
    if (head.length < 4) {
      return;
    }
    boolean isOle = java.nio.ByteBuffer.wrap(head).getInt() == OLE;
    if (!isOle) {
      sink.accept(name, stream);
      return;
    }
    byte[] bytes = stream.readNBytes(MOST);
    Ole10Native wrapped = unwrapped(bytes);
    if (wrapped == null) {
      sink.accept(name, new ByteArrayInputStream(bytes));
    } else {
      sink.accept(wrapped.getLabel(), new ByteArrayInputStream(wrapped.getDataBuffer()));
    }
  }

  private static @Nullable Ole10Native unwrapped(byte[] bytes) {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      return files.getRoot().hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)
          ? Ole10Native.createFromEmbeddedOleObject(files)
          : null;
    } catch (IOException | Ole10NativeException | RuntimeException broken) {
      return null;
    }
  }

  /** In OpenDocument they are folders of the package, or wrapped as Windows does. */
  void objects(Path file) throws IOException {
    switch (format) {
      case ODT, ODS, ODP -> {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          objects(zip);
        } catch (ZipException broken) {
          // its text could be read all the same
        }
      }
      default -> {}
    }
  }

  private void objects(ZipFile zip) throws IOException {
    Map<String, Boolean> objects = new LinkedHashMap<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (name.indexOf('/') < 0 && FileName.ending(name).isEmpty() && !name.equals("mimetype")) {
        objects.put(name, false);
      } else if (format != Format.ODT
          && name.indexOf('/') == name.length() - CONTENT.length()
          && name.endsWith(CONTENT)) {
        // Tika reads those in a text where they stand
        objects.put(name.substring(0, name.length() - CONTENT.length()), true);
      }
    }
    for (Map.Entry<String, Boolean> object : objects.entrySet()) {
      if (object.getValue()) {
        folder(zip, object.getKey());
      } else {
        try (InputStream in =
            new BufferedInputStream(zip.getInputStream(zip.getEntry(object.getKey())))) {
          hand(object.getKey(), in);
        }
      }
    }
  }

  /** The folder as a package of its own, with the type of what its body is. */
  private void folder(ZipFile zip, String folder) throws IOException {
    ZipEntry content = zip.getEntry(folder + CONTENT);
    String head;
    try (InputStream in = zip.getInputStream(content)) {
      head = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
    String kind =
        ENDINGS.keySet().stream()
            .filter(
                body ->
                    head.contains("<office:" + body + ">")
                        || head.contains("<office:" + body + " "))
            .findFirst()
            .orElse("");
    if (kind.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      type(out, ("application/vnd.oasis.opendocument." + kind).getBytes(StandardCharsets.US_ASCII));
      for (String part : List.of("content.xml", "styles.xml", "meta.xml")) {
        ZipEntry entry = zip.getEntry(folder + "/" + part);
        if (entry != null) {
          out.putNextEntry(new ZipEntry(part));
          try (InputStream in = zip.getInputStream(entry)) {
            out.write(in.readNBytes(MOST));
          }
          out.closeEntry();
        }
      }
    }
    sink.accept(folder + "." + ENDINGS.get(kind), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static void type(ZipOutputStream out, byte[] type) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(type);
    ZipEntry entry = new ZipEntry("mimetype");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(type.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(type);
    out.closeEntry();
  }
}
