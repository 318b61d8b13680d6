package org.findbuch.extract.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.findbuch.extract.page.SelfDescription;
import org.jspecify.annotations.Nullable;

/**
 * What a PDF tells of itself, in its information dictionary first and its XMP packet second. Its
 * date is the day on which it was made: it is changed for many reasons later.
 */
final class PdfDescription {
  private static final int LONGEST_XMP = 1 << 20;

  private PdfDescription() {}

  static SelfDescription of(PDDocument document) {
    SelfDescription said = new SelfDescription();
    try {
      information(document.getDocumentInformation(), said);
      xmp(document.getDocumentCatalog().getMetadata(), said);
      said.language(document.getDocumentCatalog().getLanguage());
      said.date(day(document.getDocumentInformation().getModificationDate()));
    } catch (IOException
        | XmpParsingException
        | BadFieldValueException
        | RuntimeException
        | StackOverflowError broken) {
      // what was told before the fault still counts
    }
    return said;
  }

  private static void information(PDDocumentInformation information, SelfDescription said) {
    said.title(information.getTitle());
    said.authors(information.getAuthor());
    said.date(day(information.getCreationDate()));
  }

  private static void xmp(@Nullable PDMetadata packet, SelfDescription said)
      throws IOException, XmpParsingException, BadFieldValueException {
    if (packet == null) {
      return;
    }
    byte[] bytes;
    try (InputStream in = packet.exportXMPMetadata()) {
      bytes = in.readNBytes(LONGEST_XMP);
    }
    DomXmpParser parser = new DomXmpParser();
    parser.setStrictParsing(false);
    XMPMetadata xmp = parser.parse(new ByteArrayInputStream(bytes));
    dublinCore(xmp.getDublinCoreSchema(), said);
    XMPBasicSchema basic = xmp.getXMPBasicSchema();
    said.date(basic == null ? null : day(basic.getCreateDate()));
  }

  private static void dublinCore(@Nullable DublinCoreSchema core, SelfDescription said)
      throws BadFieldValueException {
    if (core == null) {
      return;
    }
    said.title(core.getTitle());
    each(core.getCreators(), said::authors);
    each(core.getLanguages(), said::language);
  }

  private static void each(
      @Nullable List<String> values, java.util.function.Consumer<String> taken) {
    if (values != null) {
      values.forEach(taken);
    }
  }

  private static @Nullable LocalDate day(@Nullable Calendar moment) {
    return moment == null
        ? null
        : LocalDate.ofInstant(moment.toInstant(), moment.getTimeZone().toZoneId());
  }
}
