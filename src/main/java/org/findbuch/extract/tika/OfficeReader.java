package org.findbuch.extract.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.SelfDescription;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads office files, books, pages of the web and text with Tika, and makes pages where a format
 * has none. Parsers are named here one by one: none is found on the class path, and none starts
 * another program.
 */
public final class OfficeReader implements DocumentReader {
  private static final int OLE = 0xD0CF11E0;
  private static final String[] AUTHORS = {
    "author", "dc.creator", "dcterms.creator", "citation_author"
  };
  private static final String[] DATES = {"dc.date", "dcterms.date", "date", "dcterms.modified"};
  private static final String[] LANGUAGES = {"dc.language", "content-language", "language"};

  @Override
  public boolean reads(Format format) {
    return switch (format.plain()) {
      case DOCX,
          PPTX,
          XLSX,
          ODT,
          ODS,
          ODP,
          DOC,
          XLS,
          PPT,
          RTF,
          HTML,
          EPUB,
          TXT,
          MD,
          CSV,
          VTT,
          SRT ->
          true;
      default -> false;
    };
  }

  @Override
  public Extraction read(Path file, Format given, Limits limits, PageSink sink) throws IOException {
    Format format = given.plain();
    boolean isOle = isOle(file);
    if (format.isPackage() && !isOle) {
      try {
        Fault tooMuch = ZipGuard.fault(file, limits);
        if (tooMuch != null) {
          return new Extraction.Unreadable(tooMuch);
        }
        if (isOpenDocument(format) && OpenDocumentPages.isLocked(file)) {
          return new Extraction.Unreadable(Fault.PASSWORD);
        }
      } catch (ZipException broken) {
        return new Extraction.Unreadable(Fault.DAMAGED);
      }
    }
    return parse(file, format, isOle, new PageFeed(limits, sink), new FilesInside(format, sink));
  }

  private static Extraction parse(
      Path file, Format format, boolean isOle, PageFeed feed, FilesInside inside)
      throws IOException {
    SelfDescription said = new SelfDescription();
    Metadata metadata = new Metadata();
    PageText page = new PageText(feed, format.unit());
    try {
      new Parsing(format, isOle, feed, page, metadata, said, inside).mended(file);
      inside.objects(file);
    } catch (TikaException | SAXException | IOException | RuntimeException broken) {
      describe(metadata, said);
      return afterFault(broken, page, feed, said);
    }
    if (feed.pages() == 0 || !page.isEmpty()) {
      page.end();
    }
    describe(metadata, said);
    return feed.end(said);
  }

  /** One file on its way to pages, by whichever parser it takes. */
  private record Parsing(
      Format format,
      boolean isOle,
      PageFeed feed,
      PageText page,
      Metadata metadata,
      SelfDescription said,
      FilesInside inside) {
    /** What cannot be read as it is, is read once more with every part made well-formed. */
    void mended(Path file) throws IOException, SAXException, TikaException {
      boolean canBeMended = format.isPackage() && !isOle && format != Format.EPUB;
      if (!canBeMended) {
        pages(file);
        return;
      }
      try (MendedPackage whole = MendedPackage.of(file, format)) {
        pages(whole.path());
      } catch (TikaException | SAXException | IOException | RuntimeException broken) {
        if (feed.isFull()) {
          throw broken;
        }
        page.clear();
        try (MendedPackage whole = MendedPackage.thorough(file, format)) {
          if (whole.broken().isEmpty()) {
            throw broken;
          }
          feed.again();
          pages(whole.path());
          for (String part : whole.broken()) {
            page.lose(part);
          }
        }
      }
    }

    private void pages(Path file) throws IOException, SAXException, TikaException {
      switch (format) {
        case TXT, MD -> PlainText.read(file, format, page, said);
        case CSV -> Table.read(file, page);
        case VTT, SRT -> Transcript.read(file, format, page, said);
        case EPUB ->
            BookPages.read(file, new XhtmlPages(page, format), page, metadata, context(inside));
        case ODS, ODP -> OpenDocumentPages.read(file, format, page, metadata, context(inside));
        default -> {
          XhtmlPages handler = new XhtmlPages(page, format);
          page.margins(
              format == Format.DOCX && !isOle
                  ? PageMargins.of(file, context(inside))
                  : PageMargins.NONE);
          metadata.set(Metadata.CONTENT_TYPE, format.mediaType());
          parse(file, handler);
          handler.finish();
        }
      }
    }

    private void parse(Path file, XhtmlPages handler)
        throws IOException, SAXException, TikaException {
      ParseContext context = context(inside);
      try {
        if (format == Format.XLSX
            && !isOle
            && PackedSheets.read(file, handler, metadata, context)) {
          return;
        }
        if (format == Format.XLS) {
          OldSheets.read(file, page, metadata, context);
          return;
        }
        try (TikaInputStream in = TikaInputStream.get(file)) {
          parser(format, isOle).parse(in, handler, metadata, context);
        }
      } catch (OldExcelFormatException old) {
        try (TikaInputStream in = TikaInputStream.get(file)) {
          new OldExcelParser().parse(in, handler, metadata, context);
        }
      }
    }
  }

  private static Parser parser(Format format, boolean isOle) {
    return switch (format) {
      // a locked package stands in an OLE container, which this parser opens if anybody may
      case DOCX, PPTX, XLSX -> isOle ? new OfficeParser() : new OOXMLParser();
      case DOC, PPT -> new OfficeParser();
      case ODT -> new OpenDocumentParser();
      case RTF -> new RTFParser();
      case HTML -> new JSoupParser();
      default -> throw new IllegalArgumentException("not for Tika: " + format);
    };
  }

  private static ParseContext context(FilesInside inside) {
    OfficeParserConfig office = new OfficeParserConfig();
    // in the order of the text and in little memory; slides would lose their order
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(false);
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    office.setExtractMacros(false);
    ParseContext context = new ParseContext();
    context.set(Locale.class, Locale.GERMANY);
    context.set(HtmlMapper.class, new EveryElement());
    context.set(OfficeParserConfig.class, office);
    context.set(Parser.class, new EmptyParser());
    context.set(EmbeddedDocumentExtractor.class, inside);
    return context;
  }

  /** What has been read before it broke stands. */
  private static Extraction afterFault(
      Exception broken, PageText page, PageFeed feed, SelfDescription said) throws IOException {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof PageText.FullException) {
        return feed.end(said);
      }
      if (cause instanceof org.apache.tika.exception.EncryptedDocumentException
          || cause instanceof EncryptedDocumentException) {
        return new Extraction.Unreadable(Fault.PASSWORD);
      }
    }
    if (!page.isEmpty() && !feed.isFull()) {
      page.end();
    }
    return feed.broken(said);
  }

  private static boolean isOpenDocument(Format format) {
    return switch (format) {
      case ODT, ODS, ODP -> true;
      default -> false;
    };
  }

  private static boolean isOle(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && java.nio.ByteBuffer.wrap(head).getInt() == OLE;
    }
  }

  /**
   * What Tika says that a file tells of itself. Its date is the day of its last change: an office
   * file is often made from an older one, whose first day it keeps.
   */
  private static void describe(Metadata metadata, SelfDescription said) {
    said.title(metadata.get(TikaCoreProperties.TITLE));
    for (String author : metadata.getValues(TikaCoreProperties.CREATOR)) {
      said.authors(author);
    }
    each(metadata, AUTHORS, said::authors);
    date(metadata, TikaCoreProperties.MODIFIED, said);
    date(metadata, TikaCoreProperties.CREATED, said);
    each(metadata, DATES, value -> said.date(day(value)));
    said.language(metadata.get(TikaCoreProperties.LANGUAGE));
    each(metadata, LANGUAGES, said::language);
  }

  /** Pages of the web write these names in any case. */
  private static void each(
      Metadata metadata, String[] names, java.util.function.Consumer<String> taken) {
    for (String wanted : names) {
      for (String name : metadata.names()) {
        if (name.equalsIgnoreCase(wanted) && metadata.get(name) != null) {
          taken.accept(metadata.get(name));
        }
      }
    }
  }

  private static void date(Metadata metadata, Property property, SelfDescription said) {
    said.date(day(metadata.get(property)));
  }

  private static @Nullable LocalDate day(@Nullable String moment) {
    if (moment == null || moment.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(moment.substring(0, 10));
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }
}
