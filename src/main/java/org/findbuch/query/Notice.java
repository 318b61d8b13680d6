package org.findbuch.query;

import java.util.List;
import org.findbuch.document.Coded;

/**
 * Says how something that was typed has been read. The sentence for it is in the reader's language.
 *
 * @param arguments what the sentence names, in order
 */
public record Notice(Code code, List<String> arguments) {
  public Notice {
    arguments = List.copyOf(arguments);
  }

  public static Notice of(Code code, String... arguments) {
    return new Notice(code, List.of(arguments));
  }

  /** What may need saying. */
  public enum Code implements Coded {
    /** A quotation mark was not closed; the phrase ends with the text. */
    QUOTE_CLOSED,
    /** A bracket was not closed or not opened. */
    BRACKETS_BALANCED,
    /** An operator stands where nothing can be joined; it is left out. */
    OPERATOR_IGNORED,
    /** A field of that name does not exist; it was read as words. */
    UNKNOWN_FIELD,
    /** The years are not years; the word was read as it stands. */
    UNKNOWN_YEARS,
    /** Only exclusions were given: everything else is shown. */
    ONLY_EXCLUSIONS,
    /** Nothing to search for was left; everything is shown. */
    NOTHING_TO_SEARCH,
    /** No document has this word; the others are searched for. */
    NOWHERE,
    /**
     * A wildcard or similar word stood for more words than are searched; the most frequent were.
     */
    EXPANSION_LIMITED
  }
}
