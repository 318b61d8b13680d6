package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.DocumentOutline.Entry;
import org.findbuch.document.Facet;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Proposals;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.DocumentView.RelationView;
import org.findbuch.reading.SearchView.HitView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what, in every view. */
class LibraryTest {
  private static final SearchRequest ALL = SearchRequest.of(new Query.Everything());

  @TempDir Path folder;
  private OpenLibrary library;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_document_is_there_for_whom_its_publication_lets_see_it_and_for_nobody_else(
      Publication publication) throws IOException {
    DocumentId id = document(publication);
    library.settle();
    for (Access access : Access.values()) {
      boolean sees =
          switch (publication) {
            case PUBLISHED -> true;
            case DRAFT, REVIEW, EMBARGOED, WITHDRAWN -> access == Access.STAFF;
            case ERASED -> false;
          };
      Library reader = library.as(access);
      assertThat(reader.document(id).isPresent()).as("record, %s", access).isEqualTo(sees);
      assertThat(reader.page(id, null, 1, "Quelle").isPresent()).as("page").isEqualTo(sees);
      assertThat(reader.page(id, 1, 1, null).isPresent()).as("page of 1").isEqualTo(sees);
      assertThat(reader.pages(id, null, null)).as("pages").hasSize(sees ? 2 : 0);
      assertThat(reader.pages(id, 1, null)).as("pages of 1").hasSize(sees ? 2 : 0);
      assertThat(reader.original(id, null).isPresent()).as("file").isEqualTo(sees);
      assertThat(reader.original(id, 1).isPresent()).as("file 1").isEqualTo(sees);
      int found = sees ? 1 : 0;
      assertThat(reader.search("Quelle", ALL).total()).as("search").isEqualTo(found);
      assertThat(reader.search("", ALL.within(id)).total()).as("within").isEqualTo(found);
      assertThat(reader.suggestions("Quel")).as("suggestions").hasSize(found);
      assertThat(reader.values("", ALL, Facet.TOPIC, "")).as("facet").hasSize(found);
      DocumentFilter all = DocumentFilter.all(access);
      assertThat(reader.count(all)).as("count").isEqualTo(reader.documents(all, 1, 10).size());
      // That it was erased, staff find in their list.
      boolean listed = sees || (access == Access.STAFF && publication == Publication.ERASED);
      assertThat(reader.documents(all, 1, 10)).as("list").hasSize(listed ? 1 : 0);
    }
  }

  @Test
  void what_was_public_leaves_a_notice_for_everybody_and_a_draft_only_for_staff()
      throws IOException {
    DocumentId shown = document(Publication.PUBLISHED);
    DocumentId hidden = document(Publication.DRAFT);
    assertThat(library.as(Access.STAFF).tombstone(shown)).isEmpty();
    library.withdraw(shown, "Falsche Zahlen");
    library.withdraw(hidden, "Enthielt Namen");
    assertThat(library.as(Access.PUBLIC).tombstone(shown))
        .hasValueSatisfying(
            stone -> {
              assertThat(stone.id()).isEqualTo(shown);
              assertThat(stone.publication()).isEqualTo(Publication.WITHDRAWN);
              assertThat(stone.reason()).isEqualTo("Falsche Zahlen");
            });
    assertThat(library.as(Access.PUBLIC).tombstone(hidden)).isEmpty();
    assertThat(library.as(Access.STAFF).tombstone(hidden)).isPresent();
    library.erase(shown, "Recht auf Vergessen");
    assertThat(library.as(Access.PUBLIC).tombstone(shown))
        .hasValueSatisfying(stone -> assertThat(stone.publication()).isEqualTo(Publication.ERASED));
    assertThat(library.as(Access.PUBLIC).tombstone(new DocumentId("000000000000"))).isEmpty();
  }

  @Test
  void what_was_withdrawn_a_moment_ago_is_not_shown_although_the_index_still_finds_it()
      throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    library.settle();
    library.stopIndexing();
    library.withdraw(id, "Irrtum");
    assertThat(library.as(Access.PUBLIC).search("Quelle", ALL).hits()).isEmpty();
    assertThat(library.as(Access.PUBLIC).document(id)).isEmpty();
  }

  @Test
  void a_pointer_to_what_the_reader_may_not_see_is_not_shown() throws IOException {
    DocumentId draft = document(Publication.DRAFT);
    DocumentId open = document(Publication.PUBLISHED);
    library.collection("konferenz", null, null);
    Metadata said =
        new Metadata.Builder()
            .relations(
                List.of(
                    new Relation(RelationType.FOLLOWS_UP, draft.value()),
                    new Relation(RelationType.REPLACES, open.value()),
                    new Relation(RelationType.IS_PART_OF, "konferenz"),
                    new Relation(RelationType.IS_PART_OF, "gibt-es-nicht")))
            .build();
    DocumentId id = library.add("p.txt", said, Publication.PUBLISHED, "Text");
    assertThat(library.as(Access.PUBLIC).document(id).orElseThrow().relations())
        .containsExactly(
            new RelationView(
                RelationType.REPLACES,
                "Ersetzt",
                open.value(),
                "published",
                "/d/" + open,
                "de",
                null,
                null),
            new RelationView(
                RelationType.IS_PART_OF,
                "Teil von",
                "konferenz",
                "Titel von konferenz",
                "/c/konferenz",
                null,
                null,
                null));
    assertThat(library.as(Access.STAFF).document(id).orElseThrow().relations()).hasSize(3);
  }

  @Test
  void a_document_knows_what_points_to_it_and_tells_only_who_may_see_that() throws IOException {
    DocumentId one = document(Publication.PUBLISHED);
    Metadata resolution =
        new Metadata.Builder()
            .relations(List.of(new Relation(RelationType.FOLLOWS_UP, one.value())))
            .set(MetadataField.STATUS, ResolutionStatus.IN_PROGRESS)
            .build();
    Metadata newer =
        new Metadata.Builder()
            .relations(List.of(new Relation(RelationType.REPLACES, one.value())))
            .build();
    DocumentId follower = library.add("f.txt", resolution, Publication.PUBLISHED, "Text");
    DocumentId draft = library.add("n.txt", newer, Publication.DRAFT, "Text");
    assertThat(library.as(Access.PUBLIC).document(one).orElseThrow().pointers())
        .containsExactly(
            new RelationView(
                RelationType.FOLLOWS_UP,
                "Fortgeführt in",
                follower.value(),
                "f",
                "/d/" + follower,
                "de",
                ResolutionStatus.IN_PROGRESS,
                "In Umsetzung"));
    assertThat(library.as(Access.STAFF).document(one).orElseThrow().pointers())
        .extracting(RelationView::target)
        .containsExactlyInAnyOrder(follower.value(), draft.value());
    library.erase(follower, "Namen");
    assertThat(library.as(Access.PUBLIC).document(one).orElseThrow().pointers()).isEmpty();
    assertThat(library.archive.editions().pointing(one, 9))
        .extracting(Holding::id)
        .containsExactly(draft);
  }

  @Test
  void an_outline_is_made_of_the_bookmarks_that_lead_somewhere_or_else_of_the_headings()
      throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    Layout nowhere = Layout.NONE;
    List<Page> pages =
        List.of(
            new Page(1, "iv", PageState.TEXT, "Zum Ge-\nleit\nText.", nowhere)
                .structured(
                    new Structure(List.of(new Structure.Block(BlockKind.HEADING, 2, 0, 12)))),
            new Page(2, "1", PageState.TEXT, "Text.", nowhere),
            new Page(3, "2", PageState.TEXT, "Anhang", nowhere)
                .structured(
                    new Structure(List.of(new Structure.Block(BlockKind.HEADING, 1, 0, 6)))));
    DocumentOutline bookmarks =
        new DocumentOutline(
            List.of(new Entry("Eins", 1, 2), new Entry("Zwei", 2, 3), new Entry("Weit", 1, 9)));
    library.read(id, Found.NOTHING.outlined(bookmarks), null, pages);
    Library reader = library.as(Access.PUBLIC);
    assertThat(reader.outline(id, null))
        .containsExactly(
            new DocumentView.Heading("Eins", 1, 2, "Abschnitt\u00a01", "/d/" + id + "/2"),
            new DocumentView.Heading("Zwei", 2, 3, "Abschnitt\u00a02", "/d/" + id + "/3"));
    DocumentOutline single = new DocumentOutline(List.of(new Entry("Deckblatt", 1, 1)));
    library.read(id, Found.NOTHING.outlined(single), null, pages);
    assertThat(reader.outline(id, 1))
        .containsExactly(
            new DocumentView.Heading(
                "Zum Geleit", 2, 1, "Abschnitt\u00a0iv", "/d/" + id + "/v/1/1"),
            new DocumentView.Heading("Anhang", 1, 3, "Abschnitt\u00a02", "/d/" + id + "/v/1/3"));
  }

  @Test
  void a_record_says_in_the_readers_language_why_not_all_was_read() throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    assertThat(library.as(Access.PUBLIC).document(id).orElseThrow().reason()).isNull();
    library.read(id, Fault.TOO_MANY_PAGES, "Quelle");
    DocumentView german = library.as(Access.PUBLIC).document(id).orElseThrow();
    assertThat(german.pages().truncated()).isTrue();
    assertThat(german.reason()).isEqualTo(Wording.GERMAN.reason(Fault.TOO_MANY_PAGES));
    assertThat(library.as(Access.PUBLIC, Wording.ENGLISH).document(id).orElseThrow().reason())
        .isEqualTo(Wording.ENGLISH.reason(Fault.TOO_MANY_PAGES));
  }

  @Test
  void a_hit_and_a_record_say_the_same() throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    library.settle();
    DocumentView record = library.as(Access.PUBLIC).document(id).orElseThrow();
    HitView hit = library.as(Access.PUBLIC).search("Quelle", ALL).hits().getFirst();
    assertThat(hit.id()).isEqualTo(record.id());
    assertThat(hit.title()).isEqualTo(record.title()).isEqualTo("published");
    assertThat(hit.url()).isEqualTo(record.url());
    assertThat(hit.kindLabel()).isEqualTo(record.kindLabel());
    assertThat(hit.date()).isEqualTo(record.date());
    assertThat(hit.authors()).isEqualTo(record.texts(MetadataField.AUTHORS));
    assertThat(hit.language()).isEqualTo(record.language());
    assertThat(hit.publication()).isEqualTo(record.publication());
    assertThat(hit.passages())
        .first()
        .satisfies(
            passage -> {
              assertThat(passage.label()).isEqualTo("Abschnitt\u00a01");
              assertThat(passage.url()).isEqualTo("/d/" + id + "/1?q=Quelle");
            });
  }

  private DocumentId document(Publication publication) throws IOException {
    Metadata said =
        new Metadata.Builder()
            .title(publication.code())
            .set(MetadataField.TOPICS, List.of("Thema"))
            .build();
    Publication first = publication.leavesTombstone() ? Publication.PUBLISHED : publication;
    DocumentId id =
        library.add(publication.code() + ".txt", said, first, "Eine Quelle", "Noch eine Seite");
    if (publication == Publication.WITHDRAWN) {
      library.withdraw(id, "Grund");
    }
    if (publication == Publication.ERASED) {
      library.erase(id, "Grund");
    }
    return id;
  }

  @Test
  void a_collection_and_a_licence_are_proposed_to_people_and_stand_in_nowhere() throws IOException {
    library
        .archive
        .collections()
        .add(
            new Collection(
                new CollectionId("demenz"),
                CollectionKind.PROJECT,
                "Leben mit Demenz",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null),
            "test");
    Metadata inside =
        new Metadata.Builder().title("Plan").collection(new CollectionId("demenz")).build();
    library.add("plan.txt", inside, Publication.PUBLISHED, "Plan");
    DocumentId id =
        library.add("Leben mit Demenz/Bogen.txt", Metadata.NONE, Publication.PUBLISHED, "Fragen");
    Proposal licence = new Proposal(MetadataField.LICENCE, "CC BY 4.0", Source.IMPRINT, 88);
    Found found = Found.NOTHING.proposing(new Proposals(List.of(licence)));
    Page page = new Page(1, "1", PageState.TEXT, "Fragen", Layout.NONE);
    library.read(id, found, null, List.of(page));
    library.settle();
    for (Access access : Access.values()) {
      DocumentView view = library.as(access).document(id).orElseThrow();
      assertThat(view.collection()).isNull();
      assertThat(view.text(MetadataField.LICENCE)).isNull();
      assertThat(view.proposals())
          .filteredOn(one -> one.field().isForPeople())
          .extracting(ProposalView::text, ProposalView::source, ProposalView::shown)
          .containsExactlyInAnyOrder(
              tuple("CC BY 4.0", Source.IMPRINT, false),
              tuple("Leben mit Demenz", Source.FOLDER, false));
      assertThat(view.offered(MetadataField.COLLECTION)).isNotNull();
    }
  }
}
