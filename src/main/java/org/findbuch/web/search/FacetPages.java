package org.findbuch.web.search;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.findbuch.document.Coded;
import org.findbuch.document.Facet;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Selection;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Pagination;
import org.findbuch.web.search.SearchPage.Chip;
import org.findbuch.web.search.SearchPage.Value;

/** {@code /search/facet/…}: the values of a facet that are too many to stand beside the hits. */
public record FacetPages(Pages pages) {
  /**
   * All values of one facet in a search, or those whose names hold a text.
   *
   * @param title what the facet is called
   * @param contains the text; empty for all values
   * @param count how many values there are
   */
  public record FacetPage(
      PageFrame frame,
      SearchAddress at,
      String facet,
      String title,
      String contains,
      List<Chip> chips,
      long count,
      List<Value> values,
      Pagination steps) {}

  private static final int SIZE = 100;

  /** What {@code /api/search/facet/…} answers. */
  public record FacetView(
      Facet facet, String label, long total, int page, int size, List<FacetValue> values) {}

  /** One request. */
  private record Question(
      Exchange exchange, Facet facet, String words, SearchRequest shape, String part) {
    static Question of(Context http) {
      Exchange exchange = Exchange.of(http);
      Parameters parameters = new Parameters(exchange);
      Facet facet =
          Coded.parse(Facet.class, http.pathParam("facet"))
              .orElseThrow(Problem.NOT_FOUND::exception);
      return new Question(
          exchange,
          facet,
          parameters.text("q"),
          parameters.search(SearchPages.SIZE),
          parameters.text("contains"));
    }

    List<FacetValue> values() throws IOException {
      return exchange.library().values(words, shape, facet, part);
    }

    String label() {
      return exchange.library().wording().name(facet);
    }

    List<FacetValue> shown(List<FacetValue> all) {
      int first = Math.min(all.size(), (shape.page() - 1) * SIZE);
      return all.subList(first, Math.min(all.size(), first + SIZE));
    }
  }

  public void json(Context http) throws IOException {
    Question question = Question.of(http);
    List<FacetValue> all = question.values();
    ApiJson.answer(
        http,
        200,
        new FacetView(
            question.facet(),
            question.label(),
            all.size(),
            question.shape().page(),
            SIZE,
            question.shown(all)));
  }

  public void html(Context http) throws IOException {
    Question question = Question.of(http);
    List<FacetValue> all = question.values();
    SearchAddress at =
        new SearchAddress(
            question.words(),
            question.shape(),
            question.exchange().chosen(),
            Selection.of(question.exchange()));
    PageFrame frame = pages.frame(question.exchange(), question.label(), question.words(), null);
    pages.render(
        http,
        "facet.jte",
        new FacetPage(
            frame,
            at,
            question.facet().code(),
            question.label(),
            question.part(),
            new Chips(question.exchange().library(), question.exchange().texts()).of(at),
            all.size(),
            Register.values(at, question.facet(), question.shown(all)),
            Pagination.of(
                question.shape().page(),
                all.size(),
                SIZE,
                page -> at.values(question.facet(), question.part(), page))));
  }
}
