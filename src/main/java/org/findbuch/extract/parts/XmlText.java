package org.findbuch.extract.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.findbuch.document.FileName;
import org.jspecify.annotations.Nullable;

/** What stands between the tags of XML, a line for each: the data of an invoice, for one. */
final class XmlText {
  private static final String OPENING = "<?xml";

  private XmlText() {}

  /** A text in a file of its own; null where this is no XML that can be read. */
  static @Nullable Path of(Path file, String name, Scratch scratch) throws IOException {
    if (!FileName.ending(name).equals("xml") || !isXml(file)) {
      return null;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    Path text = scratch.next();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        Writer out = Files.newBufferedWriter(text)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
            && !xml.getText().isBlank()) {
          out.write(xml.getText().strip());
          out.write('\n');
        }
      }
    } catch (XMLStreamException broken) {
      return null;
    }
    return text;
  }

  private static boolean isXml(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(64), StandardCharsets.UTF_8);
      return head.startsWith(OPENING, head.startsWith("\uFEFF") ? 1 : 0) || head.startsWith("<");
    }
  }
}
