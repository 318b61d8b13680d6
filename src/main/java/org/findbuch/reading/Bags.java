package org.findbuch.reading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Site;
import org.jspecify.annotations.Nullable;

/**
 * Gives published documents to others: one bag each, with every version of the file, the record as
 * it is stored and as Dublin Core. What is not published is not given away.
 */
public final class Bags {
  private final Archive archive;
  private final Site site;
  private final Path target;
  private final Watch watch;

  public Bags(Archive archive, Site site, Path target, Watch watch) {
    this.archive = archive;
    this.site = site;
    this.target = target;
    this.watch = watch;
  }

  /** What became of a document. */
  public enum Outcome {
    WRITTEN,
    /** The bag that is there is the same. */
    SAME,
    /** A file of it does not fit its checksum; there is no new bag. */
    DAMAGED,
    /** Something of that name is there and is no bag. */
    IN_THE_WAY
  }

  /** Takes what became of each document. */
  @FunctionalInterface
  public interface Report {
    void bagged(Holding holding, Outcome outcome);
  }

  /** Packs all published documents, or those of a collection and all below it. */
  public void write(@Nullable CollectionId collection, Report report) throws IOException {
    Files.createDirectories(target);
    Set<CollectionId> wanted = collection == null ? Set.of() : below(collection);
    DocumentFilter published = DocumentFilter.all(Access.PUBLIC);
    watch.begin(archive.count(published));
    archive.each(
        published,
        listed -> {
          CollectionId of = listed.document().metadata().collection();
          if (collection == null || (of != null && wanted.contains(of))) {
            // It may have been taken back since the list was made.
            Optional<Holding> now = archive.find(listed.id());
            if (now.isPresent() && now.get().publication().isPublic()) {
              report.bagged(now.get(), pack(now.get()));
            }
          }
          watch.step();
        });
  }

  /** Bags of documents that are not public any more. */
  public List<Holding> outdated() throws IOException {
    List<Holding> outdated = new ArrayList<>();
    try (Stream<Path> all = Files.list(target)) {
      for (Path bag : all.filter(Bag::isBag).sorted().toList()) {
        Optional<DocumentId> id = DocumentId.parse(String.valueOf(bag.getFileName()));
        if (id.isPresent()) {
          archive
              .find(id.get())
              .filter(holding -> !holding.publication().isPublic())
              .ifPresent(outdated::add);
        }
      }
    }
    return outdated;
  }

  private Set<CollectionId> below(CollectionId top) throws IOException {
    Set<CollectionId> below = new HashSet<>(Set.of(top));
    List<Collection> all = archive.collections().all();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Collection each : all) {
        if (each.parent() != null && below.contains(each.parent())) {
          grows |= below.add(each.id());
        }
      }
    }
    return below;
  }

  private Outcome pack(Holding holding) throws IOException {
    Path folder = target.resolve(holding.id().value());
    if (Files.exists(folder) && !Bag.isBag(folder)) {
      return Outcome.IN_THE_WAY;
    }
    Map<String, String> records = records(holding);
    if (isSame(folder, holding, records)) {
      return Outcome.SAME;
    }
    Bag bag = Bag.begin(folder, watch::isStopAsked);
    try {
      for (Map.Entry<String, String> each : records.entrySet()) {
        bag.add(each.getKey(), each.getValue());
      }
      if (!addOriginals(bag, holding)) {
        return Outcome.DAMAGED;
      }
      bag.finish(info(holding));
      return Outcome.WRITTEN;
    } finally {
      bag.throwAway();
    }
  }

  private boolean addOriginals(Bag bag, Holding holding) throws IOException {
    for (Original original : holding.document().originals()) {
      try (InputStream in = archive.open(holding.id(), original).from(0, original.bytes())) {
        if (!bag.add(name(original), in, original.sha256())) {
          return false;
        }
      } catch (DamagedOriginalException | FileNotFoundException lost) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where an original lies in its bag. A percent sign would have to be encoded in the manifest,
   * which common validators do not decode; the name as it was is in the record.
   */
  private static String name(Original original) {
    return "v" + original.number() + "/" + original.name().replace('%', '_');
  }

  private Map<String, String> records(Holding holding) throws IOException {
    Map<String, String> records = new TreeMap<>();
    archive.record(holding.id()).ifPresent(json -> records.put("metadata.json", json));
    records.put("dublin-core.xml", DublinCore.of(holding, identifiers(holding)));
    return records;
  }

  /** What is in a bag never changes by itself, so records and lengths tell. */
  private static boolean isSame(Path folder, Holding holding, Map<String, String> records)
      throws IOException {
    if (!Bag.isBag(folder)) {
      return false;
    }
    Path data = folder.resolve("data");
    for (Map.Entry<String, String> each : records.entrySet()) {
      Path file = data.resolve(each.getKey());
      if (!Files.isRegularFile(file)
          || !new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
              .equals(each.getValue())) {
        return false;
      }
    }
    for (Original original : holding.document().originals()) {
      Path file = data.resolve(name(original));
      if (!Files.isRegularFile(file) || Files.size(file) != original.bytes()) {
        return false;
      }
    }
    return true;
  }

  private List<String> identifiers(Holding holding) {
    List<String> identifiers = new ArrayList<>();
    if (site.url() != null) {
      identifiers.add(site.url() + Addresses.document(holding.id()));
    }
    identifiers.add("urn:findbuch:document:" + holding.id());
    return identifiers;
  }

  private List<String> info(Holding holding) {
    List<String> info = new ArrayList<>();
    info.add(line("Source-Organization", site.name()));
    String contact = site.contact();
    if (contact != null && contact.contains("@")) {
      info.add(line("Contact-Email", contact));
    }
    identifiers(holding).forEach(each -> info.add(line("External-Identifier", each)));
    info.add(line("External-Description", holding.title()));
    CollectionId collection = holding.document().metadata().collection();
    if (collection != null) {
      info.add(line("Bag-Group-Identifier", collection.value()));
    }
    info.add(line("Bagging-Date", LocalDate.now(ZoneId.systemDefault()).toString()));
    info.add(line("Bag-Software-Agent", "Findbuch " + Version.number()));
    return info;
  }

  private static String line(String label, String value) {
    return label + ": " + value.replaceAll("\\s+", " ").strip();
  }
}
