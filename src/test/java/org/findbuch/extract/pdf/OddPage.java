package org.findbuch.extract.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.findbuch.hostile.RawPdf;

/**
 * A page whose text is easily lost: by its fonts, by how its content is packed, or by where it
 * stands.
 *
 * @param text what a person reads on it, or nothing where only the readers are compared
 * @param isCompared whether PDFBox reads it rightly
 * @param pdf its bytes, a character for each
 */
record OddPage(String name, String text, boolean isCompared, String pdf) {
  private static final Path ALL = Path.of("src/test/resources/samples/odd-pages.txt");
  private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

  static List<OddPage> all() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    List<OddPage> all = new ArrayList<>();
    for (String block : Files.readString(ALL).split("(?m)^== ", -1)) {
      if (all.isEmpty() && names.isEmpty()) {
        block
            .lines()
            .filter(line -> line.startsWith("@"))
            .map(line -> line.split("=", 2))
            .forEach(line -> names.put(line[0], replaced(line[1], names)));
      } else {
        all.add(page(replaced(block, names)));
      }
    }
    return all;
  }

  private static String replaced(String text, Map<String, String> names) {
    String out = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      out = out.replaceAll(name.getKey() + "\\b", name.getValue());
    }
    return out;
  }

  private static OddPage page(String block) {
    String[] lines = block.split("\n", 2);
    String[] head = lines[0].split(":", 2);
    boolean isCompared = !head[0].startsWith("!");
    String name = isCompared ? head[0] : head[0].substring(1);
    return new OddPage(name, head[1].strip(), isCompared, pdf(lines[1].split("(?m)^--", -1)));
  }

  /** Objects are 1 the tree, 2 the content, 3 the page, and from 4 on the others. */
  private static String pdf(String[] parts) {
    RawPdf pdf = new RawPdf();
    int tree = pdf.number();
    int content = pdf.stream("", bytes(parts[1]));
    String usual = RawPdf.page(tree, content, "");
    if (parts[0].contains("/Contents")) {
      usual = usual.replace("/Contents " + content + " 0 R", "");
    }
    int page = pdf.add(usual.replace(RawPdf.FONT, "<< " + parts[0].strip() + " >>"));
    String catalogue = "";
    for (int i = 2; i < parts.length; i++) {
      String[] lines = parts[i].split("\n", 2);
      if (lines[0].startsWith(" catalogue")) {
        catalogue = lines[1].strip();
      } else if (lines[0].startsWith(" stream")) {
        pdf.stream(lines[0].substring(" stream".length()), bytes("\n" + lines[1]));
      } else {
        pdf.add(lines[1].strip());
      }
    }
    pdf.put(tree, RawPdf.tree(page + " 0 R", 1));
    return new String(pdf.end(pdf.catalogue(tree, catalogue)), ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return BYTE.matcher(text.strip())
        .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)))
        .getBytes(ISO_8859_1);
  }
}
