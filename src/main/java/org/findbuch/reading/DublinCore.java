package org.findbuch.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Coded;
import org.findbuch.document.Holding;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A record in the words that every archive understands: the fifteen elements of Dublin Core 1.1 as
 * XML (<a href="https://www.dublincore.org/specifications/dublin-core/dc-xml-guidelines/">DC
 * XML</a>).
 */
final class DublinCore {
  /** In the order written; identifiers stand first. */
  private static final List<String> ELEMENTS =
      List.of(
          ("title creator publisher date type format language subject coverage description rights"
                  + " source relation")
              .split(" "));

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
    each("identifier", identifiers);
    for (String element : ELEMENTS) {
      Set<String> values = new LinkedHashSet<>();
      if (element.equals("format")) {
        values.add(holding.format().mediaType());
      }
      for (MetadataField field : MetadataField.values()) {
        if (element.equals(field.element())) {
          add(value(holding, field), values);
        }
      }
      each(element, values);
    }
  }

  /**
   * What people have said, for what is only proposed nobody answers. No record goes without a
   * title, and in which language its text is analysed is known.
   */
  private static @Nullable Object value(Holding holding, MetadataField field) {
    Object said = holding.document().metadata().get(field);
    return switch (field) {
      case TITLE, LANGUAGE -> holding.shown(field);
      default -> said;
    };
  }

  private static void add(@Nullable Object value, Set<String> values) {
    switch (value) {
      case null -> {}
      case List<?> all -> all.forEach(each -> add(each, values));
      case Relation relation -> values.add(relation.target());
      case Coded code -> values.add(code.code());
      case Object word -> values.add(word.toString());
    }
  }

  private void each(String element, Collection<String> values) {
    for (String value : values) {
      xml.append("  <dc:").append(element).append('>');
      value.codePoints().forEach(this::escaped);
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
