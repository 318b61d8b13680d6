package org.findbuch.bench.relevance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.index.IndexedDocument;

/**
 * A document that questions are asked of.
 *
 * @param id as the questions name it
 * @param title empty where there is none
 */
public record JudgedText(String id, String title, Language language, String text) {
  /** A German text of which nothing else is said, as a document of one page. */
  public static IndexedDocument numbered(int number, String text) {
    String id = "doc%09d".formatted(number);
    return new JudgedText(id, "-", Language.GERMAN, text).document(new DocumentId(id));
  }

  /** The text as a document of one page. */
  public IndexedDocument document(DocumentId as) {
    return new IndexedDocument(
        as,
        1,
        Access.PUBLIC,
        language,
        title,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        Map.of(),
        List.of(new Page(1, "1", PageState.TEXT, text, Layout.NONE)),
        Set.of(),
        0);
  }
}
