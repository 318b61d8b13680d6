package org.findbuch.web.cite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentDate;
import org.jspecify.annotations.Nullable;

/**
 * One item of CSL-JSON (<a
 * href="https://docs.citationstyles.org/en/stable/specification.html">Citation Style Language
 * 1.0.2</a>).
 */
final class CslJson {
  private CslJson() {}

  static Map<String, Object> of(Work work, String site) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", work.page() == null ? work.key() : work.key() + "/" + work.page());
    item.put("type", type(work));
    item.put("title", work.title());
    if (!work.creators().isEmpty()) {
      item.put("author", work.creators().stream().map(CslJson::name).toList());
    }
    DocumentDate date = work.date();
    if (date != null) {
      Map<String, Object> issued = new LinkedHashMap<>();
      issued.put(
          "date-parts", Arrays.stream(date.text().split("/", 2)).map(CslJson::parts).toList());
      if (work.isDateProposed()) {
        issued.put("circa", true);
      }
      item.put("issued", issued);
    }
    put(item, "publisher", work.publisher());
    put(item, "language", work.language());
    put(item, "URL", work.url());
    put(item, "page", work.page());
    if (work.pages() > 0) {
      item.put("number-of-pages", work.pages());
    }
    put(item, "abstract", work.description());
    put(item, "keyword", String.join(", ", work.topics()));
    put(item, "archive", site);
    put(item, "note", work.note());
    return item;
  }

  private static String type(Work work) {
    return switch (work.kind()) {
      case PRESENTATION -> "speech";
      case FLYER -> "pamphlet";
      case null, default -> work.isReport() ? "report" : "document";
    };
  }

  private static Map<String, Object> name(Creator creator) {
    Map<String, Object> name = new LinkedHashMap<>();
    if (creator.isPerson()) {
      name.put("family", creator.family());
      name.put("given", creator.given());
    } else {
      name.put("literal", creator.family());
    }
    return name;
  }

  private static List<Integer> parts(String date) {
    List<Integer> parts = new ArrayList<>();
    for (String part : date.split("-", -1)) {
      parts.add(Integer.valueOf(part));
    }
    return parts;
  }

  private static void put(Map<String, Object> item, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      item.put(name, value);
    }
  }
}
