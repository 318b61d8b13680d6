package org.findbuch.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Grid;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Structure;
import org.jspecify.annotations.Nullable;

/** A document for a test, said in a few words. */
public final class Sample {
  private final DocumentId id;
  private long stamp = 1;
  private Access shelf = Access.PUBLIC;
  private Language language = Language.GERMAN;
  private String title = "Ohne Titel";
  private @Nullable String file;
  private List<String> authors = List.of();
  private List<String> collections = List.of();
  private @Nullable DocumentDate date;
  private final Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
  private final List<Page> pages = new ArrayList<>();
  private final Set<DocumentId> twins = new TreeSet<>();
  private long rank;

  private Sample(int number) {
    id = id(number);
  }

  public static Sample numbered(int number) {
    return new Sample(number);
  }

  public static DocumentId id(int number) {
    return new DocumentId("doc%09d".formatted(number));
  }

  public Sample pages(String... texts) {
    for (String text : texts) {
      int number = pages.size() + 1;
      pages.add(new Page(number, "S. " + number, PageState.TEXT, text, Layout.NONE));
    }
    return this;
  }

  /** Pages of which the first and the last line are running heads. */
  public Sample headedPages(String... texts) {
    int before = pages.size();
    pages(texts);
    for (int i = before; i < pages.size(); i++) {
      Page page = pages.get(i);
      String text = page.text();
      int first = text.indexOf('\n');
      int last = text.lastIndexOf('\n');
      List<Structure.Block> blocks = new ArrayList<>();
      if (first > 0) {
        blocks.add(furniture(0, first));
      }
      if (last > first && last + 1 < text.length()) {
        blocks.add(furniture(last + 1, text.length()));
      }
      pages.set(i, page.structured(new Structure(blocks)));
    }
    return this;
  }

  /** Pages with tables, whose cells are apart by tabs and whose first row is a head. */
  public Sample tablePages(String... texts) {
    int before = pages.size();
    headedPages(texts);
    for (int i = before; i < pages.size(); i++) {
      Page page = pages.get(i);
      List<Structure.Block> blocks = new ArrayList<>(page.structure().blocks());
      List<List<Grid.Cell>> rows = new ArrayList<>();
      int start = 0;
      for (String line : (page.text() + "\n").split("(?<=\n)", 0)) {
        if (line.indexOf('\t') >= 0) {
          rows.add(cells(start, line, rows.isEmpty()));
        } else if (!rows.isEmpty()) {
          Grid grid = new Grid(rows);
          blocks.add(new Structure.Block(grid.ranges().getFirst().start(), start - 1, grid));
          rows.clear();
        }
        start += line.length();
      }
      blocks.sort(Comparator.comparingInt(Structure.Block::start));
      pages.set(i, page.structured(new Structure(blocks)));
    }
    return this;
  }

  private static List<Grid.Cell> cells(int start, String line, boolean isHead) {
    List<Grid.Cell> cells = new ArrayList<>();
    int at = start;
    for (String cell : line.replace("\n", "").split("\t", -1)) {
      int end = at + cell.length();
      List<Grid.Range> range = end > at ? List.of(new Grid.Range(at, end)) : List.of();
      cells.add(new Grid.Cell(range, isHead, 1, 1));
      at = end + 1;
    }
    return cells;
  }

  private static Structure.Block furniture(int start, int end) {
    return new Structure.Block(Structure.BlockKind.FURNITURE, 0, start, end);
  }

  public Sample stamp(long value) {
    stamp = value;
    return this;
  }

  /** One hit with others; the highest rank stands for all. */
  Sample twinOf(long value, int... numbers) {
    rank = value;
    twins.add(id);
    for (int number : numbers) {
      twins.add(id(number));
    }
    return this;
  }

  public Sample forStaff() {
    shelf = Access.STAFF;
    return this;
  }

  public Sample in(Language value) {
    language = value;
    return this;
  }

  public Sample title(String value) {
    title = value;
    return this;
  }

  public Sample file(String value) {
    file = value;
    return this;
  }

  public Sample authors(String... values) {
    authors = List.of(values);
    facets.put(Facet.AUTHOR, authors);
    return this;
  }

  Sample collections(String... values) {
    collections = List.of(values);
    return this;
  }

  public Sample date(String value) {
    DocumentDate read = new DocumentDate(value);
    date = read;
    List<String> years = new ArrayList<>();
    for (int year = read.firstYear(); year <= read.lastYear(); year++) {
      years.add(String.valueOf(year));
    }
    facets.put(Facet.YEAR, years);
    return this;
  }

  public Sample facet(Facet facet, String... values) {
    facets.put(facet, List.of(values));
    return this;
  }

  public IndexedDocument document() {
    return new IndexedDocument(
        id,
        stamp,
        shelf,
        language,
        title,
        null,
        null,
        file,
        authors,
        collections,
        date,
        facets,
        pages,
        twins,
        rank);
  }
}
