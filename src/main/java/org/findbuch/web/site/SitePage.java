package org.findbuch.web.site;

/**
 * A page of the site itself, as its imprint.
 *
 * @param name in its address
 * @param language of its text
 * @param html of a file that whoever runs the archive has written; HTML in that is text
 */
public record SitePage(String name, String language, String title, String html) {
  /** The address of a page by its name. */
  public static String url(String name) {
    return "/seiten/" + name;
  }

  public String url() {
    return url(name);
  }
}
