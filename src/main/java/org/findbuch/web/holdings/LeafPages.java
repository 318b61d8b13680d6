package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.ingest.PagePictures;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.BlockView;
import org.findbuch.reading.PageView.CellView;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.MarkedLeaves;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Visible;
import org.findbuch.web.holdings.LeafPage.View;
import org.findbuch.web.holdings.ShownLeaf.Picture;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.TextBlock;
import org.jspecify.annotations.Nullable;

/** {@code /d/…/{page}}: one page of a document, with its neighbour if that is asked for. */
public record LeafPages(Pages pages, PagePictures pictures) {

  public void newest(Context http) throws IOException {
    leaf(http, null);
  }

  public void version(Context http) throws IOException {
    leaf(http, Address.number(http, "n"));
  }

  public void table(Context http) throws IOException {
    table(http, null);
  }

  public void versionTable(Context http) throws IOException {
    table(http, Address.number(http, "n"));
  }

  private static void table(Context http, @Nullable Integer number) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentView document = Visible.document(exchange);
    int k = Address.number(http, "k");
    int page = Address.number(http, "page");
    List<List<CellView>> rows =
        exchange.library().page(document.id(), number, page, null).stream()
            .flatMap(view -> view.tables().stream())
            .skip(k - 1)
            .findFirst()
            .map(BlockView::rows)
            .orElseThrow(Problem.NOT_FOUND::exception);
    String name = exchange.texts().say("page.table.file", document.title(), page, k);
    http.contentType(CsvFile.TYPE)
        .header("Content-Disposition", Disposition.header(false, name))
        .header("X-Robots-Tag", "noindex")
        .result(new TableFile(rows).bytes());
  }

  private void leaf(Context http, @Nullable Integer number) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentView document = Visible.document(exchange);
    DocumentId id = document.id();
    OriginalView shown = Visible.original(document, number);
    Integer of = shown.number() < document.newest().number() ? number : null;
    Parameters parameters = new Parameters(exchange);
    String query = parameters.text("q");
    Arrangement arrangement =
        parameters.oneOf("view", Arrangement.class).orElse(Arrangement.BESIDE);
    Reading reading = new Reading(exchange.library(), document, of, query);
    int asked = Address.number(http, "page");
    PageView.Leaf first = reading.page(asked).orElseThrow(Problem.NOT_FOUND::exception);
    PageView page = first.page();
    List<ShownLeaf> leaves = reading.leaves(first, arrangement.around(asked, page.pageCount()));
    boolean isPictured = leaves.stream().anyMatch(ShownLeaf::isPictured);
    String path = reading.path() + "/" + asked;
    String title =
        exchange
            .texts()
            .say("page.title", page.label(), PageFrame.dated(document.title(), document.date()));
    PageFrame frame = pages.frame(exchange, title, query, path);
    String cited =
        exchange.origin() + Addresses.versionPage(id, page.original(), page.page(), null);
    pages.render(
        http,
        "page.jte",
        new LeafPage(
            frame,
            document,
            shown,
            page,
            arrangement,
            leaves,
            isPictured ? views(Addresses.withQuery(path, query)) : List.of(),
            Turning.from(
                leaves.stream().map(leaf -> leaf.page().page()).toList(),
                exchange.library().pages(id, of, query),
                page.found(),
                isPictured),
            reading.path(),
            shown.format().unit().isNamed() ? 0 : page.pageCount(),
            frame.links().to(Addresses.withQuery(reading.path(), query)),
            Citation.of(document, shown, cited, page.label(), exchange.texts()),
            CitationTags.links(path)));
  }

  private static List<View> views(String address) {
    return Arrays.stream(Arrangement.values())
        .map(arrangement -> new View(arrangement, arrangement.in(address)))
        .toList();
  }

  /** One original before a reader. */
  private final class Reading {
    private final Library library;
    private final DocumentView document;
    private final @Nullable Integer original;
    private final String query;

    Reading(Library library, DocumentView document, @Nullable Integer original, String query) {
      this.library = library;
      this.document = document;
      this.original = original;
      this.query = query;
    }

    String path() {
      return DocumentPages.path(document.id(), original);
    }

    Optional<PageView.Leaf> page(int number) throws IOException {
      return new MarkedLeaves(pictures).find(library, document.id(), original, number, query);
    }

    /** Pages of which one has been read already. */
    List<ShownLeaf> leaves(PageView.Leaf read, List<Integer> numbers) throws IOException {
      List<ShownLeaf> leaves = new ArrayList<>();
      for (int number : numbers) {
        Optional<PageView.Leaf> page =
            number == read.page().page() ? Optional.of(read) : page(number);
        if (page.isPresent()) {
          leaves.add(leaf(page.get()));
        }
      }
      return leaves;
    }

    private ShownLeaf leaf(PageView.Leaf leaf) throws IOException {
      PageView page = leaf.page();
      boolean isNewest = page.original() == document.newest().number();
      return new ShownLeaf(
          page,
          picture(leaf).orElse(null),
          TextBlock.of(page),
          path() + "/" + page.page() + "/tables/",
          isNewest && document.pages().waiting() > 0);
    }

    private Optional<Picture> picture(PageView.Leaf leaf) throws IOException {
      int page = leaf.page().page();
      return library
          .drawn(document.id(), original, page)
          .filter(drawn -> pictures.paints(drawn.format()))
          .map(drawn -> pictures.fault(drawn, page).isEmpty())
          .map(drawable -> new Picture(path(), leaf.boxes(), drawable));
    }
  }
}
