package org.findbuch.extract.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What is printed at the edges of every page. Of Word, Tika gives that before and behind the text,
 * and does not say what it is.
 */
record PageMargins(Set<String> paragraphs) {
  static final PageMargins NONE = new PageMargins(Set.of());

  /** Longer paragraphs are text. */
  private static final int LONGEST = 200;

  private static final Pattern PART = Pattern.compile("word/(?:header|footer)\\d*\\.xml");
  private static final int MOST_PARTS = 30;
  private static final long LARGEST = 1 << 20;

  private static final Pattern CODE =
      Pattern.compile(
          "&(?:\"[^\"]*+\"|K[0-9A-Fa-f]{6}|K\\d\\d[+-]\\d{3}|\\d{1,3}|[PN](?:[+-]\\d++)?|.)",
          Pattern.DOTALL);

  boolean hold(String paragraph) {
    return !paragraphs.isEmpty()
        && paragraph.length() <= LONGEST
        && paragraphs.contains(plain(paragraph));
  }

  /**
   * What stands in the header or footer of a sheet besides its codes (ECMA-376, 18.3.1.46): the
   * name of the sheet is put in, what only printing knows is left out.
   */
  static String ofSheet(String coded, String sheet) {
    return CODE.matcher(coded)
        .replaceAll(code -> Matcher.quoteReplacement(meaning(code.group(), sheet)))
        .replaceAll("\\h+", " ")
        .strip();
  }

  private static String meaning(String code, String sheet) {
    return switch (code) {
      case "&&" -> "&";
      case "&A" -> sheet;
      // left, middle and right
      case "&L", "&C", "&R" -> "\n";
      default -> "";
    };
  }

  /** Those of Word; none where they cannot be read. */
  static PageMargins of(Path file, ParseContext context) throws IOException {
    Set<String> paragraphs = new HashSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part :
          zip.stream()
              .filter(entry -> PART.matcher(entry.getName()).matches())
              .filter(entry -> entry.getSize() <= LARGEST)
              .limit(MOST_PARTS)
              .toList()) {
        try (InputStream in = zip.getInputStream(part)) {
          XMLReaderUtils.parseSAX(in, new Paragraphs(paragraphs), context);
        } catch (SAXException | TikaException | IOException broken) {
          // its text is read as what it seems to be
        }
      }
    }
    return new PageMargins(paragraphs);
  }

  private static String plain(String paragraph) {
    return paragraph.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** Collects the paragraphs of a part. */
  private static final class Paragraphs extends DefaultHandler {
    private final Set<String> all;
    private final StringBuilder open = new StringBuilder();
    private boolean isText;

    private Paragraphs(Set<String> all) {
      this.all = all;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      isText = name.equals("t");
      if (name.equals("tab") || name.equals("br")) {
        open.append(' ');
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      if (isText) {
        open.append(chars, start, length);
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      isText = false;
      if (name.equals("p")) {
        String paragraph = plain(open.toString());
        if (!paragraph.isEmpty() && paragraph.length() <= LONGEST) {
          all.add(paragraph);
        }
        open.setLength(0);
      }
    }
  }
}
