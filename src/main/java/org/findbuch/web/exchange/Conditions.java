package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions under which a change is made (RFC 9110, section 13; RFC 6585). */
public final class Conditions {
  private Conditions() {}

  /** A header whose value is a list, which may stand on several lines (RFC 9110, section 5.2). */
  public static @Nullable String header(Context http, String name) {
    List<String> lines = Collections.list(http.req().getHeaders(name));
    return lines.isEmpty() ? null : String.join(", ", lines);
  }

  /** The version that an {@code If-Match} names, which must be the one there is. */
  public static long expectedVersion(Context http, long actual) {
    require(http, header -> EntityTag.namesVersion(header, actual));
    return actual;
  }

  public static void require(Context http, EntityTag actual) {
    require(http, actual::isStronglyNamedBy);
  }

  private static void require(Context http, Predicate<String> isMet) {
    String header = header(http, "If-Match");
    if (header == null) {
      throw Problem.of(428, "condition-missing").exception();
    }
    if (!isMet.test(header)) {
      throw Problem.of(412, "changed-meanwhile").exception();
    }
  }
}
