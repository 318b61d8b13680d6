package org.findbuch.extract.pdf.content;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Which optional content a viewer shows when it opens the file: by the default configuration and
 * what that lets groups say for viewing (ISO 32000-1, 8.11).
 */
public final class Layers {
  private static final int DEEPEST = 30;
  private static final COSName INTENT = COSName.getPDFName("Intent");
  private static final COSName VIEW = COSName.getPDFName("View");
  private static final COSName EVENT = COSName.getPDFName("Event");

  private final Set<COSBase> off = Collections.newSetFromMap(new IdentityHashMap<>());

  private Layers() {}

  /** Those of the document with this catalogue. */
  public static Layers of(@Nullable COSDictionary catalogue) {
    Layers layers = new Layers();
    COSDictionary told =
        catalogue == null ? null : catalogue.getCOSDictionary(COSName.OCPROPERTIES);
    COSDictionary usual = told == null ? null : told.getCOSDictionary(COSName.D);
    if (told != null && usual != null) {
      COSArray all = told.getCOSArray(COSName.OCGS);
      if (COSName.OFF.equals(usual.getCOSName(COSName.BASE_STATE))) {
        layers.turn(all, true);
        layers.turn(usual.getCOSArray(COSName.ON), false);
      } else {
        layers.turn(usual.getCOSArray(COSName.OFF), true);
      }
      layers.automatic(usual.getCOSArray(COSName.AS));
    }
    return layers;
  }

  private void turn(@Nullable COSArray groups, boolean isOff) {
    for (int i = 0; groups != null && i < groups.size(); i++) {
      turn(groups.getObject(i), isOff);
    }
  }

  private void turn(@Nullable COSBase group, boolean isOff) {
    if (!isOff) {
      off.remove(group);
    } else if (group instanceof COSDictionary dictionary && isForViewing(dictionary)) {
      off.add(group);
    }
  }

  /** What is meant for the designer alone is not turned off by anybody. */
  private static boolean isForViewing(COSDictionary group) {
    COSBase intent = group.getDictionaryObject(INTENT);
    return intent == null
        || VIEW.equals(intent)
        || COSName.getPDFName("All").equals(intent)
        || (intent instanceof COSArray several && several.toCOSNameStringList().contains("View"));
  }

  /** Groups that the event of viewing turns on or off by what they say themselves. */
  private void automatic(@Nullable COSArray rules) {
    for (int i = 0; rules != null && i < rules.size(); i++) {
      if (rules.getObject(i) instanceof COSDictionary rule && VIEW.equals(rule.getCOSName(EVENT))) {
        COSArray groups = rule.getCOSArray(COSName.OCGS);
        for (int j = 0; groups != null && j < groups.size(); j++) {
          if (groups.getObject(j) instanceof COSDictionary group) {
            bySelf(group);
          }
        }
      }
    }
  }

  private void bySelf(COSDictionary group) {
    COSDictionary usage = group.getCOSDictionary(COSName.getPDFName("Usage"));
    COSDictionary view = usage == null ? null : usage.getCOSDictionary(VIEW);
    COSName state = view == null ? null : view.getCOSName(COSName.getPDFName("ViewState"));
    if (state != null) {
      turn(group, COSName.OFF.equals(state));
    }
  }

  /** Whether what belongs to this group, or to groups in this membership, is not shown. */
  public boolean isOff(@Nullable COSBase content) {
    if (off.isEmpty() || !(content instanceof COSDictionary dictionary)) {
      return false;
    }
    if (!COSName.OCMD.equals(dictionary.getCOSName(COSName.TYPE))) {
      return off.contains(dictionary);
    }
    COSArray expression = dictionary.getCOSArray(COSName.getPDFName("VE"));
    return expression != null ? !holds(expression, 0) : !isMember(dictionary);
  }

  private boolean isMember(COSDictionary membership) {
    COSBase groups = membership.getDictionaryObject(COSName.OCGS);
    int on = 0;
    int isOff = 0;
    if (groups instanceof COSDictionary) {
      on += off.contains(groups) ? 0 : 1;
      isOff = 1 - on;
    } else if (groups instanceof COSArray several) {
      for (int i = 0; i < several.size(); i++) {
        COSBase group = several.getObject(i);
        on += group instanceof COSDictionary && !off.contains(group) ? 1 : 0;
        isOff += off.contains(group) ? 1 : 0;
      }
    }
    String policy = membership.getNameAsString(COSName.P, "AnyOn");
    return on + isOff == 0
        || switch (policy) {
          case "AllOn" -> isOff == 0;
          case "AnyOff" -> isOff > 0;
          case "AllOff" -> on == 0;
          default -> on > 0;
        };
  }

  private boolean holds(@Nullable COSBase expression, int depth) {
    if (!(expression instanceof COSArray array) || array.size() == 0 || depth > DEEPEST) {
      return !off.contains(expression);
    }
    boolean isAnd = COSName.getPDFName("And").equals(array.getObject(0));
    boolean isNot = COSName.getPDFName("Not").equals(array.getObject(0));
    for (int i = 1; i < array.size(); i++) {
      boolean holds = holds(array.getObject(i), depth + 1);
      if (isNot || holds != isAnd) {
        return isNot != holds;
      }
    }
    return isAnd || isNot;
  }
}
