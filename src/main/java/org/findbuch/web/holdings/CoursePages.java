package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import org.findbuch.document.Access;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.Library;
import org.findbuch.reading.course.Course;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Visible;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;

/** {@code /d/{id}/faden}: what a document goes back to and what came of it, over the years. */
public record CoursePages(Pages pages) {
  /** What the page shows. */
  public record CoursePage(
      PageFrame frame, DocumentView document, Course course, CoursePicture picture) {}

  /** The address of the course of a document. */
  public static String url(DocumentView document) {
    return document.url() + "/faden";
  }

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentView document = Visible.document(exchange);
    Course course = Course.of(library(exchange), document);
    PageFrame frame =
        pages.frame(
            exchange, exchange.texts().say("course.title", document.title()), "", url(document));
    pages.render(
        http, "course.jte", new CoursePage(frame, document, course, CoursePicture.of(course)));
  }

  /** Whoever has signed in sees the page as everybody will, as that of the document itself. */
  private static Library library(Exchange exchange) {
    Library own = exchange.library();
    return exchange.session() == null
        ? own
        : exchange.libraries().open(Access.PUBLIC, own.wording());
  }
}
