package org.findbuch.web.selection;

import java.util.List;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationTags;
import org.findbuch.web.cite.CitationTags.Link;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.Selection;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.zip.ParcelSize;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a selection shows.
 *
 * @param rows in the order of the selection
 * @param size of the originals
 * @param dossier how many pages one PDF of them would have
 * @param back the search that the reader came from, or null
 * @param address of this page as it can be sent on
 */
public record SelectionPage(
    PageFrame frame,
    Selection selection,
    List<Row> rows,
    ParcelSize size,
    DossierSize dossier,
    @Nullable String back,
    String address) {

  /**
   * An entry.
   *
   * @param cited null where it leads to nothing
   * @param citation likewise
   * @param gone what is said where the document was taken back; else null
   * @param remove the selection without it
   */
  public record Row(
      Selection.Entry entry,
      @Nullable Cited cited,
      @Nullable Citation citation,
      @Nullable String gone,
      String remove) {}

  /** Those that there are. */
  public List<Row> found() {
    return rows.stream().filter(row -> row.cited() != null).toList();
  }

  public String zip() {
    return with(selection.address(".zip"));
  }

  public String pdf() {
    return with(selection.address(".pdf"));
  }

  /** For tables and reference managers. */
  public List<Link> files() {
    return CitationTags.links(
        frame.say("list.csv"), ending -> with(selection.address("." + ending)));
  }

  /** Files are in the language of the page they are taken from. */
  private String with(String address) {
    String chosen = frame.links().chosen();
    return chosen == null ? address : address + "&lang=" + chosen;
  }
}
