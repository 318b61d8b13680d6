package org.findbuch.extract.pdf.content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.findbuch.extract.pdf.content.Operands.Kind;
import org.findbuch.extract.pdf.file.Unpacked;
import org.findbuch.extract.pdf.font.Typefaces;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Typesetter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a content stream as far as text depends on it: of everything else it only sees that
 * there is something.
 */
public final class ContentReader {
  private static final int DEEPEST_FORM = 30;
  private static final int DEEPEST_STATE = 1_000;

  /** What the contents of a page may come to when every form is drawn as often as it is used. */
  private static final long MOST_BYTES = 2L * Unpacked.MOST;

  /** What drawing a form costs, counted in bytes of content. */
  private static final int FORM = 1_000;

  private final Typefaces typefaces;
  private final Layers layers;
  private final MarkedContent marks;
  private final Pen pen;
  private final Outline outline;
  private final Pictures pictures = new Pictures();
  private final Set<COSStream> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private Deque<GraphicsState> saved = new ArrayDeque<>();
  private GraphicsState state = new GraphicsState(Matrix.NONE);
  private COSDictionary resources = new COSDictionary();
  // what the page itself names that is being shown
  private @Nullable COSBase shown;
  private int structParents = -1;
  private boolean drew;
  private long bytes;
  private boolean cut;

  public ContentReader(
      Typefaces typefaces, Typesetter typesetter, Layers layers, TaggedContent tags) {
    this.typefaces = typefaces;
    this.layers = layers;
    marks = new MarkedContent(typesetter, layers, tags);
    pen = new Pen(typesetter);
    outline = new Outline(typesetter.glyphs().rules());
  }

  /** Whether anything at all is shown. */
  public boolean sawMarks() {
    return drew || pen.wrote();
  }

  /** The pictures that are shown. */
  public Pictures pictures() {
    return pictures;
  }

  /** Whether more is drawn than is read of one page. */
  public boolean isCut() {
    return cut;
  }

  /** Reads the contents of a page with nothing set but the matrix. */
  public void read(byte[] content, COSDictionary page, @Nullable COSDictionary named, Matrix matrix)
      throws IOException {
    structParents = page.getInt(COSName.STRUCT_PARENTS);
    read(content, named, new GraphicsState(matrix));
  }

  private void read(byte[] content, @Nullable COSDictionary itsResources, GraphicsState begin)
      throws IOException {
    bytes += content.length;
    cut |= content.length >= Unpacked.MOST;
    Deque<GraphicsState> savedBefore = saved;
    GraphicsState stateBefore = state;
    COSDictionary resourcesBefore = resources;
    int marksBefore = marks.enter();
    saved = new ArrayDeque<>();
    state = begin;
    resources = itsResources == null ? resourcesBefore : itsResources;
    try {
      ContentScanner in = new ContentScanner(content);
      for (int code = in.next(); code != ContentScanner.END; code = in.next()) {
        carryOut(code, in.operands(), in);
      }
    } finally {
      saved = savedBefore;
      state = stateBefore;
      resources = resourcesBefore;
      marks.leave(marksBefore);
    }
  }

  private void carryOut(int operator, Operands in, ContentScanner scanner) throws IOException {
    switch (operator) {
      case 'q' -> save();
      case 'Q' -> restore();
      case 'c' << 8 | 'm' -> {
        if (in.areNumbers(6)) {
          state.matrix = matrix(in).then(state.matrix);
        }
      }
      case 'f', 'F', 'f' << 8 | '*', 'B', 'B' << 8 | '*', 'b', 'b' << 8 | '*', 'S', 's' -> {
        draw();
        outline.draw(!marks.isOff());
      }
      case 's' << 8 | 'h' -> draw();
      case 'n' -> outline.draw(false);
      case 'm', 'l', 'c', 'v', 'y' -> path(operator, in, false);
      case 'h' -> outline.close();
      case 'r' << 8 | 'e' -> path(operator, in, true);
      case 'I' << 8 | 'D' -> {
        image(valueOf(in, "W", "Width"), valueOf(in, "H", "Height"));
        scanner.skipImageData();
      }
      case 'B' << 16 | 'M' << 8 | 'C', 'B' << 16 | 'D' << 8 | 'C' ->
          marks.begin(in, resources, structParents);
      case 'E' << 16 | 'M' << 8 | 'C' -> marks.end();
      case 'D' << 8 | 'o' -> show(in.name(0));
      case 'g' << 8 | 's' -> external(in.name(0));
      default -> text(operator, in);
    }
  }

  private void text(int operator, Operands in) throws IOException {
    switch (operator) {
      case 'B' << 8 | 'T' -> pen.set(Matrix.NONE);
      case 'T' << 8 | 'f' -> font(font(in.name(0)), in.number(1));
      case 'T' << 8 | 'd' -> pen.move(in.number(0), in.number(1));
      case 'T' << 8 | 'D' -> {
        state.leading = -in.number(1);
        pen.move(in.number(0), in.number(1));
      }
      case 'T' << 8 | 'm' -> {
        if (in.areNumbers(6)) {
          pen.set(matrix(in));
        }
      }
      case 'T' << 8 | '*' -> pen.move(0, -state.leading);
      case 'T' << 8 | 'c' -> state.characterSpacing = in.number(0);
      case 'T' << 8 | 'w' -> state.wordSpacing = in.number(0);
      case 'T' << 8 | 'z' -> state.scale = in.number(0) / 100;
      case 'T' << 8 | 'L' -> state.leading = in.number(0);
      case 'T' << 8 | 'r' -> state.mode = (int) in.number(0);
      case 'T' << 8 | 's' -> state.rise = in.number(0);
      case 'T' << 8 | 'j', 'T' << 8 | 'J' -> write(in);
      case '\'' -> {
        pen.move(0, -state.leading);
        write(in);
      }
      case '"' -> {
        state.wordSpacing = in.number(0);
        state.characterSpacing = in.number(1);
        pen.move(0, -state.leading);
        writeFrom(2, in);
      }
      default -> {}
    }
  }

  private void write(Operands in) throws IOException {
    writeFrom(0, in);
  }

  private void writeFrom(int first, Operands in) throws IOException {
    if (state.font == null) {
      state.font = typefaces.usual();
    }
    for (int i = first; i < in.count(); i++) {
      if (in.kind(i) == Kind.STRING) {
        pen.write(state, in.strings(), in.start(i), in.end(i));
      } else if (in.kind(i) == Kind.NUMBER) {
        pen.kern(state, in.number(i));
      }
    }
  }

  private static Matrix matrix(Operands in) {
    return new Matrix(
        in.number(0), in.number(1), in.number(2), in.number(3), in.number(4), in.number(5));
  }

  private void draw() {
    drew |= !marks.isOff();
  }

  /** Where something is drawn only matters while a text is said of it. */
  private void path(int operator, Operands in, boolean isBox) {
    if (isBox) {
      outline.box(state.matrix, in.number(0), in.number(1), in.number(2), in.number(3));
    } else {
      int last = in.count() - 2;
      outline.go(state.matrix, in.number(last), in.number(last + 1), operator);
    }
    if (marks.isSpelled()) {
      int point = isBox ? 0 : in.count() - 2;
      draws(in.number(point), in.number(point + 1));
      if (isBox) {
        draws(in.number(0) + in.number(2), in.number(1) + in.number(3));
      }
    }
  }

  private void draws(double x, double y) {
    marks.draws(state.matrix.x(x, y), state.matrix.y(x, y));
  }

  private static double valueOf(Operands in, String shortName, String name) {
    for (int i = 0; i + 1 < in.count(); i++) {
      if (in.isName(i, shortName) || in.isName(i, name)) {
        return in.number(i + 1);
      }
    }
    return 0;
  }

  /** A picture fills the square of one. */
  private void image(double columns, double rows) {
    draw();
    if (!marks.isOff()) {
      pictures.add(shown, columns, rows, state.matrix);
    }
    if (marks.isSpelled()) {
      draws(0, 0);
      draws(1, 1);
    }
  }

  private void save() {
    if (saved.size() < DEEPEST_STATE) {
      saved.push(state);
      state = state.copy();
    }
  }

  private void restore() {
    if (!saved.isEmpty()) {
      state = saved.pop();
    }
  }

  private void font(@Nullable COSDictionary font, float size) {
    state.font = font == null ? typefaces.usual() : typefaces.of(font);
    state.size = size;
  }

  private @Nullable COSDictionary font(String name) {
    COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
    return fonts == null ? null : fonts.getCOSDictionary(COSName.getPDFName(name));
  }

  private void external(String name) {
    COSDictionary states = resources.getCOSDictionary(COSName.EXT_G_STATE);
    COSDictionary external =
        states == null ? null : states.getCOSDictionary(COSName.getPDFName(name));
    COSArray font = external == null ? null : external.getCOSArray(COSName.FONT);
    if (font != null
        && font.size() > 1
        && font.getObject(0) instanceof COSDictionary dictionary
        && font.getObject(1) instanceof COSNumber size) {
      font(dictionary, size.floatValue());
    }
  }

  private void show(String name) throws IOException {
    COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
    COSStream object = objects == null ? null : objects.getCOSStream(COSName.getPDFName(name));
    if (object == null || layers.isOff(object.getDictionaryObject(COSName.OC))) {
      return;
    }
    COSBase before = shown;
    shown = before == null ? objects.getItem(COSName.getPDFName(name)) : before;
    if (COSName.FORM.equals(object.getCOSName(COSName.SUBTYPE))) {
      form(object, state.copy());
    } else {
      image(object.getInt(COSName.WIDTH), object.getInt(COSName.HEIGHT));
    }
    shown = before;
  }

  /** Reads a form, or the appearance of an annotation, which stands in for one. */
  public void form(COSStream form, Matrix place) throws IOException {
    form(form, new GraphicsState(place));
  }

  private void form(COSStream form, GraphicsState begin) throws IOException {
    bytes += FORM;
    cut |= bytes > MOST_BYTES;
    if (cut || marks.isOff() || open.size() >= DEEPEST_FORM || !open.add(form)) {
      return;
    }
    int parentsBefore = structParents;
    structParents = form.getInt(COSName.STRUCT_PARENTS, structParents);
    try {
      begin.matrix = matrix(form.getCOSArray(COSName.MATRIX)).then(begin.matrix);
      read(Unpacked.bytes(form), form.getCOSDictionary(COSName.RESOURCES), begin);
    } finally {
      open.remove(form);
      structParents = parentsBefore;
    }
  }

  public static Matrix matrix(@Nullable COSArray array) {
    if (array == null || array.size() < 6) {
      return Matrix.NONE;
    }
    double[] numbers = new double[6];
    for (int i = 0; i < 6; i++) {
      numbers[i] = array.getObject(i) instanceof COSNumber number ? number.floatValue() : 0;
    }
    return new Matrix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }
}
