package org.findbuch.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;
import org.findbuch.document.CollectionId;

/**
 * A text in Markdown (CommonMark with tables) as it is shown on a page: HTML in it is text, its
 * pictures and films come from this server, and nothing is loaded from elsewhere.
 */
public final class Markdown {
  private static final int CHAPTER = 2;
  private static final String FILM = "(?i).*\\.(?:mp4|webm)";
  private static final String FOREIGN = "(?i)(?:[a-z][a-z0-9+.-]*:|//).*";
  private static final String PAGE = "[a-z0-9-]+\\.md";

  private final Node text;
  private final Optional<String> title;
  private final List<Chapter> chapters = new ArrayList<>();

  /** What a link in the contents leads to. */
  public record Chapter(String id, String title) {}

  /** Reads it; a heading that it begins with is its title. */
  public Markdown(String source) {
    text = Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(source);
    if (text.getFirstChild() instanceof Heading head) {
      title = Optional.of(words(head));
      head.unlink();
    } else {
      title = Optional.empty();
    }
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

  public Optional<String> title() {
    return title;
  }

  public List<Chapter> chapters() {
    return List.copyOf(chapters);
  }

  /**
   * All but the title as HTML, each heading with an id.
   *
   * @param files address of a picture or film by its name
   * @param pages address of a page by its name
   */
  public String html(UnaryOperator<String> files, UnaryOperator<String> pages) {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create()))
        .escapeHtml(true)
        .sanitizeUrls(true)
        .softbreak("<br>\n") // an address is written in lines
        .nodeRendererFactory(context -> new Shown(context, files))
        .attributeProviderFactory(
            _ ->
                (node, _, given) -> {
                  if (node instanceof Heading heading) {
                    given.put("id", id(heading));
                  }
                  if (node instanceof Link link && link.getDestination().matches(PAGE)) {
                    String name = link.getDestination().replaceFirst("\\.md$", "");
                    given.put("href", pages.apply(name));
                  }
                })
        .build()
        .render(text);
  }

  private static String id(Heading heading) {
    return CollectionId.fromTitle(words(heading)).map(CollectionId::value).orElse("kapitel");
  }

  private static String words(Node node) {
    return TextContentRenderer.builder().build().render(node).strip();
  }

  private static String alt(Image image) {
    StringBuilder alt = new StringBuilder();
    for (Node child = image.getFirstChild(); child != null; child = child.getNext()) {
      alt.append(words(child)).append(child.getNext() == null ? "" : " ");
    }
    return alt.toString();
  }

  /** A picture, a film where its file is one, or a link to what is not on this server. */
  private record Shown(HtmlNodeRendererContext context, UnaryOperator<String> files)
      implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
      Image image = (Image) node;
      String name = image.getDestination();
      String alt = alt(image);
      HtmlWriter out = context.getWriter();
      if (name.matches(FOREIGN)) {
        out.tag("a", Map.of("href", context.urlSanitizer().sanitizeLinkUrl(name)));
        out.text(alt.isEmpty() ? name : alt);
        out.tag("/a");
      } else if (name.matches(FILM)) {
        out.tag(
            "video",
            Map.of("src", files.apply(name), "controls", "", "preload", "none", "aria-label", alt));
        out.tag("/video");
      } else {
        out.tag(
            "img",
            Map.of("src", files.apply(name), "alt", alt, "loading", "lazy", "decoding", "async"));
      }
    }
  }
}
