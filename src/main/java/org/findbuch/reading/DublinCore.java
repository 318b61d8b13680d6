package org.findbuch.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A record in the words that every archive understands: the fifteen elements of Dublin Core 1.1 as
 * XML (<a href="https://www.dublincore.org/specifications/dublin-core/dc-xml-guidelines/">DC
 * XML</a>).
 */
final class DublinCore {
  private final StringBuilder xml = new StringBuilder();

  private DublinCore() {}

  /** The record of a document, which others find under the identifiers. */
  static String of(Holding holding, List<String> identifiers) {
    DublinCore written = new DublinCore();
    written.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    written.xml.append("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    written.all(holding, identifiers);
    return written.xml.append("</metadata>\n").toString();
  }

  private void all(Holding holding, List<String> identifiers) {
    Metadata said = holding.document().metadata();
    each("identifier", identifiers);
    one("title", holding.title());
    each("creator", holding.authors());
    one("publisher", said.publisher());
    one("date", holding.date());
    one("type", said.kind() == null ? null : said.kind().code());
    one("format", holding.document().newest().format().mediaType());
    one("language", holding.language());
    each("subject", said.topics());
    each("coverage", said.places());
    one("description", said.description());
    one("rights", said.licence());
    one("source", said.source());
    Set<String> relations = new LinkedHashSet<>();
    if (said.collection() != null) {
      relations.add(said.collection().value());
    }
    said.relations().forEach(relation -> relations.add(relation.target()));
    each("relation", relations);
  }

  private void each(String element, Collection<String> values) {
    values.forEach(value -> one(element, value));
  }

  private void one(String element, @Nullable Object value) {
    if (value != null) {
      xml.append("  <dc:").append(element).append('>');
      value.toString().codePoints().forEach(this::escaped);
      xml.append("</dc:").append(element).append(">\n");
    }
  }

  /** Characters that XML 1.0 cannot say are left out. */
  private void escaped(int character) {
    switch (character) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      default -> {
        boolean allowed =
            character == '\n'
                || character == '\t'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
        if (allowed) {
          xml.appendCodePoint(character);
        }
      }
    }
  }
}
