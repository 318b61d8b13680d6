package org.findbuch.extract.look;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.language.Encoding;

/** Looks at the opening of a file as text, or as the head of a mail (RFC 5322, 2.2 and 3.6). */
public final class TextLook {
  private static final int CONTROLS_A_HUNDRED = 1;

  /** Blanks, comments and an XML declaration may stand before what makes it HTML. */
  private static final Pattern HTML =
      Pattern.compile(
          "\\A\\s*+(?:<\\?xml[^>]{0,400}>\\s*+)?(?:<!--.{0,4000}?-->\\s*+){0,20}"
              + "(?:<!doctype\\s+html|<html[\\s>])",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,70})[ \\t]*:.*+");
  private static final Set<String> TELLING =
      Set.of("from", "to", "cc", "subject", "date", "received", "message-id", "return-path");

  /** What a mailbox puts before each mail (RFC 4155): who, and when. */
  private static final Pattern MAILBOX =
      Pattern.compile(
          "From \\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} .{0,60}\\d{4}\\b.{0,40}\\R?");

  private TextLook() {}

  /** The opening as text, or nothing when it is none. */
  public static Optional<String> at(byte[] opening, boolean more) {
    return Optional.of(decoded(opening, more)).filter(TextLook::isPlain);
  }

  public static Optional<Format> format(String text, Optional<Format> claim) {
    if (text.stripLeading().startsWith("{\\rtf")) {
      return Optional.of(Format.RTF);
    }
    if (HTML.matcher(text).find()) {
      return Optional.of(Format.HTML);
    }
    boolean isTranscript =
        claim.filter(said -> said == Format.VTT || said == Format.SRT).isPresent();
    if (Timing.isHeaded(text) && (isTranscript || Timing.isIn(text))) {
      return Optional.of(Format.VTT);
    }
    if (isTranscript ? Timing.isIn(text) : Timing.opens(text)) {
      return Optional.of(Format.SRT);
    }
    return claim.filter(
        said ->
            switch (said) {
              case TXT, MD, HTML -> true;
              case CSV -> isTable(text);
              default -> false;
            });
  }

  /** Rows of one cell are a table too, unless they begin as something else does. */
  private static boolean isTable(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text.stripLeading();
    return start.isEmpty() || "{[<".indexOf(start.charAt(0)) < 0;
  }

  private static String decoded(byte[] bytes, boolean more) {
    int from = Encoding.mark(bytes);
    Charset charset =
        Encoding.wide(bytes)
            .orElseGet(
                () -> Encoding.isUtf8(bytes, more) ? StandardCharsets.UTF_8 : Encoding.old(bytes));
    String text = new String(bytes, from, bytes.length - from, charset);
    // DOS ends and fills files with these
    return more ? text : text.replaceFirst("[\\x00\\x1A]++\\z", "");
  }

  private static boolean isPlain(String text) {
    long controls =
        text.chars().filter(c -> c < ' ' && "\t\n\r\f\u000b\u001b".indexOf(c) < 0).count();
    return text.indexOf('\0') < 0 && controls * 100 <= (long) text.length() * CONTROLS_A_HUNDRED;
  }

  /** Whether a mail begins behind a line. */
  public static boolean isMailboxLine(String line) {
    return MAILBOX.matcher(line).matches();
  }

  /** Whether it begins as a mailbox does. */
  public static boolean isMailbox(byte[] opening) {
    String text = new String(opening, StandardCharsets.ISO_8859_1);
    return isMailboxLine(text.lines().findFirst().orElse("")) && isMail(opening);
  }

  /** Nothing but fields up to the first empty line, and at least one that mails have. */
  public static boolean isMail(byte[] opening) {
    // in a mailbox, a line that is no field stands before each
    String text =
        new String(opening, StandardCharsets.ISO_8859_1).replaceFirst("\\A>?From [^\n]*+\n", "");
    boolean tells = false;
    boolean isFirst = true;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      Matcher field = FIELD.matcher(line);
      if (line.isBlank()) {
        return tells;
      }
      if (field.matches()) {
        tells |= TELLING.contains(field.group(1).toLowerCase(Locale.ROOT));
      } else if (isFirst || !Character.isWhitespace(line.charAt(0))) {
        return false;
      }
      isFirst = false;
    }
    return tells;
  }
}
