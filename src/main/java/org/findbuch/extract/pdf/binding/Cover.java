package org.findbuch.extract.pdf.binding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.findbuch.extract.binding.CoverSheet;

/** The sheets before the pages, and the bookmarks that lead to these. */
final class Cover {
  private final PDDocument target;
  private final CoverSheet sheet;
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final List<PDPage> bound = new ArrayList<>();

  Cover(PDDocument target, CoverSheet sheet, DossierFace face, Tags tags) throws IOException {
    this.target = target;
    this.sheet = sheet;
    try (Typesetting lines = new Typesetting(target, face, tags)) {
      for (CoverSheet.Line line : sheet.lines()) {
        lines.set(line);
      }
    }
    lead(sheet.title(), target.getPage(0));
  }

  /** Makes a bookmark for a page, if it has a title. */
  void lead(String title, PDPage page) {
    if (!title.isEmpty() && !bound.contains(page)) {
      bound.add(page);
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle(title);
      item.setDestination(page);
      outline.addLast(item);
    }
  }

  /** Says of the whole what it is. */
  void finish() {
    PDDocumentInformation said = new PDDocumentInformation();
    said.setTitle(sheet.title());
    said.setAuthor(sheet.by());
    said.setCreator("Findbuch");
    target.setDocumentInformation(said);
    PDDocumentCatalog catalogue = target.getDocumentCatalog();
    catalogue.setLanguage(sheet.language());
    PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
    shown.setDisplayDocTitle(true);
    catalogue.setViewerPreferences(shown);
    catalogue.setDocumentOutline(outline);
    catalogue.setPageMode(PageMode.USE_OUTLINES);
  }
}
