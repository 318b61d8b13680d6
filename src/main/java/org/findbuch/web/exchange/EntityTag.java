package org.findbuch.web.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.reading.DocumentView;
import org.jspecify.annotations.Nullable;

/** A strong entity tag (RFC 9110, section 8.8.3), without its quotation marks. */
public record EntityTag(String value) {
  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  /** Of a record: it changes with what the record says, in the reader's language. */
  public static EntityTag of(DocumentView view, String language) {
    return new EntityTag(view.version() + "-" + view.state().code() + "-" + language);
  }

  /** Whether an {@code If-Match} names this version of a record, whatever else its tag says. */
  public static boolean namesVersion(String header, long version) {
    if (header.strip().equals("*")) {
      return true;
    }
    Matcher matcher = TAG.matcher(header);
    while (matcher.find()) {
      String named = matcher.group(2).split("-", 2)[0];
      if (matcher.group(1) == null && named.equals(String.valueOf(version))) {
        return true;
      }
    }
    return false;
  }

  public String header() {
    return "\"" + value + "\"";
  }

  /** Whether an {@code If-None-Match} names it; weak tags compare like strong ones there. */
  public boolean isNamedBy(@Nullable String header) {
    return names(header, true);
  }

  /** Whether an {@code If-Match} or {@code If-Range} names it: only strong tags count. */
  public boolean isStronglyNamedBy(@Nullable String header) {
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
