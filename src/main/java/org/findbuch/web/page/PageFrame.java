package org.findbuch.web.page;

import org.findbuch.document.DocumentDate;
import org.findbuch.document.Publication;
import org.findbuch.document.Site;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.site.SiteFolder;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param folder the site's own pages and files
 * @param title what the browser's tab shows before the site's name; empty on the first page
 * @param query what stands in the search field
 * @param canonical the page's one public address, or null where it has none
 * @param assets folder of style sheet, script, fonts and icon
 * @param session of somebody signed in
 */
public record PageFrame(
    PageTexts texts,
    Links links,
    Site site,
    SiteFolder folder,
    String title,
    String query,
    @Nullable String canonical,
    String assets,
    @Nullable Session session) {

  public String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  /** What is said where a document is not public. */
  public String unpublished(Publication publication) {
    return texts.say("search.state", Wording.of(language()).name(publication));
  }

  /**
   * Which of how many pages it is; said in numbers of its own where pages are printed otherwise.
   */
  public String of(String label, int page, long total) {
    return label.endsWith("\u00a0" + page)
        ? texts.say("place.of", total)
        : texts.say("place.of.file", page, total);
  }

  /** The picture in the browser's tab. */
  public String icon() {
    return folder.icon().orElse(assets + "favicon.svg");
  }

  public String tab() {
    return title.isEmpty() ? site.name() : title + " – " + site.name();
  }

  public String language() {
    return texts.language();
  }

  /**
   * For a lang attribute: null where a text is in the page's own language, or nobody knows in
   * which.
   */
  public @Nullable String foreign(@Nullable String language) {
    return texts.language().equals(language) ? null : language;
  }

  /** An address that can be followed, or null. */
  public static @Nullable String web(@Nullable String text) {
    return text != null && text.matches("https?://\\S+") ? text : null;
  }

  public boolean hasMailContact() {
    return site.contact() != null && site.contact().matches("[^\\s@]+@[^\\s@]+");
  }

  /** The year of a date, or of an interval the first and the last. */
  public static String years(@Nullable DocumentDate date) {
    if (date == null) {
      return "";
    }
    String first = "%04d".formatted(date.firstYear());
    return date.lastYear() == date.firstYear()
        ? first
        : first + "–" + "%04d".formatted(date.lastYear());
  }

  /** A title with its years behind it. */
  public static String dated(String title, @Nullable DocumentDate date) {
    return date == null ? title : title + " (" + years(date) + ")";
  }

  /** A title with its subtitle as the next sentence. */
  public static String joined(String title, @Nullable String subtitle) {
    return subtitle == null ? title : title + joint(title) + subtitle;
  }

  /** What stands between a title and its subtitle: a title may have its own full stop. */
  public static String joint(String title) {
    return !title.isEmpty() && ".?!…".indexOf(title.charAt(title.length() - 1)) >= 0 ? " " : ". ";
  }

  /** For a time element, which knows no intervals. */
  public static @Nullable String moment(@Nullable DocumentDate date) {
    return date == null || date.isInterval() ? null : date.text();
  }

  /** Lets long names break where German breaks them; margin and telephones are narrow. */
  public static String soft(String name) {
    return name.replaceAll("\\b(Konferenz|Handlungs|Gesundheits|Veröffent)(?=\\p{Ll})", "$1\u00ad");
  }
}
