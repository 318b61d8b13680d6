package org.findbuch.extract.pdf.annotation;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** What is filled into a field of a form; much of it may stand at its ancestors (12.7.3). */
record FormField(COSDictionary widget) {
  private static final int DEEPEST = 50;
  private static final int PASSWORD = 1 << 13;
  private static final int PUSH_BUTTON = 1 << 16;
  private static final int COMB = 1 << 24;
  private static final String ON = "☒";
  private static final String OFF = "☐";

  private @Nullable COSBase inherited(COSName entry) {
    COSDictionary field = widget;
    for (int i = 0; field != null && i < DEEPEST; i++) {
      COSBase value = field.getDictionaryObject(entry);
      if (value != null) {
        return value;
      }
      field = field.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }

  private boolean has(int flag) {
    return inherited(COSName.FF) instanceof COSInteger flags && (flags.intValue() & flag) != 0;
  }

  private boolean is(COSName type) {
    return type.equals(inherited(COSName.FT));
  }

  boolean isSecret() {
    return is(COSName.TX) && has(PASSWORD);
  }

  /** Whether each character stands in a box of its own. */
  boolean isComb() {
    return is(COSName.TX) && has(COMB);
  }

  boolean isText() {
    return is(COSName.TX) || is(COSName.CH);
  }

  /** How its text is set. */
  String style() {
    return Note.string(inherited(COSName.DA));
  }

  /** What a viewer shows in it; empty where that is nothing. */
  String shown() {
    if (isSecret()) {
      return "";
    }
    if (is(COSName.TX)) {
      String plain = Note.string(inherited(COSName.V));
      return plain.isEmpty() ? Note.rich(inherited(COSName.RV)) : plain;
    }
    if (is(COSName.CH)) {
      return choice();
    }
    return is(COSName.BTN) ? button() : "";
  }

  private String button() {
    if (has(PUSH_BUTTON)) {
      COSDictionary look = widget.getCOSDictionary(COSName.MK);
      return look == null ? "" : Note.string(look.getDictionaryObject(COSName.CA));
    }
    COSName state = widget.getCOSName(COSName.AS);
    COSBase chosen = state == null ? inherited(COSName.V) : state;
    return chosen instanceof COSName name && !name.equals(COSName.Off) ? ON : OFF;
  }

  private String choice() {
    COSBase chosen = inherited(COSName.V);
    List<String> labels = new ArrayList<>();
    if (chosen instanceof COSArray several) {
      for (int i = 0; i < several.size(); i++) {
        labels.add(label(Note.string(several.getObject(i))));
      }
    } else if (chosen != null) {
      labels.add(label(Note.string(chosen)));
    } else if (inherited(COSName.I) instanceof COSArray places
        && inherited(COSName.OPT) instanceof COSArray options) {
      for (int i = 0; i < places.size(); i++) {
        int place = places.getInt(i);
        labels.add(place < 0 || place >= options.size() ? "" : last(options.getObject(place)));
      }
    }
    return String.join("\n", labels).strip();
  }

  /** An option may have a value of its own beside what is shown. */
  private String label(String value) {
    COSBase options = inherited(COSName.OPT);
    for (int i = 0; options instanceof COSArray all && i < all.size(); i++) {
      if (all.getObject(i) instanceof COSArray pair
          && pair.size() > 1
          && Note.string(pair.getObject(0)).equals(value)) {
        return Note.string(pair.getObject(1));
      }
    }
    return value;
  }

  private static String last(COSBase option) {
    return Note.string(
        option instanceof COSArray pair && pair.size() > 1 ? pair.getObject(1) : option);
  }
}
