package org.findbuch.web.exchange;

import java.util.function.Predicate;
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
    return names(header, false, tag -> tag.split("-", 2)[0].equals(String.valueOf(version)));
  }

  public String header() {
    return "\"" + value + "\"";
  }

  /** Whether an {@code If-None-Match} names it; weak tags compare like strong ones there. */
  public boolean isNamedBy(@Nullable String header) {
    return names(header, true, value::equals);
  }

  /** Whether an {@code If-Match} or {@code If-Range} names it: only strong tags count. */
  public boolean isStronglyNamedBy(@Nullable String header) {
    return names(header, false, value::equals);
  }

  private static boolean names(@Nullable String header, boolean weakToo, Predicate<String> wanted) {
    return header != null
        && (header.strip().equals("*")
            || TAG.matcher(header)
                .results()
                .filter(tag -> weakToo || tag.group(1) == null)
                .anyMatch(tag -> wanted.test(tag.group(2))));
  }
}
