package org.findbuch.extract.pdf.binding;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.findbuch.extract.binding.CoverSheet.Rank;

/**
 * Says what everything is and in which order it is read aloud (ISO 32000-1, 14.7 and 14.8): of the
 * cover sheet each paragraph, of what was copied each page as a whole, as nobody knows more of it.
 * What is left out would not be read at all.
 */
final class Tags {
  /** Of marked content on one page; who has more gets no place of its own. */
  private static final int MOST = 50_000;

  private static final String NUMBER = "/MCID";

  private final PDDocument target;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement whole =
      new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
  private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
  private final Map<PDPage, COSArray> pages = new HashMap<>();

  Tags(PDDocument target) {
    this.target = target;
    root.appendKid(whole);
  }

  /** A paragraph, after those before it. */
  PDStructureElement paragraph(Rank rank) {
    String type =
        switch (rank) {
          case TITLE -> StandardStructureTypes.H1;
          case HEADING -> StandardStructureTypes.H2;
          case TEXT, NOTE -> StandardStructureTypes.P;
        };
    return inside(whole, type);
  }

  /** A link that is all of a paragraph. */
  PDStructureElement link(PDStructureElement paragraph) {
    return inside(paragraph, StandardStructureTypes.LINK);
  }

  private static PDStructureElement inside(PDStructureElement parent, String type) {
    PDStructureElement made = new PDStructureElement(type, parent);
    parent.appendKid(made);
    return made;
  }

  /** Begins what belongs to an element; {@link PDPageContentStream#endMarkedContent} ends it. */
  void begin(PDStructureElement element, PDPage page, PDPageContentStream pen) throws IOException {
    begin(element, page, pen, marked(page).size());
  }

  private void begin(PDStructureElement element, PDPage page, PDPageContentStream pen, int number)
      throws IOException {
    COSArray marked = marked(page);
    marked.growToSize(number);
    marked.add(element.getCOSObject());
    PDMarkedContentReference reference = new PDMarkedContentReference();
    reference.setPage(page);
    reference.setMCID(number);
    element.appendKid(reference);
    pen.beginMarkedContent(COSName.getPDFName(element.getStructureType()), number);
  }

  /** The elements of a page, by the numbers of what is marked on it. */
  private COSArray marked(PDPage page) {
    return pages.computeIfAbsent(
        page,
        _ -> {
          COSArray marked = new COSArray();
          page.setStructParents(key(new PDParentTreeValue(marked)));
          return marked;
        });
  }

  private int key(PDParentTreeValue parent) {
    int key = parents.size();
    parents.put(key, parent);
    return key;
  }

  /** An annotation that does what an element says. */
  void belongs(PDAnnotation annotation, PDStructureElement link, PDPage page) {
    PDObjectReference reference = new PDObjectReference();
    reference.setReferencedObject(annotation);
    reference.setPage(page);
    link.appendKid(reference);
    annotation.setStructParent(key(new PDParentTreeValue(link.getCOSObject())));
  }

  /** All that is on a page that was copied; of its own marks only the numbers are left. */
  void copied(PDPage page) throws IOException {
    int free = free(page);
    if (free > MOST) {
      return;
    }
    PDStructureElement element = inside(whole, StandardStructureTypes.P);
    try (PDPageContentStream pen =
        new PDPageContentStream(target, page, AppendMode.PREPEND, true)) {
      begin(element, page, pen, free);
    }
    try (PDPageContentStream pen = new PDPageContentStream(target, page, AppendMode.APPEND, true)) {
      pen.endMarkedContent();
    }
  }

  /** A number that stands nowhere on a page. */
  private static int free(PDPage page) throws IOException {
    int free = 0;
    try (InputStream in = new BufferedInputStream(page.getContents())) {
      int matched = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        matched = next == NUMBER.charAt(matched) ? matched + 1 : next == NUMBER.charAt(0) ? 1 : 0;
        if (matched == NUMBER.length()) {
          free = Math.max(free, number(in) + 1);
          matched = 0;
        }
      }
    }
    return free;
  }

  private static int number(InputStream in) throws IOException {
    int next = in.read();
    while (next == ' ' || next == '\n' || next == '\r') {
      next = in.read();
    }
    int number = 0;
    for (; next >= '0' && next <= '9'; next = in.read()) {
      number = Math.min(MOST, number * 10 + next - '0');
    }
    return number;
  }

  void finish() {
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(parents);
    root.setParentTree(tree);
    root.setParentTreeNextKey(parents.size());
    PDMarkInfo mark = new PDMarkInfo();
    mark.setMarked(true);
    PDDocumentCatalog catalogue = target.getDocumentCatalog();
    catalogue.setStructureTreeRoot(root);
    catalogue.setMarkInfo(mark);
  }
}
