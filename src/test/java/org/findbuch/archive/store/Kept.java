package org.findbuch.archive.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.document.Tombstone;
import org.jspecify.annotations.Nullable;

/** Documents and collections that contracts keep, told apart by a number. */
public final class Kept {
  public static final Change CHANGE = Change.before(Instant.EPOCH);

  /** Everything happens in seconds after it. */
  private static final Instant START = Instant.parse("2026-11-17T08:00:00Z");

  private Kept() {}

  /** A document of one file, added the later the higher its number is. */
  public static Document document(int number) {
    return document(number, Publication.PUBLISHED, null);
  }

  public static Document document(
      int number, Publication publication, @Nullable CollectionId collection) {
    Instant added = START.plusSeconds(number);
    Metadata metadata =
        new Metadata.Builder().title("Akte " + number).collection(collection).build();
    List<Original> originals = List.of(original(1, bytes(number, 1), added));
    Tombstone tombstone =
        publication.leavesTombstone() ? new Tombstone(added, "ein Grund", true) : null;
    return new Document(
        id(number), 1, publication, metadata, originals, added, added, tombstone, null);
  }

  /** What the file of a document holds. */
  public static String bytes(int number, int original) {
    return "Inhalt von Akte " + number + ", Fassung " + original;
  }

  public static DocumentId id(int number) {
    return DocumentId.of(sha256(bytes(number, 1)), DocumentId.SHORTEST);
  }

  /** The next version, called otherwise. */
  public static Document titled(Document before, String title) {
    return next(
        before,
        before.publication(),
        before.metadata().with().title(title).build(),
        before.originals(),
        before.tombstone());
  }

  /** The next version, with one file more. */
  public static Document withFile(Document before, String bytes) {
    List<Original> originals = new ArrayList<>(before.originals());
    originals.add(original(originals.size() + 1, bytes, before.changed().plusSeconds(1)));
    return next(before, before.publication(), before.metadata(), originals, before.tombstone());
  }

  /** The next version, in another state; taken back for a reason where the state asks for one. */
  public static Document become(Document before, Publication publication) {
    Tombstone tombstone =
        publication.leavesTombstone() ? new Tombstone(before.changed(), "ein Grund", true) : null;
    return next(before, publication, before.metadata(), before.originals(), tombstone);
  }

  private static Document next(
      Document before,
      Publication publication,
      Metadata metadata,
      List<Original> originals,
      @Nullable Tombstone tombstone) {
    return new Document(
        before.id(),
        before.version() + 1,
        publication,
        metadata,
        originals,
        before.added(),
        before.changed().plusSeconds(1),
        tombstone,
        null);
  }

  private static Original original(int number, String bytes, Instant received) {
    int length = bytes.getBytes(StandardCharsets.UTF_8).length;
    String name = "Akte – Fassung " + number + ".txt";
    return new Original(number, name, Format.TXT, length, sha256(bytes), received);
  }

  public static Collection collection(String id, String title, @Nullable String parent) {
    return new Collection(
        new CollectionId(id),
        CollectionKind.SERIES,
        title,
        parent == null ? null : new CollectionId(parent),
        null,
        null,
        "Köln",
        null,
        null,
        List.of("Teilhabe"),
        null,
        null);
  }

  public static Intent intent(Document document) {
    return new Intent(new Item.OfDocument(document), change(document), document.version() == 1);
  }

  public static Intent intent(Collection collection) {
    return new Intent(new Item.OfCollection(collection), CHANGE, true);
  }

  public static Change change(Document document) {
    return Change.before(document.changed());
  }

  public static Sha256 sha256(String bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8));
      return Sha256.of(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
