package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.CorruptObjectException;
import io.ocfl.api.exception.FixityCheckException;
import io.ocfl.api.exception.InvalidInventoryException;
import io.ocfl.api.exception.NotFoundException;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectDetails;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.VersionDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DiskFault;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;

/** Reads what objects say of themselves: {@code metadata.json}, of today and of each version. */
record RecordReader(OcflRepository repository, RecordCodec records) {
  static final String METADATA = "metadata.json";

  Optional<Document> document(DocumentId id) throws IOException {
    Optional<String> json = record(ObjectName.of(id));
    return json.isEmpty() ? Optional.empty() : Optional.of(records.document(json.get()));
  }

  Optional<Collection> collection(CollectionId id) throws IOException {
    Optional<String> json = record(ObjectName.of(id));
    return json.isEmpty() ? Optional.empty() : Optional.of(records.collection(json.get()));
  }

  /** What the object of a name says. */
  Optional<Item> item(ObjectName name) throws IOException {
    Optional<String> json = record(name);
    return json.isEmpty() ? Optional.empty() : Optional.of(records.item(json.get()));
  }

  /** What an object says of itself, as it is stored. */
  Optional<String> record(ObjectName name) throws IOException {
    return record(name, ObjectVersionId.head(name.urn()));
  }

  /** The changes that made an object what it is, oldest first. */
  List<Intent> versions(ObjectName name, Consumer<String> problems) throws IOException {
    List<Intent> versions = new ArrayList<>();
    ObjectDetails object = described(name);
    for (VersionDetails version : object.getVersionMap().values()) {
      try {
        String json = record(name, version.getObjectVersionId()).orElseThrow();
        Change change = records.change(json);
        if (change.when().equals(Instant.EPOCH)) {
          change = Change.before(version.getCreated().toInstant());
        }
        versions.add(new Intent(records.item(json), change, versions.isEmpty()));
      } catch (IOException broken) {
        boolean isNewest = version.getVersionNum().equals(object.getHeadVersionNum());
        if (isNewest || DiskFault.isElsewhere(broken)) {
          throw broken;
        }
        problems.accept(name.id() + ", an earlier version: " + broken.getMessage());
      }
    }
    return versions;
  }

  private ObjectDetails described(ObjectName name) throws IOException {
    try {
      return repository.describeObject(name.urn());
    } catch (OcflJavaException e) {
      throw failed("could not be read", name, e);
    }
  }

  /** Where an original lies below the storage root; empty when its object lists no such file. */
  Optional<String> place(ObjectName name, String below, Original original) {
    try {
      return repository.describeObject(name.urn()).getVersionMap().values().stream()
          .flatMap(version -> version.getFiles().stream())
          .filter(file -> file.getPath().startsWith(below))
          .filter(
              file ->
                  original
                      .sha256()
                      .hex()
                      .equals(file.getFixity().get(DigestAlgorithmRegistry.sha256)))
          .map(FileDetails::getStorageRelativePath)
          .findFirst();
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  /** Whether a record was written by a change. */
  boolean isOf(Change change, String record) {
    try {
      return records.change(record).number() == change.number();
    } catch (IOException senseless) {
      return false;
    }
  }

  private Optional<String> record(ObjectName name, ObjectVersionId version) throws IOException {
    try {
      var object = repository.getObject(version);
      if (!object.containsFile(METADATA)) {
        throw new IOException("object " + name.id() + " has no " + METADATA);
      }
      try (var in = object.getFile(METADATA).getStream()) {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        in.checkFixity();
        return Optional.of(json);
      }
    } catch (NotFoundException none) {
      return Optional.empty();
    } catch (OcflJavaException e) {
      throw failed("could not be read", name, e);
    }
  }

  static IOException failed(String what, ObjectName name, OcflJavaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    boolean isDamage =
        switch (e) {
          case CorruptObjectException _, FixityCheckException _, InvalidInventoryException _ ->
              true;
          default -> cause instanceof JsonProcessingException;
        };
    if (isDamage) {
      return new DamagedOriginalException(name.id() + "/inventory.json", cause.toString());
    }
    return new IOException("object " + name.id() + " " + what + ": " + cause.getMessage(), e);
  }
}
