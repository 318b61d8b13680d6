package org.findbuch.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDestinationNameTreeNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.findbuch.document.DocumentOutline.Entry;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarksTest {
  @TempDir Path folder;

  private final PDDocument document = new PDDocument();
  private final PDDocumentOutline outline = new PDDocumentOutline();

  @BeforeEach
  void begin() {
    for (int page = 0; page < 4; page++) {
      document.addPage(new PDPage());
    }
    document.getDocumentCatalog().setDocumentOutline(outline);
  }

  @AfterEach
  void end() throws IOException {
    document.close();
  }

  private List<Entry> read() throws IOException {
    Path file = folder.resolve("lesezeichen.pdf");
    document.save(file.toFile());
    PageSink nowhere = page -> {};
    Extraction end = new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, nowhere);
    return ((Extraction.Read) end).found().outline().entries();
  }

  private PDOutlineItem add(PDOutlineNode parent, String title) {
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    parent.addLast(item);
    return item;
  }

  private PDOutlineItem add(PDOutlineNode parent, String title, int page) {
    PDOutlineItem item = add(parent, title);
    item.setDestination(to(page));
    return item;
  }

  private PDPageDestination to(int page) {
    PDPageDestination destination = new PDPageFitDestination();
    destination.setPage(document.getPage(page - 1));
    return destination;
  }

  @Test
  void bookmarks_within_bookmarks_lead_to_their_pages() throws IOException {
    PDOutlineItem first = add(outline, "1 Anlass", 1);
    add(add(first, "1.1 Über Maß", 2), "1.1.1 Zahlen", 3);
    add(outline, "2 Ausblick", 4);
    assertThat(read())
        .containsExactly(
            new Entry("1 Anlass", 1, 1),
            new Entry("1.1 Über Maß", 2, 2),
            new Entry("1.1.1 Zahlen", 3, 3),
            new Entry("2 Ausblick", 1, 4));
  }

  @Test
  void places_by_name_by_action_and_by_number_are_places() throws IOException {
    PDDestinationNameTreeNode names = new PDDestinationNameTreeNode();
    names.setNames(java.util.Map.of("zwei", to(2)));
    PDDocumentNameDictionary dictionary =
        new PDDocumentNameDictionary(document.getDocumentCatalog());
    dictionary.setDests(names);
    document.getDocumentCatalog().setNames(dictionary);
    COSDictionary old = new COSDictionary();
    COSDictionary wrapped = new COSDictionary();
    wrapped.setItem(COSName.D, to(3));
    old.setItem("drei", wrapped);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.DESTS, old);
    add(outline, "Name").setDestination(new PDNamedDestination("zwei"));
    add(outline, "Alter Name").getCOSObject().setItem(COSName.DEST, COSName.getPDFName("drei"));
    PDActionGoTo action = new PDActionGoTo();
    action.setDestination(to(4));
    add(outline, "Aktion").setAction(action);
    COSArray numbered = new COSArray();
    numbered.add(COSInteger.get(0));
    add(outline, "Nummer").getCOSObject().setItem(COSName.DEST, numbered);
    assertThat(read()).extracting(Entry::page).containsExactly(2, 3, 4, 1);
  }

  @Test
  void the_title_of_a_part_begins_where_what_is_in_it_does() throws IOException {
    add(add(outline, "Teil A"), "A 1", 3);
    add(outline, "Nirgendwo");
    add(add(outline, "Leerer Teil"), "Auch nirgends");
    add(outline, "Ende", 4);
    assertThat(read())
        .containsExactly(
            new Entry("Teil A", 1, 3), new Entry("A 1", 2, 3), new Entry("Ende", 1, 4));
  }

  @Test
  void places_that_are_none_lead_nowhere() throws IOException {
    PDPageDestination lost = new PDPageFitDestination();
    lost.setPage(new PDPage());
    add(outline, "Fremde Seite").setDestination(lost);
    add(outline, "Fehlender Name").setDestination(new PDNamedDestination("fehlt"));
    COSArray far = new COSArray();
    far.add(COSInteger.get(Integer.MAX_VALUE));
    add(outline, "Zu weit").getCOSObject().setItem(COSName.DEST, far);
    add(outline, "Leer").getCOSObject().setItem(COSName.DEST, new COSArray());
    add(outline, "Zahl").getCOSObject().setItem(COSName.DEST, COSInteger.ONE);
    add(outline, "", 1);
    add(outline, "titellos", 1).getCOSObject().setItem(COSName.TITLE, COSInteger.ONE);
    add(outline, "Gut", 2);
    assertThat(read()).containsExactly(new Entry("Gut", 1, 2));
  }

  @Test
  void bookmarks_in_a_circle_are_each_read_once() throws IOException {
    PDOutlineItem one = add(outline, "Eins", 1);
    PDOutlineItem two = add(outline, "Zwei", 2);
    two.getCOSObject().setItem(COSName.NEXT, one.getCOSObject());
    one.getCOSObject().setItem(COSName.FIRST, two.getCOSObject());
    two.getCOSObject().setItem(COSName.FIRST, two.getCOSObject());
    assertThat(read()).extracting(Entry::title).containsExactly("Eins", "Zwei");
  }

  @Test
  void as_many_as_nobody_would_read_cost_no_time() throws IOException {
    COSDictionary last = add(outline, "Erstes", 1).getCOSObject();
    COSDictionary deepest = last;
    for (int i = 0; i < 30_000; i++) {
      COSDictionary next = new COSDictionary();
      next.setItem(COSName.TITLE, new COSString("Nr. " + i));
      next.setItem(COSName.DEST, to(1));
      (i % 2 == 0 ? last : deepest).setItem(i % 2 == 0 ? COSName.NEXT : COSName.FIRST, next);
      last = i % 2 == 0 ? next : last;
      deepest = i % 2 == 0 ? deepest : next;
    }
    assertThat(read()).hasSize(1_000);
  }

  @Test
  void what_is_no_tree_of_bookmarks_is_none() throws IOException {
    COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
    for (var broken : List.of(COSInteger.ONE, new COSArray(), new COSDictionary())) {
      catalogue.setItem(COSName.OUTLINES, broken);
      assertThat(read()).isEmpty();
    }
  }
}
