package org.findbuch.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Visible;
import org.jspecify.annotations.Nullable;

/** Documents that are about the same as one, or as a text. */
public final class SimilarApi {
  private static final int LONGEST_TEXT = 100_000;

  private SimilarApi() {}

  public static void document(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    DocumentId id = Address.document(http);
    Optional<Problem> gone = Gone.problem(exchange, id);
    if (gone.isPresent()) {
      throw gone.get().exception();
    }
    Visible.document(exchange);
    answer(http, exchange.library().surroundings().similar(id));
  }

  /** {@code {"text": …, "language": "de"}}; without a language it is the one of the answer. */
  public static void text(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    ObjectNode body = ApiJson.body(http);
    String text = text(body, "text");
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      throw Problem.of(400, "similar-text", LONGEST_TEXT).with("field", "text").exception();
    }
    String said = text(body, "language");
    Language language =
        Language.parse(said == null ? exchange.texts().language() : said)
            .orElseThrow(
                () -> Problem.of(400, "similar-language").with("field", "language").exception());
    answer(http, exchange.library().surroundings().similar(text, language));
  }

  private static @Nullable String text(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    return value == null || !value.isTextual() ? null : value.textValue();
  }

  private static void answer(Context http, List<HitView> hits) {
    ApiJson.answer(http, 200, Map.of("hits", hits));
  }
}
