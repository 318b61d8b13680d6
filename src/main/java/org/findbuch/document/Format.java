package org.findbuch.document;

import static org.findbuch.document.Unit.PAGE;
import static org.findbuch.document.Unit.SECTION;
import static org.findbuch.document.Unit.SHEET;
import static org.findbuch.document.Unit.SLIDE;

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
  MD("text/markdown", SECTION);

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
}
