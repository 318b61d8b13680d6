package org.findbuch.document;

/**
 * One place in a document: a page, a slide, a sheet or a section.
 *
 * @param number from 1, without gaps
 * @param label what is printed on it or what it is called ({@code iv}, {@code 12}, {@code Kosten})
 * @param quality how well the text can be read, in percent: 100 is as a person would have typed it
 * @param reader who read the text
 * @param text as it stands, words broken at line ends included; offsets count UTF-16 code units
 * @param layout where the words stand on the picture of the page
 * @param structure what the text is made of
 */
public record Page(
    int number,
    String label,
    PageState state,
    int quality,
    ReadBy reader,
    String text,
    Layout layout,
    Structure structure) {
  public Page {
    if (number < 1) {
      throw new IllegalArgumentException("page number " + number + ", expected 1 or more");
    }
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality of " + quality + ", expected 0 to 100");
    }
  }

  /** A page that is as good as its state can be. */
  public Page(int number, String label, PageState state, String text, Layout layout) {
    this(number, label, state, state.isSearchable() ? 100 : 0, ReadBy.FINDBUCH, text, layout);
  }

  /** A page of which nobody has said yet what its text is made of. */
  public Page(
      int number,
      String label,
      PageState state,
      int quality,
      ReadBy reader,
      String text,
      Layout layout) {
    this(number, label, state, quality, reader, text, layout, Structure.UNKNOWN);
  }

  public Page structured(Structure known) {
    return new Page(number, label, state, quality, reader, text, layout, known);
  }

  /** Its text without running heads, feet and page numbers. */
  public String body() {
    return structure.body(text);
  }
}
