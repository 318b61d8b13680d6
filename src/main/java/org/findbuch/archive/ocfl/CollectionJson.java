package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;

/** Collections as JSON. What is not said is left out. */
final class CollectionJson {
  private CollectionJson() {}

  static ObjectNode write(ObjectNode node, Collection collection) {
    node.put("id", collection.id().value());
    node.put("kind", collection.kind().code());
    node.put("title", collection.title());
    DocumentJson.put(node, "parent", collection.parent());
    DocumentJson.put(node, "start", collection.start());
    DocumentJson.put(node, "end", collection.end());
    DocumentJson.put(node, "place", collection.place());
    DocumentJson.put(node, "theme", collection.theme());
    DocumentJson.put(node, "form", collection.form());
    DocumentJson.putAll(node, "criteria", collection.criteria());
    DocumentJson.put(node, "contact", collection.contact());
    DocumentJson.put(node, "description", collection.description());
    return node;
  }

  static Collection collection(JsonFields fields) throws IOException {
    return new Collection(
        new CollectionId(fields.text("id")),
        fields.code(CollectionKind.class, "kind"),
        fields.text("title"),
        fields.optional("parent", CollectionId::new),
        fields.optional("start", DocumentDate::new),
        fields.optional("end", DocumentDate::new),
        fields.optional("place"),
        fields.optional("theme"),
        fields.optional("form"),
        fields.texts("criteria"),
        fields.optional("contact"),
        fields.optional("description"));
  }
}
