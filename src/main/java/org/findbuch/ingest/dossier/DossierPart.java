package org.findbuch.ingest.dossier;

import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;

/**
 * Pages of one file that stand together in a dossier.
 *
 * @param title of the document, for a bookmark
 * @param pages as they were read, from 1, in their order; all of them of a whole document
 * @param whole whether all that the file has is wanted, however its pages were counted
 */
public record DossierPart(
    DocumentId document, Original original, String title, List<Integer> pages, boolean whole) {
  public DossierPart {
    pages = List.copyOf(pages);
  }
}
