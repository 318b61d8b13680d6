package org.findbuch.extract.pdf.content;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.findbuch.extract.pdf.content.Operands.Kind;
import org.findbuch.extract.pdf.glyph.SaidText;
import org.findbuch.extract.pdf.glyph.Typesetter;
import org.jspecify.annotations.Nullable;

/**
 * What marked content says of what is shown in it: that it is not shown at all, that it is none of
 * the page's matter, or which text it is (ISO 32000-1, 14.6 and 14.9.4). Where it is nested, the
 * outermost is believed.
 */
final class MarkedContent {
  private static final COSName E = COSName.getPDFName("E");

  private final Typesetter typesetter;
  private final Layers layers;
  private final TaggedContent tags;
  private final Set<COSDictionary> said = Collections.newSetFromMap(new IdentityHashMap<>());
  private int depth;
  private int floor;
  // where the outermost of each sort begins; 0 outside of it
  private int offFrom;
  private int artifactFrom;
  private int spelledFrom;
  private int shortFrom;
  private @Nullable SaidText spelling;
  private String whole = "";
  private int shortGlyph;

  MarkedContent(Typesetter typesetter, Layers layers, TaggedContent tags) {
    this.typesetter = typesetter;
    this.layers = layers;
    this.tags = tags;
  }

  boolean isOff() {
    return offFrom > 0;
  }

  /** Takes note of what is drawn where a text is said of something that has no letters. */
  void draws(double x, double y) {
    if (spelling != null) {
      spelling.draws(x, y);
    }
  }

  boolean isSpelled() {
    return spelling != null;
  }

  /** A content stream of its own ends none of the marks around it; gives what leaves it again. */
  int enter() {
    int before = floor;
    floor = depth;
    return before;
  }

  void leave(int before) {
    while (depth > floor) {
      end();
    }
    floor = before;
  }

  /** The operands are a tag and its properties, if any, by name or as they stand. */
  void begin(Operands in, COSDictionary resources, int page) {
    depth++;
    COSDictionary named = null;
    if (in.count() == 2) {
      COSDictionary all = resources.getCOSDictionary(COSName.PROPERTIES);
      named = all == null ? null : all.getCOSDictionary(COSName.getPDFName(in.name(1)));
    }
    if (in.isName(0, "OC")) {
      if (offFrom == 0 && layers.isOff(named)) {
        offFrom = depth;
        typesetter.hide(true);
      }
      return;
    }
    if (in.isName(0, "Artifact") && artifactFrom == 0) {
      artifactFrom = depth;
      typesetter.artifact(true);
    }
    int content = named == null ? number(in, "MCID") : named.getInt(COSName.MCID);
    if (spelledFrom == 0) {
      spell(said(COSName.ACTUAL_TEXT, named, in), page, content);
    }
    if (shortFrom == 0) {
      explain(said(E, named, in), page, content);
    }
  }

  private void spell(@Nullable String own, int page, int content) {
    COSDictionary element = own == null ? tags.saying(COSName.ACTUAL_TEXT, page, content) : null;
    String text = element == null ? own : element.getString(COSName.ACTUAL_TEXT);
    if (text != null) {
      spelledFrom = depth;
      // an element in several pieces says its text once
      boolean isAgain = element != null && !said.add(element);
      spelling = new SaidText(typesetter, isAgain ? "" : text);
    }
  }

  private void explain(@Nullable String own, int page, int content) {
    COSDictionary element = own == null ? tags.saying(E, page, content) : null;
    String text = element == null ? own : element.getString(E);
    if (text != null) {
      shortFrom = depth;
      shortGlyph = typesetter.glyphs().count();
      whole = text;
    }
  }

  private static @Nullable String said(COSName entry, @Nullable COSDictionary named, Operands in) {
    return named == null ? string(in, entry.getName()) : named.getString(entry);
  }

  private static @Nullable String string(Operands in, String entry) {
    for (int i = 1; i + 1 < in.count(); i++) {
      if (in.kind(i + 1) == Kind.STRING && in.isName(i, entry)) {
        return new COSString(in.string(i + 1)).getString();
      }
    }
    return null;
  }

  private static int number(Operands in, String entry) {
    for (int i = 1; i + 1 < in.count(); i++) {
      if (in.kind(i + 1) == Kind.NUMBER && in.isName(i, entry)) {
        return (int) in.number(i + 1);
      }
    }
    return -1;
  }

  void end() {
    if (depth <= floor) {
      return;
    }
    if (depth == spelledFrom && spelling != null) {
      spelling.end();
      spelling = null;
      spelledFrom = 0;
    }
    if (depth == shortFrom) {
      typesetter.explain(shortGlyph, whole);
      shortFrom = 0;
    }
    if (depth == artifactFrom) {
      typesetter.artifact(false);
      artifactFrom = 0;
    }
    if (depth == offFrom) {
      typesetter.hide(false);
      offFrom = 0;
    }
    depth--;
  }
}
