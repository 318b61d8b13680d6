package org.findbuch.extract.pdf.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.findbuch.extract.pdf.file.Mention;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a tagged document, as far as they say the text of their content or what it is
 * short for (ISO 32000-1, 14.9.4 and 14.9.5). Few documents have any: the tree is left alone where
 * its packed objects do not name the entries.
 */
public final class TaggedContent {
  private static final COSName PARENT_TREE = COSName.getPDFName("ParentTree");
  private static final int DEEPEST = 30;

  /** The bytes of packed streams may look like a short entry; those of a long one do not. */
  private static final List<String> PLAIN = List.of("/ActualText");

  private static final List<String> PACKED =
      List.of("/ActualText", "/E(", "/E (", "/E<FE", "/E <FE", "/E<fe", "/E <fe");

  private final Path file;
  private final COSDocument document;
  private final @Nullable COSDictionary parents;
  private final Map<Integer, COSArray> known = new HashMap<>();
  private @Nullable Boolean told;

  /** That of the document with this catalogue. */
  public TaggedContent(Path file, COSDocument document, @Nullable COSDictionary catalogue) {
    this.file = file;
    this.document = document;
    COSDictionary root =
        catalogue == null ? null : catalogue.getCOSDictionary(COSName.STRUCT_TREE_ROOT);
    parents = root == null ? null : root.getCOSDictionary(PARENT_TREE);
  }

  /** The nearest element around this content that says something of it; null if none does. */
  @Nullable COSDictionary saying(COSName entry, int page, int content) {
    if (parents == null || page < 0 || content < 0 || !isTold()) {
      return null;
    }
    COSArray elements = known.computeIfAbsent(page, number -> find(parents, number, 0));
    COSBase element = content < elements.size() ? elements.getObject(content) : null;
    COSDictionary found = null;
    for (int i = 0; element instanceof COSDictionary dictionary && i < DEEPEST; i++) {
      found = dictionary.getString(entry) == null ? found : dictionary;
      element = dictionary.getDictionaryObject(COSName.P);
    }
    return found;
  }

  private static COSArray find(COSDictionary node, int number, int depth) {
    COSArray numbers = node.getCOSArray(COSName.NUMS);
    for (int i = 0; numbers != null && i + 1 < numbers.size(); i += 2) {
      if (numbers.getInt(i) == number && numbers.getObject(i + 1) instanceof COSArray found) {
        return found;
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size() && depth < DEEPEST; i++) {
      if (kids.getObject(i) instanceof COSDictionary kid && reaches(kid, number)) {
        return find(kid, number, depth + 1);
      }
    }
    return new COSArray();
  }

  private static boolean reaches(COSDictionary kid, int number) {
    COSArray limits = kid.getCOSArray(COSName.LIMITS);
    return limits == null || (limits.getInt(0) <= number && number <= limits.getInt(1));
  }

  private boolean isTold() {
    if (told == null) {
      try {
        told = Mention.of(PACKED, isPacked() ? PLAIN : PACKED, file, document);
      } catch (IOException broken) {
        told = false;
      }
    }
    return told;
  }

  private boolean isPacked() {
    return document.getXrefTable().values().stream().anyMatch(place -> place < 0);
  }
}
