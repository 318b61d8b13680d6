package org.findbuch.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A strong entity tag (RFC 9110, section 8.8.3), without its quotation marks. */
record EntityTag(String value) {
  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  static EntityTag version(long version) {
    return new EntityTag(String.valueOf(version));
  }

  String header() {
    return "\"" + value + "\"";
  }

  /** Whether an {@code If-None-Match} names it; weak tags compare like strong ones there. */
  boolean isNamedBy(@Nullable String header) {
    return names(header, true);
  }

  /** Whether an {@code If-Match} or {@code If-Range} names it: only strong tags count. */
  boolean isStronglyNamedBy(@Nullable String header) {
    return names(header, false);
  }

  private boolean names(@Nullable String header, boolean weakToo) {
    if (header == null) {
      return false;
    }
    if (header.strip().equals("*")) {
      return true;
    }
    Matcher matcher = TAG.matcher(header);
    while (matcher.find()) {
      if (matcher.group(2).equals(value) && (weakToo || matcher.group(1) == null)) {
        return true;
      }
    }
    return false;
  }
}
