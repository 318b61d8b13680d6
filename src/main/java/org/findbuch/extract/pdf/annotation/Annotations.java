package org.findbuch.extract.pdf.annotation;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.findbuch.extract.pdf.content.ContentReader;
import org.findbuch.extract.pdf.content.Layers;
import org.findbuch.extract.pdf.glyph.Glyphs;
import org.findbuch.extract.pdf.glyph.Remark;
import org.findbuch.extract.pdf.glyph.Surface;
import org.findbuch.extract.pdf.glyph.Typesetter;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of one page: what they show stands on the page, what is written into them follows
 * it. What a form holds is set where it belongs, unless the page shows it already.
 */
public final class Annotations {
  private static final COSName IRT = COSName.getPDFName("IRT");
  private static final COSName STATE_MODEL = COSName.getPDFName("StateModel");
  private static final int HIDDEN = 2 | 32;
  private static final int MOST = 20_000;

  /** They show text on the page itself. */
  private static final Set<String> SHOWN =
      Set.of(
          "Widget",
          "FreeText",
          "Stamp",
          "Watermark",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine");

  /** Something may be written into them. */
  private static final Set<String> COMMENTED =
      Set.of(
          "Text",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Stamp",
          "Caret",
          "Ink",
          "FileAttachment",
          "Redact");

  private static final Pattern NO_SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Layers layers;
  private final Form form;
  private final ContentReader reader;
  private final Typesetter typesetter;
  private final Surface surface;
  private final IdentityHashMap<COSDictionary, List<COSDictionary>> replies =
      new IdentityHashMap<>();
  private final Set<COSDictionary> told = Collections.newSetFromMap(new IdentityHashMap<>());

  public Annotations(
      Layers layers, Form form, ContentReader reader, Typesetter typesetter, Surface surface) {
    this.layers = layers;
    this.form = form;
    this.reader = reader;
    this.typesetter = typesetter;
    this.surface = surface;
  }

  public void read(PDPage page) throws IOException {
    List<COSDictionary> all = all(page.getCOSObject().getCOSArray(COSName.ANNOTS));
    for (COSDictionary annotation : all) {
      COSDictionary answered = answered(annotation);
      if (answered != null) {
        replies.computeIfAbsent(answered, key -> new ArrayList<>()).add(annotation);
      }
    }
    for (COSDictionary annotation : all) {
      boolean isReply = answered(annotation) != null;
      if (!isReply && isSeen(annotation)) {
        read(annotation);
      }
    }
  }

  private static List<COSDictionary> all(@Nullable COSArray array) {
    List<COSDictionary> all = new ArrayList<>();
    for (int i = 0; array != null && i < array.size() && i < MOST; i++) {
      if (array.getObject(i) instanceof COSDictionary dictionary) {
        String type = type(dictionary);
        if (SHOWN.contains(type) || COMMENTED.contains(type)) {
          all.add(dictionary);
        }
      }
    }
    return all;
  }

  private static String type(COSDictionary annotation) {
    return annotation.getNameAsString(COSName.SUBTYPE, "");
  }

  private static @Nullable COSDictionary answered(COSDictionary annotation) {
    return annotation.getCOSDictionary(IRT);
  }

  private boolean isSeen(COSDictionary annotation) {
    return (annotation.getInt(COSName.F, 0) & HIDDEN) == 0
        && !layers.isOff(annotation.getDictionaryObject(COSName.OC));
  }

  private void read(COSDictionary annotation) throws IOException {
    String type = type(annotation);
    Glyphs glyphs = typesetter.glyphs();
    int from = glyphs.count();
    FormField field = type.equals("Widget") ? new FormField(annotation) : null;
    boolean isStale = field != null && form.isBlank() && field.isText() && !field.shown().isEmpty();
    if (SHOWN.contains(type) && !isStale && (field == null || !field.isSecret())) {
      typesetter.annotations();
      Appearance.of(annotation, surface.matrix(), reader);
    }
    if (field != null) {
      fill(annotation, field.shown(), field.style(), from, field.isComb());
    } else if (type.equals("FreeText")) {
      String style = Note.string(annotation.getDictionaryObject(COSName.DA));
      fill(annotation, Note.of(annotation).text(), style, from, false);
      replies(annotation);
    } else if (COMMENTED.contains(type)) {
      comment(annotation, glyphs.text(from, glyphs.count()));
      replies(annotation);
    }
  }

  /** What is shown stays, unless it is only a part of the text or letters apart. */
  private void fill(COSDictionary annotation, String text, String style, int from, boolean isComb) {
    Glyphs glyphs = typesetter.glyphs();
    String shown = signs(glyphs.text(from, glyphs.count()));
    String wanted = signs(text);
    boolean isThere = wanted.isEmpty() ? glyphs.count() > from : shown.contains(wanted) && !isComb;
    if (text.isEmpty() || isThere || !(shown.isEmpty() || wanted.contains(shown))) {
      return;
    }
    for (int glyph = from; glyph < glyphs.count(); glyph++) {
      glyphs.remove(glyph);
    }
    Remark place = place(annotation, "");
    typesetter.annotations();
    new Lettering(typesetter, place.left(), place.top(), place.right(), place.bottom())
        .set(text, style);
  }

  private static String signs(String text) {
    return NO_SIGNS.matcher(text).replaceAll("");
  }

  private void comment(COSDictionary annotation, String shown) {
    Note note = Note.of(annotation);
    boolean isState = annotation.containsKey(STATE_MODEL);
    if (!told.add(annotation) || isState || note.text().isEmpty()) {
      return;
    }
    if (shown.isEmpty() || !signs(shown).contains(signs(note.text()))) {
      typesetter.glyphs().remark(place(annotation, note.spoken()));
    }
  }

  /** Answers follow what they answer, also where they have no window of their own. */
  private void replies(COSDictionary annotation) {
    Deque<COSDictionary> open = new ArrayDeque<>(replies.getOrDefault(annotation, List.of()));
    while (!open.isEmpty()) {
      COSDictionary reply = open.pop();
      if (!told.contains(reply) && !layers.isOff(reply.getDictionaryObject(COSName.OC))) {
        // one change may be marked by several annotations that say the same
        comment(reply, Note.of(annotation).equals(Note.of(reply)) ? Note.of(reply).text() : "");
        List<COSDictionary> next = replies.getOrDefault(reply, List.of());
        next.reversed().forEach(open::push);
      }
    }
  }

  private Remark place(COSDictionary annotation, String text) {
    COSArray corners = annotation.getCOSArray(COSName.RECT);
    float[] box = corners == null || corners.size() < 4 ? new float[4] : corners.toFloatArray();
    double x1 = surface.matrix().x(box[0], box[1]);
    double y1 = surface.matrix().y(box[0], box[1]);
    double x2 = surface.matrix().x(box[2], box[3]);
    double y2 = surface.matrix().y(box[2], box[3]);
    return new Remark(
        text,
        0,
        (float) Math.min(x1, x2),
        (float) Math.min(y1, y2),
        (float) Math.max(x1, x2),
        (float) Math.max(y1, y2));
  }
}
