package org.findbuch.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pdf.PdfReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The program's own reader of PDFs as Tika wants one, so that only the way around it differs. */
public final class OwnPdfParser implements Parser {
  private static final long serialVersionUID = 1;
  private static final Set<MediaType> PDF = Set.of(MediaType.application("pdf"));

  /** Tika makes it by its name. */
  public OwnPdfParser() {}

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return PDF;
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path file = TikaInputStream.get(stream, temporary, metadata).getPath();
      new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, page -> write(page, xhtml));
    }
    xhtml.endDocument();
  }

  private static void write(Page page, XHTMLContentHandler xhtml) throws IOException {
    try {
      xhtml.startElement("div", "class", "page");
      xhtml.characters(page.text());
      xhtml.endElement("div");
    } catch (SAXException failed) {
      throw new IOException(failed);
    }
  }
}
