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
  String write(Document document);

  String write(Collection collection);

  String write(Found found);

  String write(BackupNote note);

  Document document(String json) throws IOException;

  Collection collection(String json) throws IOException;

  Found found(String json) throws IOException;

  BackupNote backupNote(String json) throws IOException;
}
