package org.findbuch.extract.parts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.dom.field.MailboxListField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** The fields of a mail's own head, each as it stands there first. */
final class MimeHead {
  private final Map<String, Field> fields = new HashMap<>();

  void field(Field field) {
    fields.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field);
  }

  Letter.Head head() {
    return new Letter.Head(text("from"), text("to"), text("cc"), text("subject"), author(), date());
  }

  /** Words that were written in letters only, read. */
  static String decoded(String text) {
    try {
      return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  private String text(String name) {
    Field field = fields.get(name);
    if (field == null) {
      return "";
    }
    byte[] raw = field.getRaw().toByteArray();
    String line = new String(raw, Scratch.charset(raw)).replaceAll("[\\r\\n\\t]+ *", " ");
    return decoded(line.substring(line.indexOf(':') + 1).strip()).replaceAll("\\s+", " ");
  }

  /** The name of who wrote it, or the address where there is no name. */
  private String author() {
    Field field = fields.get("from");
    try {
      if (field != null
          && LenientFieldParser.parse("From: " + ascii(text("from")), DecodeMonitor.SILENT)
              instanceof MailboxListField list
          && list.getMailboxList() != null
          && !list.getMailboxList().isEmpty()) {
        Mailbox first = list.getMailboxList().get(0);
        String name = first.getName();
        return name == null || name.isBlank() ? first.getAddress() : restored(name);
      }
    } catch (MimeException | RuntimeException unreadable) {
      // then nobody is named
    }
    return "";
  }

  /** The parser takes bytes for characters. */
  private static String ascii(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String restored(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    boolean isBytes = name.chars().allMatch(c -> c < 256);
    return isBytes ? new String(bytes, Scratch.charset(bytes)) : name;
  }

  private @Nullable OffsetDateTime date() {
    String text = text("date").replaceAll("\\([^)]*\\)", "").strip();
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeException older) {
      return lenientDate();
    }
  }

  private @Nullable OffsetDateTime lenientDate() {
    Field field = fields.get("date");
    try {
      if (field != null
          && LenientFieldParser.parse(field.getRaw(), DecodeMonitor.SILENT)
              instanceof DateTimeField said
          && said.getDate() != null) {
        return said.getDate().toInstant().atOffset(ZoneOffset.UTC);
      }
    } catch (MimeException | RuntimeException unreadable) {
      // then it has none
    }
    return null;
  }
}
