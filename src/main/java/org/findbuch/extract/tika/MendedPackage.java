package org.findbuch.extract.tika;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.findbuch.document.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A package as Tika and POI understand it, copied only where it is not one already: the names of
 * the strict standard are those of the transitional one (ECMA-376, part 1 and 4), parts are called
 * as OPC wants it, foreign files are left out, and what Tika passes over stands as plain text.
 */
final class MendedPackage implements Closeable {
  private static final int LONGEST_PART = 32 << 20;
  private static final String TYPES = "[Content_Types].xml";
  private static final String AUTHORS = "ppt/commentAuthors.xml";
  private static final String SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main";
  private static final Pattern AUTHOR = Pattern.compile("authorId\\s*=\\s*[\"'](\\d+)");
  private static final String AUTHORS_TYPE =
      "<Override PartName=\"/ppt/commentAuthors.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml\"/>";
  private static final String AUTHORS_LINK =
      "<Relationship Id=\"findbuchAuthors\" Target=\"commentAuthors.xml\" Type=\"http://"
          + "schemas.openxmlformats.org/officeDocument/2006/relationships/commentAuthors\"/>";
  private static final Pattern DEFAULT = Pattern.compile("Extension\\s*=\\s*[\"']([^\"']+)");
  private static final Pattern OVERRIDE = Pattern.compile("PartName\\s*=\\s*[\"']/?([^\"']+)");
  private static final Pattern DELETED =
      Pattern.compile("<text:tracked-changes\\b.*?</text:tracked-changes>", Pattern.DOTALL);

  private final Path path;
  private final boolean isCopy;
  private final List<String> broken;

  private MendedPackage(Path path, boolean isCopy, List<String> broken) {
    this.path = path;
    this.isCopy = isCopy;
    this.broken = List.copyOf(broken);
  }

  /** The package itself where nothing has to be mended. */
  static MendedPackage of(Path file, Format format) throws IOException {
    return of(file, format, false);
  }

  /** With every part as well-formed as it can be made. */
  static MendedPackage thorough(Path file, Format format) throws IOException {
    return of(file, format, true);
  }

  private static MendedPackage of(Path file, Format format, boolean isThorough) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ZipEntry> entries = new LinkedHashMap<>();
      zip.stream().forEach(entry -> entries.putIfAbsent(name(entry), entry));
      boolean isOffice = entries.containsKey(TYPES);
      Map<String, byte[]> others = new LinkedHashMap<>();
      List<String> broken = new ArrayList<>();
      boolean isStrict = isOffice && StrictNames.areIn(text(zip, entries.get("_rels/.rels")));
      for (var entry : entries.entrySet()) {
        String part = entry.getKey();
        if (isThorough || isStrict || isLookedAt(part, format)) {
          if (part.endsWith(".xml") || part.endsWith(".rels")) {
            String before = text(zip, entry.getValue());
            String after = isStrict ? StrictNames.transitional(before) : before;
            after = mended(after, part, format, zip, entries);
            if (isThorough && !isWellFormed(after)) {
              broken.add(part);
              after = wellFormed(after);
            }
            if (!after.equals(before)) {
              others.put(part, bytes(after));
            }
          }
        }
      }
      boolean isOdd = isOffice && entries.keySet().removeAll(foreign(zip, entries));
      isOdd |=
          entries.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue().getName()));
      isOdd |= isOffice && names(zip, entries, others);
      if (!isThorough && !isOdd && others.isEmpty()) {
        return new MendedPackage(file, false, broken);
      }
      return new MendedPackage(copy(zip, entries, others), true, broken);
    }
  }

  /** Comments whose authors nobody lists break POI; returns whether a list was put in. */
  private static boolean names(
      ZipFile zip, Map<String, ZipEntry> entries, Map<String, byte[]> others) throws IOException {
    if (entries.containsKey(AUTHORS)
        || entries.keySet().stream().noneMatch(name -> name.startsWith("ppt/comments/"))) {
      return false;
    }
    Set<String> ids = new TreeSet<>();
    for (var entry : entries.entrySet()) {
      if (entry.getKey().startsWith("ppt/comments/")) {
        Matcher id = AUTHOR.matcher(text(zip, entry.getValue()));
        id.results().forEach(found -> ids.add(found.group(1)));
      }
    }
    StringBuilder list = new StringBuilder("<p:cmAuthorLst xmlns:p=\"" + SLIDES + "\">");
    for (String id : ids) {
      list.append(
          "<p:cmAuthor id=\"%s\" name=\"\" initials=\"\" lastIdx=\"0\" clrIdx=\"0\"/>"
              .formatted(id));
    }
    entries.put(AUTHORS, new ZipEntry(AUTHORS));
    others.put(AUTHORS, bytes(list + "</p:cmAuthorLst>"));
    insert(zip, entries, others, TYPES, "</Types>", AUTHORS_TYPE);
    insert(
        zip, entries, others, "ppt/_rels/presentation.xml.rels", "</Relationships>", AUTHORS_LINK);
    return true;
  }

  private static void insert(
      ZipFile zip,
      Map<String, ZipEntry> entries,
      Map<String, byte[]> others,
      String part,
      String end,
      String more)
      throws IOException {
    byte[] other = others.get(part);
    String text =
        other == null
            ? text(zip, entries.get(part))
            : new String(other, StandardCharsets.ISO_8859_1);
    others.put(part, bytes(text.replace(end, more + end)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isLookedAt(String part, Format format) {
    return switch (format) {
      case DOCX -> part.matches("word/[^/]+\\.xml");
      case PPTX -> part.matches("ppt/slides/[^/]+\\.xml");
      case ODT -> part.equals("content.xml");
      default -> false;
    };
  }

  private static String mended(
      String text, String part, Format format, ZipFile zip, Map<String, ZipEntry> entries)
      throws IOException {
    return switch (format) {
      case DOCX ->
          part.startsWith("word/")
              ? new WordMarks(name -> text(zip, entries.get(name)))
                  .plain(RaisedMarks.apartInWord(text))
              : text;
      case PPTX -> RaisedMarks.apartOnSlide(text);
      case ODT ->
          RaisedMarks.apartInContent(
              DELETED.matcher(text).replaceAll(""), text(zip, entries.get("styles.xml")));
      default -> text;
    };
  }

  private static String name(ZipEntry entry) {
    return entry.getName().replace('\\', '/').replaceFirst("^/+", "");
  }

  /** Files that no content type is said of are no parts, and POI stumbles over them. */
  private static List<String> foreign(ZipFile zip, Map<String, ZipEntry> entries)
      throws IOException {
    String types = text(zip, entries.get(TYPES));
    List<String> endings = all(DEFAULT, types);
    List<String> names = all(OVERRIDE, types);
    return entries.keySet().stream()
        .filter(name -> !name.equals(TYPES) && !name.endsWith("/"))
        .filter(
            name ->
                isHidden(name)
                    || !(names.contains(name.toLowerCase(Locale.ROOT))
                        || endings.contains(ending(name))))
        .toList();
  }

  /** What macOS leaves; the relationships of a package alone begin with a dot too. */
  private static boolean isHidden(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/") || (last.startsWith(".") && !last.endsWith(".rels"));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isWellFormed(String xml) {
    try {
      XMLReaderUtils.parseSAX(
          new ByteArrayInputStream(xml.getBytes(StandardCharsets.ISO_8859_1)),
          new DefaultHandler(),
          new ParseContext());
      return true;
    } catch (SAXException | TikaException | IOException broken) {
      return false;
    }
  }

  private static String wellFormed(String xml) {
    Document text = Jsoup.parse(xml, "", Parser.xmlParser());
    text.outputSettings().prettyPrint(false).charset(StandardCharsets.ISO_8859_1);
    return text.outerHtml();
  }

  /** Its bytes as signs; what is beyond a break is left out. */
  private static String text(ZipFile zip, @Nullable ZipEntry entry) throws IOException {
    if (entry == null) {
      return "";
    }
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece);
          read >= 0 && bytes.size() < LONGEST_PART;
          read = in.read(piece)) {
        bytes.write(piece, 0, read);
      }
    } catch (ZipException | java.io.EOFException broken) {
      // what came before it stands
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static Path copy(ZipFile zip, Map<String, ZipEntry> entries, Map<String, byte[]> others)
      throws IOException {
    Path copy = Files.createTempFile("package-", ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (var entry : entries.entrySet()) {
        byte[] other = others.get(entry.getKey());
        out.putNextEntry(new ZipEntry(entry.getKey()));
        if (other != null) {
          out.write(other);
        } else {
          try (InputStream in = zip.getInputStream(entry.getValue())) {
            in.transferTo(out);
          } catch (ZipException | java.io.EOFException broken) {
            // what came before it stands
          }
        }
        out.closeEntry();
      }
    }
    return copy;
  }

  Path path() {
    return path;
  }

  /** The parts that had to be made well-formed. */
  List<String> broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    if (isCopy) {
      Files.deleteIfExists(path);
    }
  }
}
