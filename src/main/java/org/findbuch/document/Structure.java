package org.findbuch.document;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Grid.Range;

/**
 * What the text of a page is made of. The text itself stays as it stands.
 *
 * <p>Stored form: for each block the distance of its start from the end of the one before, its
 * length in UTF-16 code units, and its kind and level in one; all as variable-length integers. A
 * table with a level has its rows behind that, and for each their number of cells, and for each of
 * those what it is, how far it reaches, and its ranges from the start of the block.
 *
 * @param blocks in the order of the text, none within another; empty where nobody has looked
 */
public record Structure(List<Block> blocks) {
  public static final Structure UNKNOWN = new Structure(List.of());

  private static final int KINDS = 16;

  public enum BlockKind implements Coded {
    PARAGRAPH,
    HEADING,
    LIST,
    TABLE,
    CAPTION,
    FOOTNOTE,
    /** Running heads and feet and page numbers: they belong to the paper, not to the text. */
    FURNITURE
  }

  /** Stored by its place here: new ones go to the end. */
  private static final List<BlockKind> KIND = List.of(BlockKind.values());

  /**
   * A half-open range of the text, in UTF-16 code units.
   *
   * @param level of a heading, 1 for the highest, 0 where only its weight is known; 0 of all others
   * @param grid of a table
   */
  public record Block(BlockKind kind, int level, int start, int end, Grid grid) {
    public Block {
      if (start < 0 || end <= start || level < 0 || (level > 0 && kind != BlockKind.HEADING)) {
        throw new IllegalArgumentException(
            kind + " of level " + level + " from " + start + " to " + end);
      }
      if (grid.isKnown() && kind != BlockKind.TABLE) {
        throw new IllegalArgumentException("a " + kind.code() + " with rows");
      }
      for (Range range : grid.ranges()) {
        if (range.start() < start || range.end() > end) {
          throw new IllegalArgumentException("a cell outside of its table");
        }
      }
    }

    public Block(BlockKind kind, int level, int start, int end) {
      this(kind, level, start, end, Grid.UNKNOWN);
    }

    /** A table. */
    public Block(int start, int end, Grid grid) {
      this(BlockKind.TABLE, 0, start, end, grid);
    }

    /** Whether it is a table of which the cells are known. */
    public boolean hasCells() {
      return grid.isKnown();
    }

    public boolean holds(int from, int to) {
      return from >= start && to <= end;
    }

    public boolean meets(Block other) {
      return start < other.end && other.start < end;
    }

    private boolean isIn(int from, int to) {
      return start >= from && end <= to;
    }

    private Block moved(int by) {
      return new Block(kind, level, start + by, end + by, grid.moved(by));
    }

    /** Whether it is what it says, and not only what may be a heading. */
    public boolean isSure() {
      return kind != BlockKind.HEADING || level > 0;
    }

    public boolean isFurniture() {
      return kind == BlockKind.FURNITURE;
    }
  }

  public Structure {
    blocks = List.copyOf(blocks);
    int last = 0;
    for (Block block : blocks) {
      if (block.start() < last) {
        throw new IllegalArgumentException("blocks overlap at " + block.start());
      }
      last = block.end();
    }
  }

  public boolean isKnown() {
    return !blocks.isEmpty();
  }

  /** What is left of a text without its furniture and the line ends behind it. */
  public String body(String text) {
    StringBuilder body = new StringBuilder(text.length());
    int from = 0;
    for (Range edge : edges(text)) {
      body.append(text, from, edge.start());
      from = edge.end();
    }
    return from == 0 ? text : body.append(text, from, text.length()).toString();
  }

  /** The tables whose cells are known, as they stand in the body of the text. */
  public Structure tables(String text) {
    List<Block> tables = new ArrayList<>();
    for (Block block : blocks) {
      if (block.hasCells()) {
        tables.add(block);
      }
    }
    for (Range edge : tables.isEmpty() ? List.<Range>of() : edges(text).reversed()) {
      tables.replaceAll(
          table -> table.start() >= edge.end() ? table.moved(edge.start() - edge.end()) : table);
    }
    return tables.isEmpty() ? UNKNOWN : new Structure(tables);
  }

  /** What is no body: the furniture, and line ends behind it. */
  private List<Range> edges(String text) {
    List<Range> edges = new ArrayList<>();
    boolean isLine = true;
    int from = 0;
    for (Block block : blocks) {
      if (block.isFurniture()) {
        isLine = block.start() > from ? text.charAt(block.start() - 1) == '\n' : isLine;
        from = block.end();
        if (isLine && from < text.length() && text.charAt(from) == '\n') {
          from++;
        }
        edges.add(new Range(block.start(), from));
      }
    }
    return edges;
  }

  /** That of the part of the text from one place to another; blocks reaching out of it are not. */
  public Structure cut(int from, int to) {
    return new Structure(
        blocks.stream().filter(block -> block.isIn(from, to)).map(b -> b.moved(-from)).toList());
  }

  /** That of the text behind so many characters more. */
  public Structure behind(int characters) {
    return new Structure(blocks.stream().map(block -> block.moved(characters)).toList());
  }

  public byte[] encoded() {
    Packed bytes = new Packed(4 * blocks.size());
    int last = 0;
    for (Block block : blocks) {
      bytes.add(block.start() - last).add(block.end() - block.start());
      int level = block.hasCells() ? 1 : block.level();
      bytes.add(level * KINDS + KIND.indexOf(block.kind()));
      if (block.hasCells()) {
        block.grid().encode(bytes, block.start());
      }
      last = block.end();
    }
    return bytes.bytes();
  }

  /**
   * From its stored form.
   *
   * @throws UncheckedIOException when that is damaged
   */
  public static Structure stored(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    List<Block> blocks = new ArrayList<>();
    int last = 0;
    try {
      while (in.hasRemaining()) {
        int start = last + Packed.next(in);
        last = start + Packed.next(in);
        int said = Packed.next(in);
        BlockKind kind = KIND.get(said % KINDS);
        int level = said / KINDS;
        blocks.add(
            kind == BlockKind.TABLE && level > 0
                ? new Block(start, last, Grid.decode(in, start))
                : new Block(kind, level, start, last));
      }
    } catch (EOFException broken) {
      throw new UncheckedIOException("stored structure is damaged", broken);
    }
    return blocks.isEmpty() ? UNKNOWN : new Structure(blocks);
  }
}
