package org.findbuch.extract.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.extractor.XSSFEventBasedExcelExtractor;
import org.apache.poi.xssf.model.Comments;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.XSSFExcelExtractorDecorator;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.tika.utils.XMLReaderUtils;
import org.apache.xmlbeans.XmlException;
import org.xml.sax.SAXException;

/** Reads the sheets of a workbook in a package with Tika, its cells as they are shown. */
final class PackedSheets extends XSSFExcelExtractorDecorator {
  private static final int LONGEST_WORKBOOK = 1 << 20;
  private static final Pattern SINCE_1904 = Pattern.compile("\\bdate1904\\s*=\\s*[\"'](1|true)");

  private final XhtmlPages pages;
  private final CellFormat format;

  private PackedSheets(
      ParseContext context,
      XSSFEventBasedExcelExtractor extractor,
      XhtmlPages pages,
      CellFormat format) {
    super(context, extractor, Locale.GERMANY);
    this.pages = pages;
    this.format = format;
  }

  /** Returns false when the workbook is a binary one, which Tika reads alone. */
  static boolean read(Path file, XhtmlPages pages, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
        XSSFEventBasedExcelExtractor extractor = new XSSFEventBasedExcelExtractor(parts)) {
      if (!parts
          .getPartsByContentType(XSSFRelation.XLSB_BINARY_WORKBOOK.getContentType())
          .isEmpty()) {
        return false;
      }
      CellFormat format = new CellFormat(isSince1904(parts));
      PackedSheets sheets = new PackedSheets(context, extractor, pages, format);
      sheets.getMetadataExtractor().extract(metadata);
      sheets.getXHTML(pages, metadata, context);
      return true;
    } catch (OpenXML4JException | XmlException broken) {
      throw new TikaException("no workbook", broken);
    }
  }

  private static boolean isSince1904(OPCPackage parts) throws IOException, OpenXML4JException {
    try (InputStream in = new XSSFReader(parts).getWorkbookData()) {
      byte[] opening = in.readNBytes(LONGEST_WORKBOOK);
      return SINCE_1904.matcher(new String(opening, StandardCharsets.ISO_8859_1)).find();
    }
  }

  /** A sheet that breaks is said to have, and the next is read. */
  @Override
  public void processSheet(
      XSSFSheetXMLHandler.SheetContentsHandler taker,
      Comments comments,
      StylesTable styles,
      ReadOnlySharedStringsTable strings,
      InputStream in)
      throws IOException, SAXException {
    StylesTable known = Objects.requireNonNullElseGet(styles, StylesTable::new);
    var cells = new XSSFSheetXMLHandler(known, comments, strings, taker, format, false);
    try {
      XMLReaderUtils.parseSAX(in, cells, parseContext);
    } catch (TikaException | SAXException | IOException | RuntimeException broken) {
      pages.breakOff(broken);
    }
  }

  @Override
  protected void extractHeaderFooter(String coded, XHTMLContentHandler xhtml) throws SAXException {
    xhtml.element("p", PageMargins.ofSheet(coded, pages.label()));
  }
}
