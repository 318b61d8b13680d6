package org.findbuch.web.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom one may ask, as staff have written it down, with the address that a click can open.
 *
 * @param before what stands before the address; all of it where there is none
 * @param name of a mail address, with its {@code @}; null where there is none
 * @param host of a mail address
 * @param web the address of a page, where it is nothing else
 * @param after what stands behind the address
 */
public record Contact(
    String before, @Nullable String name, String host, @Nullable String web, String after) {
  private static final Pattern MAIL = Pattern.compile("([\\w.+-]++@)([\\w-]++(?:\\.[\\w-]++)+)");

  /** The first mail address in a text, or the text as an address. */
  public static Contact of(String text) {
    Matcher mail = MAIL.matcher(text);
    if (mail.find()) {
      return new Contact(
          text.substring(0, mail.start()),
          mail.group(1),
          mail.group(2),
          null,
          text.substring(mail.end()));
    }
    String web = PageFrame.web(text);
    return new Contact(web == null ? text : "", null, "", web, "");
  }
}
