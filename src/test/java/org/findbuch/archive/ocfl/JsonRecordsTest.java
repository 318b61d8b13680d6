package org.findbuch.archive.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Item;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Original;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Proposals;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.Sha256;
import org.findbuch.document.Tombstone;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {
  private static final Change CHANGE =
      new Change(7, Instant.parse("2026-01-02T03:04:05.006Z"), "anna", "edit");

  private final JsonRecords records = new JsonRecords();

  @Test
  void a_document_with_everything_comes_back_as_it_was() throws IOException {
    Document document = document();
    assertThat(records.document(records.write(new Item.OfDocument(document), CHANGE)))
        .isEqualTo(document);
  }

  @Test
  void a_collection_with_everything_comes_back_as_it_was() throws IOException {
    Collection collection =
        new Collection(
            new CollectionId("fachtag-2014"),
            CollectionKind.CONFERENCE,
            "Fachtag „Gesund älter werden“",
            new CollectionId("fachtage"),
            new DocumentDate("2014-11-17"),
            new DocumentDate("2014-11-18"),
            "Potsdam",
            "Alter",
            "Fachtag",
            List.of("Teilhabe", "Nachhaltigkeit"),
            "post@example.org",
            "Zwei Tage.",
            AgendaItem.parse(
                "agenda", "2014-11-17 9.20–10.15 Alter | A; B | 0a1b2c3d4e5f\n18.11.2014 Schluss"),
            List.of("fachtag-2014-vortag", "0a1b2c3d4e5f"),
            new CollectionId("fachtag-2015"),
            true);
    assertThat(records.collection(records.write(new Item.OfCollection(collection), CHANGE)))
        .isEqualTo(collection);
  }

  @Test
  void what_a_file_tells_comes_back_as_it_was() throws IOException {
    Found found =
        new Found("T", List.of("A", "B"), new DocumentDate("2010/2015"), Language.ENGLISH);
    assertThat(records.found(records.write(found))).isEqualTo(found);
    assertThat(records.found(records.write(Found.NOTHING))).isEqualTo(Found.NOTHING);
  }

  @Test
  void what_is_proposed_comes_back_with_where_it_is_from_and_how_sure_it_is() throws IOException {
    Found found =
        new Found("T", List.of("A"), null, null)
            .proposing(
                new Proposals(
                    List.of(
                        new Proposal(MetadataField.TITLE, "T", Source.METADATA, 60),
                        new Proposal(MetadataField.TITLE, "Auf der Seite", Source.FIRST_PAGE, 82),
                        new Proposal(MetadataField.KIND, Kind.MINUTES, Source.FILE_NAME, 88),
                        new Proposal(MetadataField.AUTHORS, List.of("A", "B"), Source.IMPRINT, 72),
                        new Proposal(
                            MetadataField.DATE, new DocumentDate("2004-11"), Source.TEXT, 30))));
    assertThat(records.found(records.write(found))).isEqualTo(found);
    assertThat(found.proposals().best(MetadataField.TITLE))
        .hasValueSatisfying(best -> assertThat(best.value()).isEqualTo("Auf der Seite"));
  }

  @Test
  void what_an_older_program_found_is_proposed_as_the_files_own_word() throws IOException {
    Found older =
        records.found(
            "{\"schema\":2,\"type\":\"found\",\"title\":\"T\",\"authors\":[\"A\"],\"date\":\"2004\"}");
    assertThat(older.proposals().all())
        .extracting(Proposal::field)
        .containsExactly(MetadataField.TITLE, MetadataField.DATE, MetadataField.AUTHORS);
    assertThat(older.proposals().all()).allMatch(one -> one.source() == Source.METADATA);
  }

  @Test
  void a_record_of_a_newer_program_is_refused_in_one_sentence() {
    String newer =
        records
            .write(new Item.OfDocument(document()), CHANGE)
            .replace("\"schema\" : 2", "\"schema\" : 3");
    assertThatThrownBy(() -> records.document(newer))
        .isInstanceOf(NewerSchemaException.class)
        .hasMessage(
            "a stored document has schema version 3, this program knows up to 2:"
                + " use the newer program that wrote it");
  }

  @Test
  void a_tombstone_of_an_older_record_is_shown_as_it_was() throws IOException {
    String older =
        records
            .write(new Item.OfDocument(document()), CHANGE)
            .replaceAll(",\\s*\"shown\" : true", "");
    assertThat(older).doesNotContain("shown");
    assertThat(records.document(older)).isEqualTo(document());
  }

  @Test
  void a_record_that_is_wrong_is_named() {
    assertThatThrownBy(() -> records.document("[]")).isInstanceOf(IOException.class);
    String nameless =
        records
            .write(new Item.OfDocument(document()), CHANGE)
            .replace("\"bytes\" : 5", "\"bytes\" : \"5\"");
    assertThatThrownBy(() -> records.document(nameless))
        .hasMessage("a stored document has bytes \"5\", expected a whole number");
    assertThatThrownBy(
            () -> records.collection(records.write(new Item.OfDocument(document()), CHANGE)))
        .hasMessage("stored is a document, expected a collection");
  }

  private static Document document() {
    Instant time = Instant.parse("2026-11-17T08:00:00.123Z");
    Metadata metadata =
        new Metadata.Builder()
            .title("Titel")
            .set(MetadataField.SUBTITLE, "Untertitel")
            .kind(Kind.RESOLUTION)
            .date(new DocumentDate("2004-11"))
            .authors(List.of("Ada Äpfel", "Bea"))
            .set(MetadataField.PUBLISHER, "Verlag")
            .collection(new CollectionId("fachtag-2014"))
            .set(MetadataField.TOPICS, List.of("Pflege"))
            .set(MetadataField.AUDIENCES, List.of("Fachleute"))
            .set(MetadataField.PLACES, List.of("Potsdam"))
            .set(MetadataField.LANGUAGE, Language.GERMAN)
            .set(MetadataField.LICENCE, "CC BY 4.0")
            .keep(MetadataField.DESCRIPTION, "Zeile 1\nZeile 2 \"und\" \u2028 mehr")
            .set(MetadataField.SOURCE, "https://example.org/")
            .relations(List.of(new Relation(RelationType.IS_RESOLUTION_OF, "fachtag-2014")))
            .set(MetadataField.STATUS, ResolutionStatus.IN_PROGRESS)
            .build();
    Original original =
        new Original(
            1, "Größe.pdf", Format.PDF, 5, new Sha256("ab".repeat(32)), time, "Fachtag 2014");
    return new Document(
        new DocumentId("k3v9x0c2m7qd"),
        3,
        Publication.WITHDRAWN,
        metadata,
        List.of(original),
        time,
        time,
        new Tombstone(time, "falsche Zahlen", true),
        null);
  }
}
