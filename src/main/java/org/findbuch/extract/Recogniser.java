package org.findbuch.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.look.Bytes;
import org.findbuch.extract.look.OleLook;
import org.findbuch.extract.look.Picture;
import org.findbuch.extract.look.PictureLook;
import org.findbuch.extract.look.TextLook;
import org.findbuch.extract.look.ZipLook;

/**
 * Says what a file is by bounded looks at its bytes; safe on anything, in any process.
 *
 * <p>A container that is broken where its directory should be is taken for what its name says, so
 * that it is kept and listed as damaged instead of turned away.
 */
public final class Recogniser {
  private static final int OPENING = 64 * 1024;
  private static final int PDF_HEADER_WITHIN = 1024;
  private static final Pattern PDF = Pattern.compile("%PDF-\\d");

  /** The name is what the file was called where it came from. */
  public Recognition recognise(Path file, String name) throws IOException {
    Optional<Format> claim = claim(name);
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() == 0) {
        return new Recognition.Refused(Fault.EMPTY_FILE);
      }
      byte[] opening = Bytes.array(channel, 0, (int) Math.min(channel.size(), OPENING));
      Optional<Format> format =
          switch (container(opening)) {
            case ZIP -> ZipLook.at(channel, claim);
            case OLE -> OleLook.at(channel, claim);
            case NONE -> {
              Optional<Format> picture = PictureLook.at(channel).map(Picture::format);
              yield picture.isPresent()
                  ? picture
                  : uncontained(opening, channel.size() > OPENING, claim);
            }
          };
      return format.<Recognition>map(Recognition.Known::new).orElseGet(() -> refusal(claim));
    }
  }

  private static Recognition refusal(Optional<Format> claim) {
    return new Recognition.Refused(claim.isPresent() ? Fault.NOT_WHAT_IT_SAYS : Fault.UNKNOWN_KIND);
  }

  private enum Container {
    ZIP,
    OLE,
    NONE
  }

  private static Container container(byte[] opening) {
    if (opening.length < 8) {
      return Container.NONE;
    }
    long first = ByteBuffer.wrap(opening).getLong();
    if (first >>> 32 == 0x504B0304L || first >>> 32 == 0x504B0506L) {
      return Container.ZIP;
    }
    return first == 0xD0CF11E0A1B11AE1L ? Container.OLE : Container.NONE;
  }

  private static Optional<Format> uncontained(
      byte[] opening, boolean more, Optional<Format> claim) {
    int pdfAt = pdfHeader(opening);
    if (pdfAt == 0) {
      return Optional.of(Format.PDF);
    }
    if (claim.filter(said -> said == Format.EML).isPresent() && TextLook.isMail(opening)) {
      return claim;
    }
    if (claim.isEmpty() && TextLook.isMailbox(opening)) {
      return Optional.of(Format.EML);
    }
    Optional<Format> text =
        TextLook.at(opening, more).flatMap(seen -> TextLook.format(seen, claim));
    return text.isPresent() || pdfAt < 0 ? text : Optional.of(Format.PDF);
  }

  private static int pdfHeader(byte[] opening) {
    int length = Math.min(opening.length, PDF_HEADER_WITHIN);
    Matcher header = PDF.matcher(new String(opening, 0, length, StandardCharsets.ISO_8859_1));
    return header.find() ? header.start() : -1;
  }

  /** What a name says its file is. */
  private static Optional<Format> claim(String name) {
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
          case "vtt" -> Format.VTT;
          case "srt" -> Format.SRT;
          case "eml", "mbox", "mbx" -> Format.EML;
          case "msg" -> Format.MSG;
          case "zip" -> Format.ZIP;
          case "tif", "tiff" -> Format.TIFF;
          case "png" -> Format.PNG;
          case "jpg", "jpeg", "jpe", "jfif" -> Format.JPEG;
          default -> null;
        });
  }
}
