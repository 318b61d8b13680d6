package org.findbuch.extract.parts;

import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.Field;
import org.findbuch.document.FileName;
import org.jspecify.annotations.Nullable;

/** What the head of a part says of it. */
final class MimePart {
  /** Endings for parts without a name; the reader decides by content, a person by the name. */
  private static final Map<String, String> ENDINGS =
      Map.of(
          "text/plain", "txt",
          "text/html", "html",
          "text/csv", "csv",
          "text/calendar", "ics",
          "image/jpeg", "jpg",
          "image/png", "png",
          "image/tiff", "tif",
          "application/pdf", "pdf",
          "message/rfc822", "eml");

  private String name = "";
  private boolean isAttachment;

  void field(Field field) {
    String called = field.getName().toLowerCase(Locale.ROOT);
    if (!called.equals("content-type") && !called.equals("content-disposition")) {
      return;
    }
    try {
      ParsedField parsed = LenientFieldParser.parse(field.getRaw(), DecodeMonitor.SILENT);
      if (parsed instanceof ContentDispositionField disposition) {
        isAttachment = disposition.isAttachment();
        take(disposition.getFilename());
      } else if (parsed instanceof ContentTypeField type && name.isEmpty()) {
        take(type.getParameter("name"));
      }
    } catch (MimeException unreadable) {
      // then it has no name
    }
  }

  String name() {
    return name;
  }

  boolean isAttachment() {
    return isAttachment;
  }

  String nameFor(String type) {
    if (name.isEmpty()) {
      String stem = type.equals("message/rfc822") ? "E-Mail" : "Part";
      return stem + "." + ENDINGS.getOrDefault(type, "bin");
    }
    boolean isLetter = type.equals("message/rfc822") && !FileName.ending(name).equals("eml");
    return isLetter ? name + ".eml" : name;
  }

  private void take(@Nullable String told) {
    if (told != null && !told.isBlank()) {
      name = FileName.safe(MimeHead.decoded(told));
    }
  }
}
