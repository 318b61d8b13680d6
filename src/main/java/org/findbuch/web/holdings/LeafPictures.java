package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.findbuch.document.Fault;
import org.findbuch.document.Original;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.findbuch.ingest.PagePictures;
import org.findbuch.ingest.PagePictures.Answer;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.exchange.Problem;
import org.jspecify.annotations.Nullable;

/** {@code /d/…/{page}.png} and {@code .jpg}: what pages look like. */
public record LeafPictures(PagePictures pictures) {
  /** Whoever waits longer is told to ask again. */
  private static final long PATIENCE_MILLIS = 3_000;

  private static final String SMALLEST = "200";
  private static final String SECONDS_TO_RETRY = "2";

  public void png(Context http) throws IOException, InterruptedException {
    String accepted = Conditions.header(http, "Accept");
    boolean takesAny = accepted != null && accepted.contains("image/*");
    send(http, takesAny ? Written.SMALLEST : Written.PNG);
  }

  public void jpeg(Context http) throws IOException, InterruptedException {
    send(http, Written.JPEG);
  }

  private void send(Context http, Written as) throws IOException, InterruptedException {
    Exchange exchange = Exchange.of(http);
    var id = Address.document(http);
    int page = Address.number(http, "page");
    @Nullable Integer number =
        http.pathParamMap().containsKey("n") ? Address.number(http, "n") : null;
    String columns = new Parameters(exchange).oneOf("w", "800", SMALLEST, "800", "1600");
    Original original =
        exchange.library().drawn(id, number, page).orElseThrow(() -> Gone.orNotFound(exchange, id));
    if (!pictures.paints(original.format())) {
      throw Problem.of(404, "no-pictures").exception();
    }
    PictureOrder order = new PictureOrder(page, Integer.parseInt(columns), as);
    EntityTag tag =
        new EntityTag(
            String.join(
                "-", original.sha256().hex(), page + "", columns, as.code(), Painter.VERSION + ""));
    if (tag.isNamedBy(Conditions.header(http, "If-None-Match"))) {
      head(http, tag).status(304);
      return;
    }
    switch (pictures.ask(id, original, order, PATIENCE_MILLIS)) {
      case Answer.Drawn drawn ->
          head(http, tag).contentType(drawn.type()).result(drawn.bytes().array());
      case Answer.Waits() -> {
        http.header("Retry-After", SECONDS_TO_RETRY).header("Cache-Control", "no-store");
        instead(http.status(202), columns, exchange.texts().say("page.picture.waits"));
      }
      case Answer.Undrawable(Fault why) -> {
        Problem problem =
            Problem.of(404, "no-picture", Wording.of(exchange.texts().language()).fault(why));
        if (!takesPictures(http)) {
          throw problem.exception();
        }
        instead(http.status(404), columns, problem.title(exchange.texts()));
      }
    }
  }

  private static Context head(Context http, EntityTag tag) {
    http.disableCompression();
    return http.header("ETag", "W/" + tag.header()).header("X-Robots-Tag", "noindex");
  }

  private static boolean takesPictures(Context http) {
    String accepted = Conditions.header(http, "Accept");
    return accepted != null && accepted.contains("image/");
  }

  /** In place of a picture: a sheet of the same size with a sentence on it, if it has room. */
  private static void instead(Context http, String columns, String sentence) {
    if (takesPictures(http)) {
      String words = columns.equals(SMALLEST) ? "" : sentence;
      String sheet =
          """
          <svg xmlns="http://www.w3.org/2000/svg">
          <rect width="100%" height="100%" fill="#eef3f0"/>
          <text x="50%" y="45%" text-anchor="middle" font-family="sans-serif" font-size="15"
           fill="#4c5852">\
          """
              + words
              + "</text></svg>";
      http.contentType("image/svg+xml").result(sheet.getBytes(StandardCharsets.UTF_8));
    }
  }
}
