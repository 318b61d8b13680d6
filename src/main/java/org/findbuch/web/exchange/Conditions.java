package org.findbuch.web.exchange;

import io.javalin.http.Context;

/** Conditions under which a change is made (RFC 9110, section 13; RFC 6585). */
public final class Conditions {
  private Conditions() {}

  /** The version that an {@code If-Match} names, which must be the one there is. */
  public static long expectedVersion(Context http, long actual) {
    String header = http.header("If-Match");
    if (header == null) {
      throw Problem.of(428, "condition-missing").exception();
    }
    if (!EntityTag.namesVersion(header, actual)) {
      throw Problem.of(412, "changed-meanwhile").exception();
    }
    return actual;
  }

  public static void require(Context http, EntityTag actual) {
    String header = http.header("If-Match");
    if (header == null) {
      throw Problem.of(428, "condition-missing").exception();
    }
    if (!actual.isStronglyNamedBy(header)) {
      throw Problem.of(412, "changed-meanwhile").exception();
    }
  }
}
