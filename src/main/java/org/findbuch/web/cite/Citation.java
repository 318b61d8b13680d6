package org.findbuch.web.cite;

import java.util.List;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * How to cite a document, in the style of the page's language and in that of the other: for German
 * as DIN ISO 690 has it with name and year, for English as the APA does. Both are plain text that
 * can be copied, so titles stand between quotation marks and not in italics.
 *
 * @param text in the style of the page's language; ends with a space, as the address follows
 * @param other in the other style, likewise
 * @param otherLanguage its code
 * @param url points to the very file that was read, for ever
 */
public record Citation(String text, String other, String otherLanguage, String url) {
  /** What ends a title by itself. */
  private static final String ENDED = "(?s).*[.!?…][“”]?";

  /**
   * The citation of one of a document's originals, or of a page of it.
   *
   * @param page what the page is called in the language of the texts, or null for the whole
   */
  public static Citation of(
      DocumentView document,
      OriginalView original,
      String url,
      @Nullable String page,
      PageTexts texts) {
    PageTexts others = texts.language().equals("en") ? PageTexts.GERMAN : PageTexts.ENGLISH;
    return new Citation(
        written(document, original, page, texts),
        written(document, original, page == null ? null : in(page, original, others), others),
        others.language(),
        url);
  }

  /** What a page is called in another language. */
  private static String in(String page, OriginalView original, PageTexts texts) {
    String label = Work.Place.number(page).replaceAll("[„“”]", "");
    return label.equals(page)
        ? page
        : Wording.of(texts.language()).place(original.format().unit(), label);
  }

  private static String written(
      DocumentView document, OriginalView original, @Nullable String page, PageTexts texts) {
    String years = PageFrame.years(document.date());
    String year =
        years.isEmpty()
            ? texts.say("citation.undated")
            : document.bracketed(MetadataField.DATE, years);
    String publisher = document.cited(MetadataField.PUBLISHER);
    boolean isEnglish = texts.language().equals("en");
    String authors = authors(document, isEnglish);
    String who = authors.isEmpty() ? publisher == null ? "" : publisher : authors;
    String version =
        document.originals().size() > 1 ? texts.say("citation.version", original.number()) : null;
    String by = publisher == null || publisher.equals(who) ? "" : publisher;
    return isEnglish
        ? english(who, year, title(document, '“', '”', '‘', '’'), by, place(version, page))
        : german(who, year, title(document, '„', '“', '‚', '‘'), by, place(version, page));
  }

  /** Meyer, Anna; Öz, Bülent (2004): „Titel: Untertitel“. Stadt. Fassung 2, S. 12. */
  private static String german(
      String who, String year, String title, String publisher, String place) {
    StringBuilder text = new StringBuilder();
    text.append(who.isEmpty() ? "" : who + " (" + year + "): ");
    sentence(text, title);
    sentence(text, publisher);
    sentence(text, who.isEmpty() ? year : "");
    sentence(text, place);
    return text.toString();
  }

  /** Meyer, A., & Öz, B. (2004). “Title: subtitle” (Version 2, p. 12). City. */
  private static String english(
      String who, String year, String title, String publisher, String place) {
    String what = place.isEmpty() ? title : title + " (" + place + ")";
    StringBuilder text = new StringBuilder();
    if (who.isEmpty()) {
      text.append(what).append(" (").append(year).append("). ");
    } else {
      sentence(text, who);
      text.append('(').append(year).append("). ");
      sentence(text, what);
    }
    sentence(text, publisher);
    return text.toString();
  }

  private static String place(@Nullable String version, @Nullable String page) {
    return version == null || page == null
        ? version == null ? page == null ? "" : page : version
        : version + ", " + page;
  }

  /** What no person has said is not taken apart. */
  private static String authors(DocumentView document, boolean isEnglish) {
    List<String> names = document.texts(MetadataField.AUTHORS);
    if (names.isEmpty()) {
      return "";
    }
    if (document.isProposed(MetadataField.AUTHORS)) {
      return document.bracketed(MetadataField.AUTHORS, String.join("; ", names));
    }
    List<Creator> creators = names.stream().map(Creator::of).toList();
    return isEnglish ? Authors.english(creators) : Authors.german(creators);
  }

  /** With its subtitle, between marks; those that it has itself become inner ones. */
  private static String title(
      DocumentView document, char open, char close, char innerOpen, char innerClose) {
    String title = Work.title(document);
    StringBuilder quoted = new StringBuilder().append(open);
    boolean isInside = false;
    for (int i = 0; i < title.length(); i++) {
      char sign = title.charAt(i);
      if ("„“”\"".indexOf(sign) < 0) {
        quoted.append(sign);
        continue;
      }
      isInside = !isInside;
      quoted.append(isInside ? innerOpen : innerClose);
    }
    return quoted.append(close).toString();
  }

  private static void sentence(StringBuilder text, String sentence) {
    if (!sentence.isEmpty()) {
      text.append(sentence).append(sentence.matches(ENDED) ? " " : ". ");
    }
  }
}
