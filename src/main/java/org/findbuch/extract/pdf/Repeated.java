package org.findbuch.extract.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * What stands on several pages of a document, as the background of slides does and the picture of a
 * scanned page does not. It is looked up when somebody asks: few documents need it.
 */
final class Repeated {
  private final PDDocument document;
  private @Nullable Set<COSBase> objects;

  Repeated(PDDocument document) {
    this.document = document;
  }

  boolean holds(COSBase object) {
    Set<COSBase> known = objects;
    if (known == null) {
      known = Collections.newSetFromMap(new IdentityHashMap<>());
      objects = known;
      find(known);
    }
    return known.contains(object);
  }

  private void find(Set<COSBase> repeated) {
    Set<COSBase> once = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      for (PDPage page : document.getPages()) {
        PDResources resources = page.getResources();
        COSDictionary named =
            resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        // pages that share one list of everything in the file say nothing of what they show
        if (named != null && seen.add(named)) {
          named.getValues().stream().filter(object -> !once.add(object)).forEach(repeated::add);
        }
      }
    } catch (RuntimeException | StackOverflowError broken) {
      // the pages before it count
    }
  }
}
