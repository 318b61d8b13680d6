package org.findbuch.extract.binding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the pages: words of our own, no bytes of an original.
 *
 * @param language of its words, as its code
 * @param title of the whole PDF
 * @param by whose archive it is
 */
public record CoverSheet(String language, String title, String by, List<Line> lines) {
  /** What {@link DataOutputStream#writeUTF} takes, whatever its letters are. */
  private static final int LONGEST = 16_000;

  /** How a paragraph is set. */
  public enum Rank {
    TITLE,
    HEADING,
    TEXT,
    NOTE
  }

  /**
   * A paragraph.
   *
   * @param link where it leads, or null
   */
  public record Line(Rank rank, String text, @Nullable String link) {
    public Line {
      text = fitting(text);
      // a shortened address would lead to something else
      link = link != null && link.length() > LONGEST ? null : link;
    }
  }

  public CoverSheet {
    title = fitting(title);
    by = fitting(by);
    lines = List.copyOf(lines);
  }

  /** As much of a text as is written. */
  static String fitting(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Writes it for a worker. */
  public void write(DataOutputStream out) throws IOException {
    out.writeUTF(language);
    out.writeUTF(title);
    out.writeUTF(by);
    out.writeInt(lines.size());
    for (Line line : lines) {
      out.writeUTF(line.rank().name());
      out.writeUTF(line.text());
      out.writeUTF(line.link() == null ? "" : line.link());
    }
  }

  static CoverSheet read(DataInputStream in) throws IOException {
    String language = in.readUTF();
    String title = in.readUTF();
    String by = in.readUTF();
    List<Line> lines = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Rank rank = Rank.valueOf(in.readUTF());
      String text = in.readUTF();
      String link = in.readUTF();
      lines.add(new Line(rank, text, link.isEmpty() ? null : link));
    }
    return new CoverSheet(language, title, by, lines);
  }
}
