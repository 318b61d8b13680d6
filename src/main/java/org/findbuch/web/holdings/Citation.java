package org.findbuch.web.holdings;

import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * How to cite a document: who (when): what. By whom published. Where.
 *
 * @param url points to the very file that was read, for ever
 */
public record Citation(String text, String url) {

  /**
   * The citation of one of a document's originals, or of a page of it.
   *
   * @param page address and label of the page, or null for the whole
   */
  public static Citation of(
      DocumentView document, String url, @Nullable String page, PageTexts texts) {
    String publisher = document.cited(MetadataField.PUBLISHER);
    String authors = document.cited(MetadataField.AUTHORS);
    String who = authors == null ? publisher == null ? "" : publisher : authors;
    String years = PageFrame.years(document.date());
    String year = years.isEmpty() ? years : document.bracketed(MetadataField.DATE, years);
    StringBuilder text = new StringBuilder();
    if (!who.isEmpty()) {
      text.append(who).append(' ');
      text.append('(').append(year.isEmpty() ? texts.say("citation.undated") : year).append("): ");
    }
    sentence(text, document.bracketed(MetadataField.TITLE, document.title()));
    String subtitle = document.cited(MetadataField.SUBTITLE);
    if (subtitle != null) {
      sentence(text, subtitle);
    }
    if (publisher != null && !publisher.equals(who)) {
      sentence(text, publisher);
    }
    if (who.isEmpty()) {
      sentence(text, year.isEmpty() ? texts.say("citation.undated") : year);
    }
    if (page != null) {
      sentence(text, page);
    }
    return new Citation(text.toString(), url);
  }

  private static void sentence(StringBuilder text, String sentence) {
    text.append(sentence).append(sentence.matches("(?s).*[.!?…]") ? " " : ". ");
  }
}
