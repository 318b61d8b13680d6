package org.findbuch.document;

import static org.findbuch.document.Unit.PAGE;
import static org.findbuch.document.Unit.PART;
import static org.findbuch.document.Unit.SECTION;
import static org.findbuch.document.Unit.SHEET;
import static org.findbuch.document.Unit.SLIDE;
import static org.findbuch.document.Unit.TIME;

import java.util.Arrays;

/** The formats that the archive takes. */
public enum Format implements Coded {
  PDF("application/pdf", PAGE),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", SECTION),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", SLIDE),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SHEET),
  ODT("application/vnd.oasis.opendocument.text", SECTION),
  ODS("application/vnd.oasis.opendocument.spreadsheet", SHEET),
  ODP("application/vnd.oasis.opendocument.presentation", SLIDE),
  DOC("application/msword", SECTION),
  XLS("application/vnd.ms-excel", SHEET),
  PPT("application/vnd.ms-powerpoint", SLIDE),
  RTF("application/rtf", SECTION),
  HTML("text/html", SECTION),
  EPUB("application/epub+zip", SECTION),
  TXT("text/plain", SECTION),
  MD("text/markdown", SECTION),
  CSV("text/csv", SECTION),
  VTT("text/vtt", TIME),
  SRT("application/x-subrip", TIME),
  EML("message/rfc822", PART),
  MSG("application/vnd.ms-outlook", PART),
  ZIP("application/zip", SECTION),
  TIFF("image/tiff", PAGE),
  PNG("image/png", PAGE),
  JPEG("image/jpeg", PAGE),
  DOCM("application/vnd.ms-word.document.macroEnabled.12", SECTION),
  PPTM("application/vnd.ms-powerpoint.presentation.macroEnabled.12", SLIDE),
  XLSM("application/vnd.ms-excel.sheet.macroEnabled.12", SHEET),
  DOC_MACRO("application/msword", SECTION),
  PPT_MACRO("application/vnd.ms-powerpoint", SLIDE),
  XLS_MACRO("application/vnd.ms-excel", SHEET);

  private final String mediaType;
  private final Unit unit;

  Format(String mediaType, Unit unit) {
    this.mediaType = mediaType;
    this.unit = unit;
  }

  public String mediaType() {
    return mediaType;
  }

  public Unit unit() {
    return unit;
  }

  /** The same kind of file without macros, by which it is read; else this. */
  public Format plain() {
    return switch (this) {
      case DOCM -> DOCX;
      case PPTM -> PPTX;
      case XLSM -> XLSX;
      case DOC_MACRO -> DOC;
      case PPT_MACRO -> PPT;
      case XLS_MACRO -> XLS;
      default -> this;
    };
  }

  /** The same kind of file with macros, where there is one; else this. */
  public Format withMacros() {
    return Arrays.stream(values())
        .filter(other -> other.hasMacros() && other.plain() == this)
        .findFirst()
        .orElse(this);
  }

  /** Whether opening the file in its own program may run what somebody else has written. */
  public boolean hasMacros() {
    return plain() != this;
  }

  /** A ZIP of parts by its nature. */
  public boolean isPackage() {
    return switch (plain()) {
      case DOCX, PPTX, XLSX, ODT, ODS, ODP, EPUB -> true;
      default -> false;
    };
  }

  /** A picture of a page, which has text only once that has been recognised. */
  public boolean isScan() {
    return this == TIFF || this == PNG || this == JPEG;
  }
}
