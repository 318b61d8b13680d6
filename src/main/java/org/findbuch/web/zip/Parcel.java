package org.findbuch.web.zip;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Sha256;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Library.StoredFile;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.RangedAnswer;
import org.findbuch.web.zip.StoredZip.Content;
import org.findbuch.web.zip.StoredZip.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest files of some documents, and what is said of them, as one ZIP. */
public final class Parcel {
  private static final Logger LOG = LoggerFactory.getLogger(Parcel.class);

  private final StoredZip zip;
  private final EntityTag tag;

  private Parcel(List<Entry> entries, EntityTag tag) {
    this.zip = new StoredZip(entries);
    this.tag = tag;
  }

  /** Writes what lies beside the originals. */
  @FunctionalInterface
  public interface Papers {
    /**
     * Files of our own, by their names, for documents whose files are called so.
     *
     * @param files names in the ZIP
     */
    Map<String, byte[]> of(Map<DocumentId, String> files);
  }

  /**
   * Packs the files of documents, each once; first what is said of them. A file that is known to be
   * damaged is left out and named: in its place stands a sentence.
   *
   * @param library whose reader gets them
   * @param own names of the papers, which no original gets
   * @throws org.findbuch.web.exchange.ProblemException when there are none, too many, or only
   *     damaged ones
   */
  public static Parcel of(
      List<DocumentView> documents,
      Library library,
      KnownCrcs crcs,
      List<String> own,
      Papers papers,
      Exchange exchange) {
    ParcelSize.of(documents).require(exchange.texts());
    FileNames names = new FileNames();
    own.forEach(names::own);
    Map<DocumentId, String> files = new LinkedHashMap<>();
    Set<String> damaged = library.surroundings().damaged();
    List<DocumentView> sound = new ArrayList<>();
    for (DocumentView document : documents) {
      boolean isDamaged = damaged.contains(document.id().value());
      String instead = isDamaged ? exchange.texts().say("zip.damaged") : names.of(document);
      files.put(document.id(), instead);
      if (!isDamaged) {
        sound.add(document);
      }
    }
    if (sound.isEmpty()) {
      throw Problem.of(503, "damaged", documents.getFirst().newest().name()).exception();
    }
    MessageDigest digest = Sha256.digest();
    List<Entry> entries = new ArrayList<>();
    Instant latest =
        documents.stream().map(d -> d.newest().received()).max(Instant::compareTo).orElseThrow();
    papers
        .of(files)
        .forEach(
            (name, bytes) -> {
              entries.add(new Entry(name, bytes.length, latest, new Paper(bytes)));
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              digest.update(bytes);
            });
    Sources sources = new Sources(sound, library, crcs);
    for (int i = 0; i < sound.size(); i++) {
      DocumentView document = sound.get(i);
      OriginalView newest = document.newest();
      String name = files.getOrDefault(document.id(), "");
      Content content = new Stored(sources, i);
      entries.add(new Entry(name, newest.bytes(), newest.received(), content));
      digest.update(
          (name + "\n" + newest.sha256() + newest.received()).getBytes(StandardCharsets.UTF_8));
    }
    return new Parcel(entries, new EntityTag(Sha256.of(digest.digest()).hex()));
  }

  /** Sends it, or the part that is asked for. */
  public void send(Context http, String name) throws IOException {
    if (RangedAnswer.isAnswered(http, tag)) {
      return;
    }
    http.contentType("application/zip")
        .header("Content-Disposition", Disposition.header(false, name));
    new RangedAnswer(http, zip.length(), zip::write).send(tag);
  }

  /** The originals, in their order. */
  private record Sources(List<DocumentView> documents, Library library, KnownCrcs crcs) {
    /** Opened when its turn comes: it may have been withdrawn meanwhile. */
    StoredFile open(int at) throws IOException {
      DocumentId id = documents.get(at).id();
      Optional<StoredFile> stored = library.original(id, documents.get(at).newest().number());
      return stored.orElseThrow(() -> new IOException(id + " is not public any more"));
    }

    int crc32(int at) throws IOException {
      return crcs.of(open(at));
    }

    /** Reads an original while the one before it is being sent. */
    void prepare(int at) {
      if (at < documents.size()) {
        Thread.startVirtualThread(
            () -> {
              try {
                crcs.readAhead(open(at));
              } catch (IOException | RuntimeException broken) {
                LOG.debug("found again when its turn comes", broken);
              }
            });
      }
    }
  }

  /** One of the originals. */
  private record Stored(Sources sources, int at) implements Content {
    @Override
    public int crc32() throws IOException {
      return sources.crc32(at);
    }

    @Override
    public InputStream from(long offset, long length) throws IOException {
      StoredFile stored = sources.open(at);
      if (offset + length == stored.file().bytes()) {
        sources.prepare(at + 1);
      }
      return stored.file().from(offset, length);
    }
  }

  /** A file of our own. */
  private static final class Paper implements Content {
    private final byte[] bytes;

    Paper(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int crc32() {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return (int) crc.getValue();
    }

    @Override
    public InputStream from(long offset, long length) {
      return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }
  }
}
