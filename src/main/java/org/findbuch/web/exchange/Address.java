package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.util.Optional;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;

/** Reads what stands in the path; what cannot be an address leads nowhere. */
public final class Address {
  private Address() {}

  public static DocumentId document(Context http) {
    return DocumentId.parse(http.pathParam("id")).orElseThrow(Problem.NOT_FOUND::exception);
  }

  public static CollectionId collection(Context http) {
    return CollectionId.parse(http.pathParam("id")).orElseThrow(Problem.NOT_FOUND::exception);
  }

  /** An address that has taken the place of the one that was asked for, with the same question. */
  public static String moved(Context http, String path) {
    String query = http.queryString();
    return query == null || query.isEmpty() ? path : path + "?" + query;
  }

  public static int number(Context http, String name) {
    return Optional.of(http.pathParam(name))
        .filter(text -> text.matches("[1-9]\\d{0,6}"))
        .map(Integer::valueOf)
        .orElseThrow(Problem.NOT_FOUND::exception);
  }
}
