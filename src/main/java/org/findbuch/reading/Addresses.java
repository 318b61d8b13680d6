package org.findbuch.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.jspecify.annotations.Nullable;

/** Where things stand, as paths below the public address. */
public final class Addresses {
  private Addresses() {}

  public static String document(DocumentId id) {
    return "/d/" + id;
  }

  public static String page(DocumentId id, int page, @Nullable String query) {
    return withQuery(document(id) + "/" + page, query);
  }

  public static String version(DocumentId id, int original) {
    return document(id) + "/v/" + original;
  }

  public static String versionPage(DocumentId id, int original, int page, @Nullable String query) {
    return withQuery(version(id, original) + "/" + page, query);
  }

  public static String original(DocumentId id, int original) {
    return version(id, original) + "/original";
  }

  public static String collection(CollectionId id) {
    return "/c/" + id;
  }

  public static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public static String withQuery(String path, @Nullable String query) {
    return query == null || query.isBlank() ? path : path + "?q=" + escaped(query);
  }
}
