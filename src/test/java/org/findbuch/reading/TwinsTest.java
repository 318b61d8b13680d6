package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.findbuch.ingest.TwinLane;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.PageView.PageLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinsTest {
  @TempDir Path folder;
  private OpenLibrary open;

  @BeforeEach
  void open() throws IOException {
    open = new OpenLibrary(folder);
  }

  @AfterEach
  void close() throws IOException {
    open.close();
  }

  /** Numbers as words, so that every page has its own. */
  static String page(int number) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "wort" + number + (char) ('a' + i % 26) + (char) ('a' + i / 26))
        .collect(Collectors.joining(" "));
  }

  private DocumentId add(String name, Publication publication, String... pages) throws IOException {
    Metadata said = Metadata.NONE.with().title("Titel von " + name).build();
    DocumentId id = open.add(name, said, publication, pages);
    compare();
    return id;
  }

  private void compare() throws IOException {
    TwinLane lane = new TwinLane(open.archive);
    for (Holding holding : open.archive.queue().next(new Lane(Lane.TWINS, 1), 9, Set.of())) {
      lane.carryOut(holding);
    }
  }

  private List<TwinView> twins(DocumentId id, Access access) throws IOException {
    return open.as(access).document(id).orElseThrow().twins();
  }

  private String said(DocumentId id) throws IOException {
    return twins(id, Access.PUBLIC).stream().map(TwinView::text).collect(Collectors.joining("; "));
  }

  @Test
  void both_sides_say_which_file_or_edition_is_there_as_well_and_which_pages_differ()
      throws IOException {
    DocumentId pdf = add("a.pdf", Publication.PUBLISHED, page(1), page(2), page(3));
    DocumentId doc = add("b.doc", Publication.PUBLISHED, page(1) + " " + page(2), page(3));
    String edited = page(2).replace("wort2ca", "neu").replace("wort2cb", "anders");
    DocumentId edition = add("c.pdf", Publication.PUBLISHED, page(1), edited, page(3));
    assertThat(said(pdf))
        .isEqualTo(
            "vermutlich dieselbe Fassung als Word-Datei: „Titel von b.doc“; vermutlich eine andere"
                + " Ausgabe von „Titel von c.pdf“, 99 % gleicher Text");
    assertThat(said(doc))
        .startsWith("vermutlich dieselbe Fassung als PDF-Datei: „Titel von a.pdf“");
    TwinView other = twins(edition, Access.PUBLIC).getLast();
    assertThat(other.around()).first().isEqualTo("vermutlich eine andere Ausgabe von „");
    assertThat(twins(edition, Access.PUBLIC))
        .filteredOn(twin -> twin.id().equals(pdf))
        .flatExtracting(
            twin -> Stream.concat(twin.pages().stream(), twin.otherPages().stream()).toList())
        .extracting(PageLink::url)
        .containsExactly("/d/" + edition + "/2", "/d/" + pdf + "/2");
    assertThat(open.as(Access.PUBLIC, Wording.ENGLISH).document(pdf).orElseThrow().twins())
        .extracting(TwinView::text)
        .first()
        .isEqualTo("probably the same text (Word file): “Titel von b.doc”");
  }

  @Test
  void of_what_a_reader_may_not_see_nothing_is_said() throws IOException {
    DocumentId pub = add("a.pdf", Publication.PUBLISHED, page(1), page(2));
    DocumentId draft = add("b.doc", Publication.DRAFT, page(1), page(2));
    DocumentId gone = add("c.txt", Publication.PUBLISHED, page(1), page(2));
    ByHand hand = new ByHand(open.archive);
    hand.withdraw(gone, "Wunsch");
    assertThat(twins(pub, Access.PUBLIC)).isEmpty();
    assertThat(twins(pub, Access.STAFF)).extracting(TwinView::id).contains(draft, gone);
    assertThat(twins(draft, Access.STAFF)).extracting(TwinView::id).contains(pub, gone);
    hand.restore(gone);
    hand.publish(gone, Publication.PUBLISHED);
    assertThat(twins(pub, Access.PUBLIC)).extracting(TwinView::id).containsExactly(gone);
    hand.erase(gone, "Gesetz");
    assertThat(twins(pub, Access.PUBLIC)).isEmpty();
    assertThat(twins(pub, Access.STAFF)).extracting(TwinView::id).containsExactly(draft);
  }

  @Test
  void a_search_shows_them_as_one_hit_with_what_the_reader_may_see() throws IOException {
    DocumentId doc = add("a.doc", Publication.PUBLISHED, page(1), page(2));
    DocumentId pdf = add("b.pdf", Publication.PUBLISHED, page(1), page(2));
    DocumentId draft = add("c.pdf", Publication.DRAFT, page(1), page(2));
    DocumentId other = add("d.pdf", Publication.PUBLISHED, page(1), page(7), page(8), page(9));
    assertThat(hits("wort1aa", Access.PUBLIC))
        .containsExactlyInAnyOrder(pdf + " [" + doc + "]", other + " []");
    assertThat(hits("wort2aa", Access.STAFF)).hasSize(1);
    assertThat(hits("wort2aa", Access.STAFF).getFirst())
        .contains(doc.value(), pdf.value(), draft.value());
    new ByHand(open.archive).withdraw(pdf, "Wunsch");
    assertThat(hits("wort2aa", Access.PUBLIC)).containsExactly(doc + " []");
    new ByHand(open.archive).erase(pdf, "Gesetz");
    assertThat(hits("wort2aa", Access.STAFF).getFirst()).doesNotContain(pdf.value());
  }

  private List<String> hits(String text, Access access) throws IOException {
    open.settle();
    return open.as(access).search(text, SearchRequest.of(new Query.Everything())).hits().stream()
        .map(hit -> hit.id() + " " + hit.twins().stream().map(TwinView::id).toList())
        .toList();
  }
}
