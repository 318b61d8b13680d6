package org.findbuch.extract.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an invitation says, a line for each appointment (RFC 5545, 3.1 and 3.6.1). */
final class Appointment {
  private static final int LONGEST = 1 << 20;
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)");
  private static final Pattern NAME = Pattern.compile("CN=\"?([^;:\"]+)");
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z?))?");

  private final Map<String, String> fields = new HashMap<>();

  private Appointment() {}

  static String sentences(InputStream bytes, @Nullable Charset charset) throws IOException {
    byte[] all = bytes.readNBytes(LONGEST);
    String text = new String(all, charset == null ? Scratch.charset(all) : charset);
    List<String> sentences = new ArrayList<>();
    Appointment appointment = new Appointment();
    // long lines go on behind a blank
    String unfolded = text.replaceAll("\\r?\\n[ \\t]", "");
    for (String line : (Iterable<String>) unfolded.lines()::iterator) {
      switch (line.strip().toUpperCase(Locale.ROOT)) {
        case "BEGIN:VEVENT", "BEGIN:VTODO" -> appointment = new Appointment();
        case "END:VEVENT", "END:VTODO" -> sentences.add(appointment.sentence());
        default -> appointment.field(line);
      }
    }
    return String.join("\n", sentences);
  }

  private void field(String line) {
    Matcher field = FIELD.matcher(line);
    if (field.matches()) {
      Matcher name = NAME.matcher(field.group(2));
      String value = name.find() ? name.group(1) : field.group(3);
      String plain =
          value
              .replaceAll("\\\\[nN]", "\n")
              .replaceAll("\\\\(.)", "$1")
              .replaceFirst("(?i)^mailto:", "");
      fields.putIfAbsent(field.group(1).toUpperCase(Locale.ROOT), plain.strip());
    }
  }

  private String sentence() {
    StringBuilder sentence = new StringBuilder("Termin: ").append(said("SUMMARY"));
    String from = moment(said("DTSTART"));
    String to = moment(said("DTEND"));
    // on the same day only the hour differs
    String end = to.startsWith(day(from) + " ") ? to.substring(to.indexOf(' ') + 1) : to;
    add(sentence, ", ", from);
    add(sentence, " \u2013 ", end.equals(from) ? "" : end);
    add(sentence, ", ", said("LOCATION"));
    add(sentence, ", ", said("ORGANIZER"));
    sentence.append('.');
    add(sentence, "\n", said("DESCRIPTION"));
    return sentence.toString();
  }

  private String said(String field) {
    return fields.getOrDefault(field, "");
  }

  private static void add(StringBuilder sentence, String before, String more) {
    if (!more.isEmpty()) {
      sentence.append(before).append(more);
    }
  }

  private static String day(String moment) {
    return moment.replaceFirst(" .*", "");
  }

  private static String moment(String told) {
    Matcher moment = MOMENT.matcher(told);
    if (!moment.matches()) {
      return told;
    }
    String day = moment.group(3) + "." + moment.group(2) + "." + moment.group(1);
    String zone = "Z".equals(moment.group(6)) ? " UTC" : "";
    return moment.group(4) == null
        ? day
        : day + " " + moment.group(4) + ":" + moment.group(5) + zone;
  }
}
