package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.exceptions.CorruptChecksumException;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.Site;
import org.findbuch.editing.ByHand;
import org.findbuch.reading.Bags.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bags are judged by somebody else: the Library of Congress's own validator. */
class BagsTest {
  private static final Site SITE =
      new Site("Stadt Lindenau", URI.create("https://archiv.example.de"), "de", null, "a@b.de");

  @TempDir Path folder;
  private Archive archive;
  private Path target;

  @BeforeEach
  void open() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("archive"));
    target = folder.resolve("bags");
    archive = Archives.open(kept);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  @Test
  void a_stranger_finds_every_bag_valid() throws Exception {
    DocumentId id =
        stored("Tücke & 100 % \"sicher\" <ö>.txt", "erste Fassung", Publication.PUBLISHED);
    try (Spooled second = spool("zweite Fassung")) {
      Metadata none = Metadata.NONE;
      Arrival arrival =
          new Arrival("Neues & Altes.txt", Format.TXT, none, Release.of(Publication.PUBLISHED));
      archive.receiveVersion(id, second, arrival, "test");
    }
    stored("b.txt", "noch eins", Publication.PUBLISHED);
    assertThat(write(null)).containsExactly(Map.entry(Outcome.WRITTEN, 2));
    assertThat(bags()).hasSize(2);
    for (Path bag : bags()) {
      requireValid(bag);
    }
    Path bag = target.resolve(id.value());
    assertThat(bag.resolve("data/v1/Tücke & 100 _ _sicher_ _ö_.txt")).hasContent("erste Fassung");
    assertThat(bag.resolve("data/v2/Neues & Altes.txt")).hasContent("zweite Fassung");
    assertThat(bag.resolve("manifest-sha512.txt"))
        .content()
        .contains("data/v1/Tücke & 100 _ _sicher_ _ö_.txt\n");
    assertThat(bag.resolve("data/metadata.json"))
        .hasContent(archive.record(id).orElseThrow().strip());
    assertThat(bag.resolve("bag-info.txt"))
        .content()
        .contains("Source-Organization: Stadt Lindenau\n")
        .contains("External-Identifier: https://archiv.example.de/d/" + id + "\n")
        .containsPattern("Payload-Oxum: [0-9]+\\.4\n");
    assertThat(bag.resolve("data/dublin-core.xml"))
        .content()
        .contains("<dc:title>Neues &amp; Altes</dc:title>");
  }

  @Test
  void the_validator_would_find_a_changed_file() throws Exception {
    DocumentId id = stored("a.txt", "hello", Publication.PUBLISHED);
    write(null);
    Files.writeString(target.resolve(id + "/data/v1/a.txt"), "hallo");
    assertThatThrownBy(() -> requireValid(bags().getFirst()))
        .isInstanceOf(CorruptChecksumException.class);
  }

  @Test
  void what_would_break_a_line_of_the_manifest_is_encoded() {
    assertThat(org.findbuch.reading.Bag.encoded("data/100 %\r\n\tä.txt"))
        .isEqualTo("data/100 %25%0D%0A\tä.txt");
  }

  @Test
  void only_what_is_published_is_given_away() throws IOException {
    DocumentId id = stored("a.txt", "public", Publication.PUBLISHED);
    stored("b.txt", "draft", Publication.DRAFT);
    assertThat(write(null)).containsExactly(Map.entry(Outcome.WRITTEN, 1));
    new ByHand(archive).withdraw(id, "wrong");
    assertThat(write(null)).isEmpty();
    assertThat(new Bags(archive, SITE, target, Watch.NONE).outdated())
        .singleElement()
        .satisfies(holding -> assertThat(holding.id()).isEqualTo(id));
  }

  @Test
  void a_bag_that_is_the_same_is_left_and_one_that_has_changed_replaced() throws Exception {
    DocumentId id = stored("a.txt", "hello", Publication.PUBLISHED);
    write(null);
    Path declaration = target.resolve(id + "/bagit.txt");
    Files.setLastModifiedTime(declaration, FileTime.fromMillis(1_000_000));
    assertThat(write(null)).containsExactly(Map.entry(Outcome.SAME, 1));
    assertThat(Files.getLastModifiedTime(declaration).toMillis()).isEqualTo(1_000_000);
    new ByHand(archive).edit(id, 1, new Metadata.Builder().title("Edited").build());
    assertThat(write(null)).containsExactly(Map.entry(Outcome.WRITTEN, 1));
    requireValid(target.resolve(id.value()));
    assertThat(bags()).hasSize(1);
  }

  @Test
  void a_collection_is_packed_with_those_below_it() throws IOException {
    archive.collections().add(collection("series", null), "test");
    archive.collections().add(collection("conference", "series"), "test");
    archive.collections().add(collection("other", null), "test");
    stored("a.txt", "a", Publication.PUBLISHED, "series");
    stored("b.txt", "b", Publication.PUBLISHED, "conference");
    stored("c.txt", "c", Publication.PUBLISHED, "other");
    stored("d.txt", "d", Publication.PUBLISHED);
    assertThat(write("series")).containsExactly(Map.entry(Outcome.WRITTEN, 2));
  }

  @Test
  void a_damaged_document_gets_no_bag() throws IOException {
    DocumentId id = stored("a.txt", "hello", Publication.PUBLISHED);
    var original = archive.find(id).orElseThrow().document().newest();
    Files.writeString(archive.open(id, original).path(), "hallo");
    assertThat(write(null)).containsExactly(Map.entry(Outcome.DAMAGED, 1));
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void what_a_killed_export_left_is_no_bag_and_goes() throws Exception {
    DocumentId id = stored("a.txt", "hello", Publication.PUBLISHED);
    Path left = Files.createDirectories(target.resolve("." + id + ".part/data"));
    Files.writeString(left.resolve("metadata.json"), "{");
    write(null);
    assertThat(bags()).containsExactly(target.resolve(id.value()));
    requireValid(target.resolve(id.value()));
  }

  @Test
  void something_else_of_that_name_is_left_alone() throws IOException {
    DocumentId id = stored("a.txt", "hello", Publication.PUBLISHED);
    Files.createDirectories(target.resolve(id.value()));
    assertThat(write(null)).containsExactly(Map.entry(Outcome.IN_THE_WAY, 1));
  }

  private Map<Outcome, Integer> write(@Nullable String collection) throws IOException {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    new Bags(archive, SITE, target, Watch.NONE)
        .write(
            collection == null ? null : new CollectionId(collection),
            (holding, outcome) -> outcomes.merge(outcome, 1, Integer::sum));
    return outcomes;
  }

  private List<Path> bags() throws IOException {
    try (Stream<Path> all = Files.list(target)) {
      return all.toList();
    }
  }

  private static void requireValid(Path folder) throws Exception {
    Bag bag = new BagReader().read(folder);
    assertThat(bag.getVersion().toString()).isEqualTo("1.0");
    try (BagVerifier verifier = new BagVerifier()) {
      verifier.isValid(bag, false);
    }
  }

  private Spooled spool(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return archive.spool(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
  }

  private DocumentId stored(String name, String content, Publication publication)
      throws IOException {
    return stored(name, content, publication, null);
  }

  private DocumentId stored(
      String name, String content, Publication publication, @Nullable String collection)
      throws IOException {
    Metadata said =
        collection == null
            ? Metadata.NONE
            : new Metadata.Builder().collection(new CollectionId(collection)).build();
    try (Spooled spooled = spool(content)) {
      return archive
          .receive(spooled, new Arrival(name, Format.TXT, said, Release.of(publication)), "test")
          .holding()
          .id();
    }
  }

  private static Collection collection(String id, @Nullable String parent) {
    return new Collection(
        new CollectionId(id),
        CollectionKind.SERIES,
        id,
        parent == null ? null : new CollectionId(parent),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }
}
