package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Damage;

/** What a backup says of itself as JSON, schema 1. */
final class BackupJson {
  private static final String FINISHED = "finished";
  private static final String RUNNING = "running";

  private BackupJson() {}

  static ObjectNode write(ObjectNode node, BackupNote note) {
    Instant finished = note.finished();
    node.put("state", finished == null ? RUNNING : FINISHED);
    node.put("archive", note.archive());
    node.put("program", note.program());
    node.put("begun", note.begun().toString());
    DocumentJson.put(node, FINISHED, finished);
    node.put("documents", note.documents());
    node.put("collections", note.collections());
    DocumentJson.putAll(node, "unsound", note.unsound());
    ArrayNode warnings = node.putArray("warnings");
    for (Damage damage : note.warnings()) {
      warnings
          .addObject()
          .put("type", damage.type().code())
          .put("subject", damage.subject())
          .put("detail", damage.detail());
    }
    return node;
  }

  static BackupNote note(JsonFields fields) throws IOException {
    List<Damage> warnings = new ArrayList<>();
    for (JsonFields warning : fields.objects("warnings")) {
      warnings.add(
          new Damage(
              warning.code(Damage.Type.class, "type"),
              warning.text("subject"),
              warning.text("detail")));
    }
    return new BackupNote(
        fields.text("program"),
        fields.text("archive"),
        fields.time("begun"),
        fields.text("state").equals(FINISHED) ? fields.time(FINISHED) : null,
        fields.number("documents"),
        fields.number("collections"),
        fields.texts("unsound"),
        warnings);
  }
}
