package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.editing.ByHand;
import org.findbuch.reading.course.Course;
import org.findbuch.reading.course.Course.Step;
import org.findbuch.reading.course.Station;
import org.findbuch.reading.course.Station.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
  @TempDir Path folder;
  private OpenLibrary library;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
    library.collection("konferenz", null, "2014-11-19");
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void a_resolution_is_followed_from_where_it_was_made_to_its_evaluation() throws IOException {
    DocumentId resolution =
        add(
            "2014-11-19",
            Publication.PUBLISHED,
            new Relation(RelationType.IS_RESOLUTION_OF, "konferenz"));
    DocumentId council = add("2015-03-12", Publication.PUBLISHED, followsUp(resolution));
    DocumentId report = add("2017", Publication.PUBLISHED, followsUp(council));
    DocumentId evaluation =
        add(
            "2019-06",
            Publication.PUBLISHED,
            new Relation(RelationType.IS_EVALUATION_OF, report.value()),
            followsUp(resolution));
    add("2016", Publication.PUBLISHED, new Relation(RelationType.IS_PART_OF, "konferenz"));
    Course course = course(Access.PUBLIC, resolution);
    assertThat(course.stations())
        .extracting(Station::url)
        .containsExactly(
            "/c/konferenz",
            "/d/" + resolution,
            "/d/" + council,
            "/d/" + report,
            "/d/" + evaluation);
    assertThat(course.stations())
        .extracting(Station::sort)
        .containsExactly(
            Sort.COLLECTION, Sort.SUBJECT, Sort.DOCUMENT, Sort.DOCUMENT, Sort.EVALUATION);
    assertThat(course.stations().get(1).status()).isEqualTo("Umgesetzt");
    assertThat(course.steps())
        .extracting(step -> step.from() + " " + step.to() + " " + step.label())
        .containsExactlyInAnyOrder(
            "1 2 Beschlossen auf",
            "2 3 Knüpft an",
            "3 4 Knüpft an",
            "4 5 Evaluation von",
            "2 5 Knüpft an");
    assertThat(course(Access.PUBLIC, evaluation).stations())
        .as("seen from its end it is the same")
        .extracting(Station::url)
        .containsExactlyElementsOf(course.stations().stream().map(Station::url).toList());
  }

  @Test
  void what_else_goes_back_to_the_same_is_another_course() throws IOException {
    DocumentId report = add("2009", Publication.PUBLISHED);
    DocumentId one = add("2010", Publication.PUBLISHED, followsUp(report));
    DocumentId other = add("2011", Publication.PUBLISHED, followsUp(report));
    assertThat(ids(course(Access.PUBLIC, one))).containsExactly(report, one);
    assertThat(ids(course(Access.PUBLIC, report))).containsExactly(report, one, other);
  }

  @Test
  void nothing_is_followed_through_what_the_reader_may_not_see() throws IOException {
    DocumentId resolution = add("2014", Publication.PUBLISHED);
    DocumentId draft = add("2015", Publication.DRAFT, followsUp(resolution));
    DocumentId behind = add("2016", Publication.PUBLISHED, followsUp(draft));
    library.collection("geheim", null, "2013");
    DocumentId secretly =
        add(
            "2017",
            Publication.PUBLISHED,
            new Relation(RelationType.IS_RESOLUTION_OF, "geheim"),
            followsUp(draft));
    assertThat(ids(course(Access.PUBLIC, resolution))).containsExactly(resolution);
    assertThat(course(Access.PUBLIC, secretly).steps()).isEmpty();
    assertThat(ids(course(Access.STAFF, resolution)))
        .containsExactly(resolution, draft, behind, secretly);
    assertThat(course(Access.STAFF, resolution).stations().get(1).state()).isEqualTo("Entwurf");
  }

  @Test
  void a_circle_is_gone_round_once() throws IOException {
    DocumentId one = add("2010", Publication.PUBLISHED);
    DocumentId two = add("2011", Publication.PUBLISHED, followsUp(one));
    new ByHand(library.archive).edit(one, 1, said("2010", followsUp(two)));
    Course course = course(Access.PUBLIC, two);
    assertThat(ids(course)).containsExactly(one, two);
    assertThat(course.steps()).extracting(Step::from).contains(1, 2);
  }

  @Test
  void of_a_long_course_the_nearest_are_shown_and_that_there_is_more() throws IOException {
    DocumentId first = add("1900", Publication.PUBLISHED);
    List<DocumentId> all = new ArrayList<>(List.of(first));
    for (int i = 1; i <= Course.MOST; i++) {
      all.add(add(String.valueOf(1900 + i), Publication.PUBLISHED, followsUp(all.getLast())));
    }
    Course course = course(Access.PUBLIC, first);
    assertThat(ids(course)).isEqualTo(all.subList(0, Course.MOST));
    assertThat(course.isCut()).isTrue();
    assertThat(course(Access.PUBLIC, all.getLast()).stations()).hasSizeLessThan(Course.MOST);
  }

  @Test
  void a_document_alone_has_no_course() throws IOException {
    DocumentId alone = add("2014", Publication.PUBLISHED);
    Course course = course(Access.PUBLIC, alone);
    assertThat(course.stations()).hasSize(1);
    assertThat(course.steps()).isEmpty();
    assertThat(Course.leads(library.as(Access.PUBLIC).document(alone).orElseThrow())).isFalse();
  }

  private static Relation followsUp(DocumentId id) {
    return new Relation(RelationType.FOLLOWS_UP, id.value());
  }

  private DocumentId add(String date, Publication publication, Relation... relations)
      throws IOException {
    return library.add("d" + date + ".txt", said(date, relations), publication, "Seite " + date);
  }

  private static Metadata said(String date, Relation... relations) {
    return Metadata.NONE
        .with()
        .title("Papier von " + date)
        .kind(Kind.RESOLUTION)
        .date(new DocumentDate(date))
        .collection(new CollectionId("konferenz"))
        .set(MetadataField.STATUS, ResolutionStatus.DONE)
        .relations(List.of(relations))
        .build();
  }

  private Course course(Access access, DocumentId id) throws IOException {
    library.settle();
    Library reader = library.as(access);
    return Course.of(reader, reader.document(id).orElseThrow());
  }

  private static List<DocumentId> ids(Course course) {
    return course.stations().stream()
        .filter(station -> station.sort() != Sort.COLLECTION)
        .map(station -> new DocumentId(station.url().substring(3)))
        .toList();
  }
}
