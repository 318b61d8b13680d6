package org.findbuch.extract.tika;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.findbuch.language.Encoding;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.xml.sax.SAXException;

/**
 * Writes what Tika passes over in a part of a text document as text: hyphens that do not break,
 * signs of other fonts, and chunks in other formats (ECMA-376, 17.3.3.18, 17.3.3.30 and 17.17.2).
 * Texts are bytes as signs; what is put in is ASCII.
 */
final class WordMarks {
  private static final Pattern HYPHEN = Pattern.compile("<w:noBreakHyphen\\s*/>");
  private static final Pattern SIGN = Pattern.compile("<w:sym\\b([^>]*?)/>");
  private static final Pattern FONT = Pattern.compile("w:font=\"([^\"]*)\"");
  private static final Pattern CODE = Pattern.compile("w:char=\"([0-9A-Fa-f]{1,4})\"");
  private static final Pattern CHUNK =
      Pattern.compile(
          "<w:altChunk\\b[^>]*?r:id=\"([^\"]+)\"[^>]*?(?:/>|>.*?</w:altChunk>)", Pattern.DOTALL);

  private static final int LONGEST_CHUNK = 4 << 20;

  /** From A and from a on; the signs of the font Symbol. */
  private static final String GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

  private static final String SMALL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

  private static final Map<Integer, Character> SYMBOL =
      signs(
          "A3≤A5∞AB↔AC←AD↑AE→AF↓B0°B1±B2″B3≥B4×B5∝B6∂B7•B8÷B9≠BA≡BB≈BC…C6∅C7∩C8∪CE∈D2®D3©D4™D5∏"
              + "D6√D7⋅D8¬DB⇔DE⇒E5∑");
  private static final Map<Integer, Character> WINGDINGS =
      signs("28☎2A✉4A☺6F☐71☐78☒9F•A7▪A8☐D8➢DF←E0→E8➔FB✗FC✓FD☒FE☑");

  /** Reads another part of the same package. */
  interface Parts {
    String text(String name) throws IOException;
  }

  private final Parts parts;

  WordMarks(Parts parts) {
    this.parts = parts;
  }

  String plain(String part) throws IOException {
    String text = HYPHEN.matcher(part).replaceAll("<w:t>&#x2011;</w:t>");
    text = SIGN.matcher(text).replaceAll(sign -> Matcher.quoteReplacement(sign(sign.group(1))));
    if (!text.contains("<w:altChunk")) {
      return text;
    }
    StringBuilder whole = new StringBuilder();
    Matcher chunk = CHUNK.matcher(text);
    while (chunk.find()) {
      chunk.appendReplacement(whole, Matcher.quoteReplacement(chunk(chunk.toMatchResult())));
    }
    return chunk.appendTail(whole).toString();
  }

  private static String sign(String attributes) {
    Matcher font = FONT.matcher(attributes);
    Matcher code = CODE.matcher(attributes);
    if (!code.find()) {
      return "";
    }
    int full = Integer.parseInt(code.group(1), 16);
    int c = full >= 0xF000 ? full & 0xFF : full;
    String name = font.find() ? font.group(1) : "";
    int sign =
        name.startsWith("Wingdings") ? WINGDINGS.getOrDefault(c, '\0') : symbol(c, full, name);
    return sign == 0 ? "" : "<w:t>&#" + sign + ";</w:t>";
  }

  private static int symbol(int c, int full, String font) {
    if (!font.equals("Symbol")) {
      return full >= 0xE000 ? 0 : c;
    }
    if (c >= 'A' && c <= 'Z') {
      return GREEK.charAt(c - 'A');
    }
    return c >= 'a' && c <= 'z'
        ? SMALL_GREEK.charAt(c - 'a')
        : SYMBOL.getOrDefault(c, c < 0x7F ? (char) c : '\0');
  }

  private static Map<Integer, Character> signs(String table) {
    Map<Integer, Character> signs = new HashMap<>();
    for (int at = 0; at < table.length(); at += 3) {
      signs.put(Integer.parseInt(table.substring(at, at + 2), 16), table.charAt(at + 2));
    }
    return signs;
  }

  private String chunk(MatchResult chunk) throws IOException {
    Element said =
        Jsoup.parse(parts.text("word/_rels/document.xml.rels"), "", Parser.xmlParser())
            .select("Relationship")
            .stream()
            .filter(one -> one.attr("Id").equals(chunk.group(1)))
            .findAny()
            .orElse(null);
    if (said == null) {
      return "";
    }
    String target = said.attr("Target");
    String text = parts.text(target.startsWith("/") ? target.substring(1) : "word/" + target);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder paragraphs = new StringBuilder();
    for (String line : (Iterable<String>) lines(bytes, target).lines()::iterator) {
      paragraphs
          .append("<w:p><w:r><w:t xml:space=\"preserve\">")
          .append(ascii(line))
          .append("</w:t></w:r></w:p>");
    }
    return paragraphs.toString();
  }

  private String lines(byte[] bytes, String name) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "rtf" -> tika(new RTFParser(), bytes);
      case "htm", "html", "xhtml", "mht" -> tika(new JSoupParser(), bytes);
      case "docx", "docm", "dotx" -> tika(new OOXMLParser(), bytes);
      default ->
          new String(
              bytes, Encoding.isUtf8(bytes, false) ? StandardCharsets.UTF_8 : Encoding.old(bytes));
    };
  }

  private static String tika(org.apache.tika.parser.Parser parser, byte[] bytes)
      throws IOException {
    BodyContentHandler text = new BodyContentHandler(LONGEST_CHUNK);
    ParseContext context = new ParseContext();
    context.set(HtmlMapper.class, new EveryElement());
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      parser.parse(in, text, new Metadata(), context);
    } catch (SAXException | TikaException | RuntimeException broken) {
      // what came before it stands
    }
    return text.toString();
  }

  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' || c == '\t')
        .forEach(
            c -> {
              if (c > '~' || "<>&".indexOf(c) >= 0) {
                ascii.append("&#").append(c).append(';');
              } else {
                ascii.appendCodePoint(c);
              }
            });
    return ascii.toString();
  }
}
