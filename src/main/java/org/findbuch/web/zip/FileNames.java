package org.findbuch.web.zip;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.reading.DocumentView;
import org.findbuch.web.page.PageFrame;

/**
 * Names that a person can read and every system can write: year, title, format. No two differ only
 * in capitals, as Windows and Macs take such for one file.
 */
final class FileNames {
  private static final int LONGEST = 100;
  private static final Pattern QUOTES = Pattern.compile("[\"„“”«»]");
  private static final Pattern COLONS = Pattern.compile("\\s*:\\s+");
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?<>|\\p{Cntrl}]+");
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");

  /** Devices of MS-DOS, which Windows opens instead of a file. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private final Set<String> taken = new HashSet<>();

  /** The name of a document's newest file, which no other gets. */
  String of(DocumentView document) {
    String years = PageFrame.years(document.date());
    String whole = years.isEmpty() ? document.title() : years + " " + document.title();
    return of(whole, document.newest().format());
  }

  /** The same of a title with its year. */
  String of(String title, Format format) {
    return unique(safe(title), "." + ending(format));
  }

  /** A name of our own, which no other gets. */
  String own(String name) {
    taken.add(name.toLowerCase(Locale.ROOT));
    return name;
  }

  private String unique(String name, String ending) {
    String one = name + ending;
    for (int n = 2; !taken.add(one.toLowerCase(Locale.ROOT)); n++) {
      one = name + " (" + n + ")" + ending;
    }
    return one;
  }

  private static String safe(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFC);
    plain = QUOTES.matcher(UNSEEN.matcher(plain).replaceAll("")).replaceAll("'");
    plain = COLONS.matcher(plain).replaceAll(" – ");
    plain = BLANKS.matcher(FORBIDDEN.matcher(plain).replaceAll(" ")).replaceAll(" ");
    if (plain.codePointCount(0, plain.length()) > LONGEST) {
      String cut = plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
      plain = cut.lastIndexOf(' ') > LONGEST / 2 ? cut.substring(0, cut.lastIndexOf(' ')) : cut;
    }
    plain = plain.replaceAll("^[ .]+|[ .]+$", "");
    return plain.isEmpty() || DEVICE.matcher(plain).matches() ? "_" + plain : plain;
  }

  private static String ending(Format format) {
    return switch (format) {
      case JPEG -> "jpg";
      case DOC_MACRO, PPT_MACRO, XLS_MACRO -> format.plain().code();
      default -> format.code();
    };
  }
}
