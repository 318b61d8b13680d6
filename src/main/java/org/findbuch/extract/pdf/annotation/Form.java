package org.findbuch.extract.pdf.annotation;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** The form of a document (ISO 32000-1, 12.7.2). */
public final class Form {
  private static final COSName XFA = COSName.getPDFName("XFA");
  private static final int MOST = 10_000;
  private static final int DEEPEST = 50;

  private final @Nullable COSDictionary form;

  /** That of the document with this catalogue, which may have none. */
  public Form(@Nullable COSDictionary catalogue) {
    form = catalogue == null ? null : catalogue.getCOSDictionary(COSName.ACRO_FORM);
  }

  /** Whether it wants its fields shown by their values, whatever they look like in it. */
  boolean isBlank() {
    return form != null && form.getBoolean(COSName.getPDFName("NeedAppearances"), false);
  }

  /**
   * What was filled into a form that a viewer makes pages of by itself, which those of the file are
   * only a shell of; without what stands in the fields of the pages as well.
   */
  public List<String> data() {
    COSBase packets = form == null ? null : form.getDictionaryObject(XFA);
    if (form == null || packets == null) {
      return List.of();
    }
    Set<String> fields = new HashSet<>();
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(form.getCOSArray(COSName.FIELDS), fields, seen, 0);
    return XfaPackets.of(packets).values().stream()
        .filter(value -> !fields.contains(value))
        .toList();
  }

  private static void collect(
      @Nullable COSArray kids, Set<String> fields, Set<COSDictionary> seen, int depth) {
    for (int i = 0; kids != null && i < kids.size() && depth < DEEPEST; i++) {
      if (kids.getObject(i) instanceof COSDictionary field
          && seen.size() < MOST
          && seen.add(field)) {
        fields.add(new FormField(field).shown());
        fields.add(Note.string(field.getDictionaryObject(COSName.V)));
        collect(field.getCOSArray(COSName.KIDS), fields, seen, depth + 1);
      }
    }
  }
}
