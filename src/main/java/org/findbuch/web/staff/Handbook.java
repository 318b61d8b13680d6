package org.findbuch.web.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.findbuch.document.CollectionId;

/** The handbook for staff: {@code src/docs/handbuch.md}, in German, as it is shown on a page. */
public final class Handbook {
  private static final int CHAPTER = 2;

  private final Node text;
  private final String title;
  private final List<Chapter> chapters = new ArrayList<>();

  /** What a link in the contents leads to. */
  public record Chapter(String id, String title) {}

  Handbook(String markdown) {
    text = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
    Node head = text.getFirstChild();
    if (!(head instanceof Heading)) {
      throw new IllegalArgumentException("the handbook begins with its title");
    }
    title = words(head);
    head.unlink();
    text.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            if (heading.getLevel() == CHAPTER) {
              chapters.add(new Chapter(id(heading), words(heading)));
            }
          }
        });
  }

  /** The one that the program carries. */
  static Handbook load() {
    try (InputStream in = Handbook.class.getResourceAsStream("/web/handbuch.md")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file web/handbuch.md");
      }
      return new Handbook(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String title() {
    return title;
  }

  List<Chapter> chapters() {
    return List.copyOf(chapters);
  }

  /**
   * All but the title as HTML, each heading with an id.
   *
   * @param folder address that the pictures are below
   */
  String html(String folder) {
    AttributeProvider attributes =
        (node, _, given) -> {
          if (node instanceof Heading heading) {
            given.put("id", id(heading));
          }
          if (node instanceof Image) {
            given.compute("src", (_, name) -> folder + name);
            given.putAll(Map.of("loading", "lazy", "decoding", "async"));
          }
        };
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(_ -> attributes)
        .build()
        .render(text);
  }

  private static String id(Heading heading) {
    return CollectionId.fromTitle(words(heading)).map(CollectionId::value).orElse("kapitel");
  }

  private static String words(Node node) {
    return TextContentRenderer.builder().build().render(node).strip();
  }
}
