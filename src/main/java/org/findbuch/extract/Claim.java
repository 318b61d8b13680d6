package org.findbuch.extract;

import java.util.Optional;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;

/** What a name says its file is. */
final class Claim {
  private Claim() {}

  static Optional<Format> of(String name) {
    return Optional.ofNullable(
        switch (FileName.ending(name)) {
          case "pdf" -> Format.PDF;
          case "docx", "docm", "dotx", "dotm" -> Format.DOCX;
          case "pptx", "pptm", "ppsx", "ppsm", "potx", "potm" -> Format.PPTX;
          case "xlsx", "xlsm", "xltx", "xltm", "xlsb" -> Format.XLSX;
          case "odt", "ott", "odm" -> Format.ODT;
          case "ods", "ots" -> Format.ODS;
          case "odp", "otp" -> Format.ODP;
          case "doc", "dot" -> Format.DOC;
          case "xls", "xlt" -> Format.XLS;
          case "ppt", "pps", "pot" -> Format.PPT;
          case "rtf" -> Format.RTF;
          case "htm", "html", "xhtml" -> Format.HTML;
          case "epub" -> Format.EPUB;
          case "txt", "text" -> Format.TXT;
          case "md", "markdown" -> Format.MD;
          default -> null;
        });
  }
}
