package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.archive.CollectionException;
import org.findbuch.archive.Collections;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.editing.ByHand;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.SearchView.CollectionRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelvesTest {
  private static final CollectionId NEW = new CollectionId("neu");
  @TempDir Path folder;
  private OpenLibrary library;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
    library.collection("reihe", null, null);
    library.collection("alt", "reihe", "2001-05-12");
    library.collection("neu", "reihe", "2010/2011");
    library.collection("tief", "neu", null);
    add("a", "alt", Publication.PUBLISHED);
    add("b", "tief", Publication.PUBLISHED);
    add("c", "tief", Publication.DRAFT);
    add("d", "reihe", Publication.REVIEW);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void each_stands_below_what_holds_it_the_newest_first_and_others_by_title() throws IOException {
    library.collection("anfang", null, null);
    library.collection("ende", null, "2030");
    library.collection("ohne-tag", "reihe", null);
    assertThat(ids(Access.STAFF))
        .containsExactly("anfang", "ende", "reihe", "neu", "tief", "alt", "ohne-tag");
    assertThat(library.as(Access.STAFF).shelves().choices())
        .extracting(Shelves.Choice::label)
        .startsWith("Titel von anfang", "Titel von ende", "Titel von reihe")
        .contains("\u2003Titel von neu", "\u2003\u2003Titel von tief");
    assertThat(Shelves.newestFirst(library.as(Access.STAFF).shelves().all()))
        .extracting(view -> view.id().value())
        .startsWith("ende", "neu", "alt");
  }

  @Test
  void a_collection_without_a_public_document_is_for_staff_alone() throws IOException {
    library.collection("geheim", "reihe", "2031");
    library.collection("unter-geheim", "geheim", null);
    add("e", "unter-geheim", Publication.DRAFT);
    library.settle();
    assertThat(ids(Access.PUBLIC)).containsExactly("reihe", "neu", "tief", "alt");
    assertThat(view("reihe", Wording.GERMAN).children())
        .extracting(CollectionRef::title)
        .containsExactly("Titel von neu", "Titel von alt");
    CollectionId secret = new CollectionId("geheim");
    assertThat(library.as(Access.PUBLIC).shelves().find(secret)).isEmpty();
    assertThat(library.as(Access.PUBLIC).shelves().shown(secret)).isEmpty();
    assertThat(library.as(Access.PUBLIC).label(Facet.COLLECTION, "geheim")).isEqualTo("geheim");
    CollectionView staff = library.as(Access.STAFF).shelves().find(secret).orElseThrow();
    assertThat(staff.onlyForStaff()).isTrue();
    assertThat(staff.documents()).isOne();
    assertThat(staff.notPublic()).isOne();

    add("f", "unter-geheim", Publication.PUBLISHED);
    library.settle();
    assertThat(ids(Access.PUBLIC))
        .containsExactly("reihe", "geheim", "unter-geheim", "neu", "tief", "alt");
    assertThat(library.as(Access.PUBLIC).label(Facet.COLLECTION, "geheim"))
        .isEqualTo("Titel von geheim");
  }

  @Test
  void what_is_a_part_of_a_collection_beside_its_own_counts_and_has_a_place_in_it()
      throws IOException {
    library.collection("schau", null, null);
    Metadata said =
        new Metadata.Builder()
            .collection(new CollectionId("alt"))
            .relations(List.of(new Relation(RelationType.IS_PART_OF, "schau")))
            .build();
    DocumentId id = library.add("g.txt", said, Publication.PUBLISHED, "Text g");
    library.settle();
    CollectionView show = view("schau", Wording.GERMAN);
    assertThat(show.documents()).isOne();
    assertThat(view("reihe", Wording.GERMAN).documents()).isEqualTo(3);
    Collections collections = library.archive.collections();
    assertThat(collections.holds(show.id(), id.value())).isTrue();
    assertThat(collections.holds(new CollectionId("reihe"), id.value())).isTrue();
    collections.replace(show.id(), before -> before.ordered(List.of(id.value())), ByHand.WHO);
    assertThat(view("schau", Wording.GERMAN).order()).containsExactly(id.value());
  }

  @Test
  void a_question_for_a_merged_collection_asks_for_the_one_that_it_is_now() throws IOException {
    library.settle();
    library.archive.collections().merge(new CollectionId("alt"), NEW, ByHand.WHO);
    Library reader = library.as(Access.PUBLIC);
    for (String question : List.of("collection:alt", "Text collection:ALT", "(collection:alt)")) {
      assertThat(reader.search(question, SearchRequest.of(new Query.Everything())).total())
          .as(question)
          .isEqualTo(
              reader.search("collection:neu", SearchRequest.of(new Query.Everything())).total())
          .isPositive();
    }
    assertThat(reader.search("-collection:alt", SearchRequest.of(new Query.Everything())).total())
        .isEqualTo(
            reader.search("-collection:neu", SearchRequest.of(new Query.Everything())).total());
  }

  @Test
  void only_what_is_empty_and_pointed_at_by_nobody_is_taken_away() throws IOException {
    Collections collections = library.archive.collections();
    CollectionId empty = new CollectionId("leer");
    library.collection("leer", "reihe", null);
    assertThatThrownBy(() -> collections.remove(NEW, ByHand.WHO))
        .isInstanceOfSatisfying(
            CollectionException.class,
            used -> assertThat(used.named()).containsExactly("Titel von tief"));
    Metadata pointing =
        new Metadata.Builder()
            .title("Auswertung")
            .relations(List.of(new Relation(RelationType.IS_EVALUATION_OF, "leer")))
            .build();
    DocumentId id = library.add("h.txt", pointing, Publication.DRAFT, "Text h");
    assertThatThrownBy(() -> collections.remove(empty, ByHand.WHO))
        .isInstanceOfSatisfying(
            CollectionException.class,
            used -> {
              assertThat(used.reason()).isEqualTo(CollectionException.Reason.POINTED_AT);
              assertThat(used.named()).containsExactly("Auswertung");
            });
    library.erase(id, "Irrtum");
    collections.remove(empty, ByHand.WHO);
    assertThat(ids(Access.STAFF)).doesNotContain("leer");
    assertThatThrownBy(() -> collections.remove(empty, ByHand.WHO))
        .isInstanceOf(CollectionException.class);
    library.collection("leer", null, "2020");
    assertThat(collections.find(empty).orElseThrow().parent()).isNull();
    assertThat(collections.find(empty).orElseThrow().stands()).isTrue();
  }

  private List<String> ids(Access access) throws IOException {
    return library.as(access).shelves().all().stream().map(view -> view.id().value()).toList();
  }

  @Test
  void a_collection_counts_what_is_below_it_as_far_as_the_reader_may_see_it() throws IOException {
    assertThat(counts(Access.PUBLIC)).containsExactly(2L, 1L, 1L, 1L);
    assertThat(counts(Access.STAFF)).containsExactly(4L, 1L, 2L, 2L);
  }

  @Test
  void a_collection_names_what_holds_it_and_what_it_holds() throws IOException {
    CollectionView series = view("reihe", Wording.GERMAN);
    assertThat(series.parent()).isNull();
    assertThat(series.children())
        .extracting(CollectionRef::title)
        .containsExactly("Titel von neu", "Titel von alt");
    CollectionView deep = view("tief", Wording.GERMAN);
    assertThat(deep.parent())
        .isEqualTo(new CollectionRef(new CollectionId("neu"), "Titel von neu"));
    assertThat(deep.url()).isEqualTo("/c/tief");
    assertThat(deep.children()).isEmpty();
    assertThat(library.as(Access.STAFF).shelves().find(new CollectionId("nichts"))).isEmpty();
  }

  @Test
  void when_it_was_is_said_in_the_readers_language() throws IOException {
    assertThat(view("alt", Wording.GERMAN).dateLabel()).isEqualTo("12. Mai 2001");
    assertThat(view("alt", Wording.ENGLISH).dateLabel()).isEqualTo("12 May 2001");
    assertThat(view("neu", Wording.GERMAN).dateLabel()).isEqualTo("2010–2011");
    assertThat(view("reihe", Wording.GERMAN).dateLabel()).isNull();
    assertThat(view("alt", Wording.GERMAN).kindLabel()).isEqualTo("Konferenz");
  }

  private List<Long> counts(Access access) throws IOException {
    Shelves shelves = library.as(access).shelves();
    List<Long> counts = new java.util.ArrayList<>();
    for (String id : List.of("reihe", "alt", "neu", "tief")) {
      counts.add(shelves.find(new CollectionId(id)).orElseThrow().documents());
    }
    return counts;
  }

  private CollectionView view(String id, Wording wording) throws IOException {
    return library.as(Access.PUBLIC, wording).shelves().find(new CollectionId(id)).orElseThrow();
  }

  private void add(String name, String collection, Publication publication) throws IOException {
    Metadata said = new Metadata.Builder().collection(new CollectionId(collection)).build();
    library.add(name + ".txt", said, publication, "Text " + name);
  }
}
