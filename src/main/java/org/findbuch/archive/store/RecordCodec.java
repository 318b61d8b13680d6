package org.findbuch.archive.store;

import java.io.IOException;
import org.findbuch.document.Collection;
import org.findbuch.document.Document;
import org.findbuch.document.Found;
import org.findbuch.document.NewerSchemaException;

/**
 * The one stored form of a record: readable JSON that carries its schema version. Reading throws
 * {@link IOException} for what it cannot understand, {@link NewerSchemaException} for what a newer
 * program wrote.
 */
public interface RecordCodec {
  /** A document or collection, and the change that made it what it is. */
  String write(Item item, Change change);

  String write(Found found);

  String write(BackupNote note);

  Document document(String json) throws IOException;

  Collection collection(String json) throws IOException;

  /** Either of them. */
  Item item(String json) throws IOException;

  /** The change that made it so; number 0 where an older program wrote it. */
  Change change(String json) throws IOException;

  Found found(String json) throws IOException;

  BackupNote backupNote(String json) throws IOException;
}
