package org.findbuch.extract.pdf.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Copies pages of one document into another: what is drawn, and nothing else. A page of the copy is
 * made anew from the few entries that say how it looks; so nothing leads to actions, scripts,
 * forms, annotations, files, bookmarks or another page. Whatever such thing lies among what is
 * drawn is left out as well, and so is what a stream would fetch from elsewhere.
 */
final class CleanCopy {

  /** Of a stream: bytes in another file, and what is not drawn. */
  private static final Set<COSName> NOT_OF_A_STREAM =
      Set.of(
          COSName.LENGTH,
          COSName.F,
          COSName.getPDFName("FFilter"),
          COSName.getPDFName("FDecodeParms"),
          COSName.getPDFName("AF"),
          COSName.METADATA,
          COSName.getPDFName("PieceInfo"),
          COSName.getPDFName("OPI"),
          COSName.getPDFName("Ref"),
          COSName.getPDFName("Alternates"),
          COSName.STRUCT_PARENT,
          COSName.STRUCT_PARENTS);

  /** What is not drawn, by what it says that it is. */
  private static final Set<String> NOT_DRAWN =
      Set.of(
          "Action",
          "Annot",
          "Catalog",
          "EmbeddedFile",
          "F",
          "Filespec",
          "Metadata",
          "Outlines",
          "Page",
          "Pages",
          "Sig");

  private static final Set<String> ACTIONS =
      Set.of(
          "JavaScript",
          "Launch",
          "GoTo",
          "GoToR",
          "GoToE",
          "URI",
          "SubmitForm",
          "ResetForm",
          "ImportData",
          "Rendition",
          "RichMediaExecute");

  private final PDDocument target;

  /** What was copied, by what it was copied from: things that several pages share stay one. */
  private final IdentityHashMap<COSBase, COSBase> copies = new IdentityHashMap<>();

  CleanCopy(PDDocument target) {
    this.target = target;
  }

  /** Copies a page to the end of the target. */
  PDPage copy(PDPage page) throws IOException {
    COSDictionary made = new COSDictionary();
    made.setItem(COSName.TYPE, COSName.PAGE);
    made.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
    made.setItem(COSName.CROP_BOX, page.getCropBox().getCOSArray());
    if (page.getRotation() != 0) {
      made.setInt(COSName.ROTATE, page.getRotation());
    }
    PDResources resources = page.getResources();
    COSBase copied = resources == null ? null : copied(resources.getCOSObject());
    made.setItem(COSName.RESOURCES, copied == null ? new COSDictionary() : copied);
    for (COSName also : List.of(COSName.CONTENTS, COSName.GROUP, COSName.getPDFName("UserUnit"))) {
      COSBase value = page.getCOSObject().getItem(also);
      COSBase copy = value == null ? null : copied(value);
      if (copy != null) {
        made.setItem(also, copy);
      }
    }
    PDPage added = new PDPage(made);
    target.addPage(added);
    return added;
  }

  /** Layers that were hidden stay so; nothing is said of those that no page has. */
  void layers(PDDocument source) throws IOException {
    COSDictionary said =
        source.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OCPROPERTIES);
    COSDictionary shown = said == null ? null : said.getCOSDictionary(COSName.D);
    if (said == null || shown == null) {
      return;
    }
    COSArray groups = known(said.getCOSArray(COSName.OCGS));
    if (groups.size() == 0) {
      return;
    }
    COSArray off = known(shown.getCOSArray(COSName.OFF));
    if (COSName.OFF.equals(shown.getCOSName(COSName.BASE_STATE))) {
      COSArray on = known(shown.getCOSArray(COSName.ON));
      off = new COSArray();
      for (COSBase group : groups) {
        if (on.indexOf(group) < 0) {
          off.add(group);
        }
      }
    }
    COSDictionary catalogue = target.getDocumentCatalog().getCOSObject();
    COSDictionary ours = catalogue.getCOSDictionary(COSName.OCPROPERTIES);
    if (ours == null) {
      ours = new COSDictionary();
      COSDictionary state = new COSDictionary();
      state.setItem(COSName.OFF, new COSArray());
      ours.setItem(COSName.OCGS, new COSArray());
      ours.setItem(COSName.D, state);
      catalogue.setItem(COSName.OCPROPERTIES, ours);
    }
    append(ours.getCOSArray(COSName.OCGS), groups);
    COSDictionary state = ours.getCOSDictionary(COSName.D);
    append(state == null ? null : state.getCOSArray(COSName.OFF), off);
  }

  private static void append(@Nullable COSArray to, COSArray more) {
    if (to != null) {
      to.addAll(more);
    }
  }

  private COSArray known(@Nullable COSArray groups) {
    COSArray known = new COSArray();
    for (int i = 0; groups != null && i < groups.size(); i++) {
      COSBase copy = copies.get(groups.getObject(i));
      if (copy != null) {
        known.add(copy);
      }
    }
    return known;
  }

  /** A copy that belongs to the target, or null of what is not drawn. */
  @Nullable COSBase copied(COSBase given) throws IOException {
    COSBase base = given instanceof COSObject reference ? reference.getObject() : given;
    if (base == null || base instanceof COSNull) {
      return null;
    }
    COSBase before = copies.get(base);
    if (before != null) {
      return before;
    }
    return switch (base) {
      case COSStream stream -> stream(stream);
      case COSDictionary dictionary -> {
        if (isNotDrawn(dictionary)) {
          yield null;
        }
        COSDictionary copy = new COSDictionary();
        copies.put(dictionary, copy);
        entries(dictionary, copy, Set.of());
        yield copy;
      }
      case COSArray array -> {
        COSArray copy = new COSArray();
        copies.put(array, copy);
        for (COSBase each : array) {
          COSBase item = each == null ? null : copied(each);
          copy.add(item == null ? COSNull.NULL : item);
        }
        yield copy;
      }
      default -> base;
    };
  }

  private @Nullable COSBase stream(COSStream stream) throws IOException {
    if (isNotDrawn(stream) || "PS".equals(stream.getNameAsString(COSName.SUBTYPE))) {
      return null;
    }
    COSStream copy = target.getDocument().createCOSStream();
    copies.put(stream, copy);
    try (InputStream in = stream.createRawInputStream();
        OutputStream out = copy.createRawOutputStream()) {
      in.transferTo(out);
    }
    entries(stream, copy, NOT_OF_A_STREAM);
    return copy;
  }

  private void entries(COSDictionary from, COSDictionary to, Set<COSName> without)
      throws IOException {
    for (Map.Entry<COSName, COSBase> entry : from.entrySet()) {
      COSBase value = without.contains(entry.getKey()) ? null : copied(entry.getValue());
      if (value != null) {
        to.setItem(entry.getKey(), value);
      }
    }
  }

  private static boolean isNotDrawn(COSDictionary dictionary) {
    String type = dictionary.getNameAsString(COSName.TYPE);
    String action = dictionary.getNameAsString(COSName.S);
    return (type != null && NOT_DRAWN.contains(type))
        || (action != null && ACTIONS.contains(action))
        || isOfAFile(dictionary);
  }

  /** Not a list of fonts of which one happens to be called so. */
  private static boolean isOfAFile(COSDictionary dictionary) {
    return dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary
        && (dictionary.getDictionaryObject(COSName.F) instanceof COSString
            || dictionary.getDictionaryObject(COSName.UF) instanceof COSString);
  }
}
