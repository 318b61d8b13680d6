package org.findbuch.extract.look;

import java.util.Optional;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;

/** What a name says its file is. */
public final class Claim {
  private Claim() {}

  public static Optional<Format> of(String name) {
    return Optional.ofNullable(
        switch (FileName.ending(name)) {
          case "pdf" -> Format.PDF;
          case "docx", "dotx" -> Format.DOCX;
          case "pptx", "ppsx", "potx" -> Format.PPTX;
          case "xlsx", "xltx", "xlsb" -> Format.XLSX;
          case "docm", "dotm" -> Format.DOCM;
          case "pptm", "ppsm", "potm" -> Format.PPTM;
          case "xlsm", "xltm" -> Format.XLSM;
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
          case "csv", "tsv", "tab" -> Format.CSV;
          case "eml" -> Format.EML;
          case "msg" -> Format.MSG;
          case "zip" -> Format.ZIP;
          case "tif", "tiff" -> Format.TIFF;
          case "png" -> Format.PNG;
          case "jpg", "jpeg", "jpe", "jfif" -> Format.JPEG;
          default -> null;
        });
  }
}
