package org.findbuch.extract.tika;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.epub.OPFParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the chapters of a book in the order of its spine (EPUB 3.3, 5.7), each by itself: one that
 * is broken, missing or locked is said to be, and the others are read. Fonts that are obfuscated
 * (4.4) lock nothing.
 */
final class BookPages {
  private static final Set<String> OBFUSCATIONS =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");
  private static final Set<String> UNREAD = Set.of("head", "script", "style", "template");

  private final ZipFile zip;
  private final XhtmlPages pages;
  private final PageText page;
  private boolean isRead;
  private boolean isLocked;

  private BookPages(ZipFile zip, XhtmlPages pages, PageText page) {
    this.zip = zip;
    this.pages = pages;
    this.page = page;
  }

  static void read(
      Path file, XhtmlPages pages, PageText page, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      new BookPages(zip, pages, page).read(metadata, context);
    }
  }

  private void read(Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    Element root = xml("META-INF/container.xml").selectFirst("*|rootfile");
    if (root == null) {
      throw new ZipException("no book");
    }
    String name = root.attr("full-path");
    try (InputStream in = part(name)) {
      new OPFParser().parse(in, new DefaultHandler(), metadata, context);
    } catch (SAXException | TikaException broken) {
      // then it says nothing of itself
    }
    Set<String> locked = locked();
    for (String chapter : chapters(xml(name), name.substring(0, name.lastIndexOf('/') + 1))) {
      if (locked.contains(chapter)) {
        isLocked = true;
        page.lose(chapter);
      } else {
        chapter(chapter);
      }
    }
    if (isLocked && !isRead) {
      throw new EncryptedDocumentException("every chapter is locked");
    }
  }

  /** What the spine names; without one, every page of the manifest. */
  private static List<String> chapters(Document book, String folder) {
    Map<String, String> items = new LinkedHashMap<>();
    for (Element item : book.select("*|manifest > *|item")) {
      String href = item.attr("href").replaceFirst("#.*", "");
      if (item.attr("media-type").contains("html") || href.matches("(?i).*\\.x?html?")) {
        items.put(item.attr("id"), resolved(folder, href));
      }
    }
    List<String> chapters = new ArrayList<>();
    for (Element said : book.select("*|spine > *|itemref")) {
      String chapter = items.get(said.attr("idref"));
      if (chapter != null) {
        chapters.add(chapter);
      }
    }
    return chapters.isEmpty() ? List.copyOf(items.values()) : chapters;
  }

  private static String resolved(String folder, String href) {
    String plain = href;
    try {
      plain = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asItStands) {
      // a percent sign in a name
    }
    String path = plain.startsWith("/") ? plain.substring(1) : folder + plain;
    return Path.of(path).normalize().toString();
  }

  private Set<String> locked() throws IOException {
    Set<String> locked = new HashSet<>();
    if (zip.getEntry("META-INF/encryption.xml") == null) {
      return locked;
    }
    for (Element data : xml("META-INF/encryption.xml").select("*|EncryptedData")) {
      Element method = data.selectFirst("*|EncryptionMethod");
      Element what = data.selectFirst("*|CipherReference");
      if (what != null && (method == null || !OBFUSCATIONS.contains(method.attr("Algorithm")))) {
        locked.add(resolved("", what.attr("URI")));
      }
    }
    return locked;
  }

  private void chapter(String name) throws IOException, SAXException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isWhole = true;
    try (InputStream in = part(name)) {
      in.transferTo(bytes);
    } catch (ZipException | EOFException broken) {
      isWhole = false;
    }
    // entities, unclosed elements and stray signs cost nothing here
    Document text =
        Jsoup.parse(
            new java.io.ByteArrayInputStream(bytes.toByteArray()), null, "", Parser.xmlParser());
    pages.startElement("", "body", "body", new AttributesImpl());
    try {
      text.filter(new Walk());
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    pages.endElement("", "body", "body");
    isRead |= bytes.size() > 0;
    if (!isWhole) {
      page.lose(name);
    }
  }

  private Document xml(String name) throws IOException {
    try (InputStream in = part(name)) {
      return Jsoup.parse(in, null, "", Parser.xmlParser());
    }
  }

  private InputStream part(String name) throws IOException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      throw new ZipException("no " + name);
    }
    return zip.getInputStream(entry);
  }

  /** Some books write a name in another case than they refer to it. */
  private @Nullable ZipEntry entry(String name) {
    ZipEntry exact = zip.getEntry(name);
    return exact != null
        ? exact
        : zip.stream().filter(one -> one.getName().equalsIgnoreCase(name)).findAny().orElse(null);
  }

  /** Says what a chapter is made of as a parser would. */
  private final class Walk implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      try {
        if (node instanceof TextNode text) {
          char[] all = text.getWholeText().toCharArray();
          pages.characters(all, 0, all.length);
        } else if (node instanceof Element element && depth > 0) {
          String name = name(element);
          if (UNREAD.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
          }
          AttributesImpl attributes = new AttributesImpl();
          for (Attribute told : element.attributes()) {
            attributes.addAttribute("", told.getKey(), told.getKey(), "CDATA", told.getValue());
          }
          if (!name.equals("body")) {
            pages.startElement("", name, name, attributes);
          }
        }
        return FilterResult.CONTINUE;
      } catch (SAXException failed) {
        throw new UncheckedIOException(new IOException(failed));
      }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && depth > 0 && !name(element).equals("body")) {
        try {
          pages.endElement("", name(element), name(element));
        } catch (SAXException failed) {
          throw new UncheckedIOException(new IOException(failed));
        }
      }
      return FilterResult.CONTINUE;
    }

    private static String name(Element element) {
      return element.normalName().substring(element.normalName().indexOf(':') + 1);
    }
  }
}
