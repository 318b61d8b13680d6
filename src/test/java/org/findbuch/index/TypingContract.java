package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.query.QueryParser;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every engine while somebody types, and when what was typed is not there. */
@Tag("contract")
public abstract class TypingContract extends OpenIndex {
  private static final int MOST = 10;

  @Test
  void a_word_is_offered_as_it_is_written_and_a_title_whole() throws IOException {
    ready(
        Sample.numbered(1)
            .title("Bericht zur Pflege im Alter")
            .pages("Die Gesundheitskonferenz tagt und pflegt gesunde Kontakte."));
    assertThat(suggested("gesundheitsk")).containsExactly("Gesundheitskonferenz");
    assertThat(suggested("pfleg")).contains("pflegt", "Bericht zur Pflege im Alter");
  }

  @Test
  void topics_places_authors_and_collections_are_offered() throws IOException {
    ready(
        Sample.numbered(1)
            .authors("Brinkmann, Hanna")
            .collections("11. Gesundheitskonferenz")
            .facet(Facet.TOPIC, "Seelische Gesundheit")
            .facet(Facet.PLACE, "Zeche Anna"));
    assertThat(suggested("zech")).containsExactly("Zeche Anna");
    assertThat(suggested("brinkm")).hasSize(1).first().asString().contains("Brinkmann");
    assertThat(suggested("gesundh"))
        .contains("Seelische Gesundheit")
        .anyMatch(text -> text.contains("11") && text.contains("Gesundheitskonferenz"));
  }

  @Test
  void what_is_for_staff_is_offered_and_told_to_nobody_else() throws IOException {
    ready(
        Sample.numbered(1).title("Offener Brief").pages("Quartier"),
        Sample.numbered(2)
            .forStaff()
            .title("Geheimes Papier")
            .facet(Facet.TOPIC, "Geheimthema")
            .pages("Geheimsache"));
    for (String typed : List.of("geh", "geheim", "geheims", "geheimt", "papi")) {
      assertThat(suggested(typed)).as(typed).isEmpty();
      assertThat(suggested(Access.STAFF, typed)).as(typed).isNotEmpty();
    }
    assertThat(suggested(Access.STAFF, "quart")).containsExactly("Quartier");
    assertThat(corrected(Access.PUBLIC, "Geheimsahce")).isEmpty();
    assertThat(corrected(Access.STAFF, "Geheimsahce")).hasValueSatisfying(this::isSecret);
  }

  private void isSecret(String text) {
    assertThat(text).isEqualToIgnoringCase("geheimsache");
  }

  @Test
  void a_word_of_removed_documents_alone_is_no_word_of_the_collection() throws IOException {
    Sample[] all = new Sample[20];
    Arrays.setAll(all, i -> Sample.numbered(i).title("Heft").pages("Pflege im Quartier"));
    all[7] =
        Sample.numbered(7)
            .title("Titelqzwort")
            .authors("Autorqzwort")
            .pages("Pflege qzgeheimwort Pfleger Pflegestufenqz");
    ready(all);
    assertThat(corrected(Access.PUBLIC, "qzgehiemwort")).isPresent();
    assertThat(suggested("qzgeh")).isNotEmpty();
    index.remove(Sample.id(7));
    index.refresh();
    for (Access access : Access.values()) {
      for (String typed :
          List.of("Pflege -qzgehiemwort", "qzgehiemwort", "Titelqzwrt", "author:Autorqzwrt")) {
        assertThat(corrected(access, typed)).as(typed).isEmpty();
      }
      for (String typed : List.of("qzge", "titelqz", "autorqz", "pflegestufenq")) {
        assertThat(suggested(access, typed)).as(typed).isEmpty();
      }
    }
    assertThat(corrected(Access.PUBLIC, "Pflege qzgeheimwort")).isEmpty();
    assertThat(corrected(Access.PUBLIC, "Quartirr"))
        .hasValueSatisfying(text -> assertThat(text).isEqualToIgnoringCase("Quartier"));
  }

  @Test
  void what_was_withdrawn_is_no_longer_offered_after_the_refresh() throws IOException {
    ready(
        Sample.numbered(1).title("Alter Titel").pages("Waldspaziergang"),
        Sample.numbered(2).title("Anderer Titel").pages("Waldbaden"));
    assertThat(suggested("wald")).containsExactlyInAnyOrder("Waldspaziergang", "Waldbaden");
    index.remove(Sample.id(1));
    index.put(Sample.numbered(2).title("Anderer Name").pages("Waldbaden").forStaff().document());
    index.refresh();
    assertThat(suggested("wald")).isEmpty();
    assertThat(suggested("titel")).isEmpty();
    assertThat(corrected(Access.PUBLIC, "Waldspaziergnag")).isEmpty();
  }

  @Test
  void a_mistyped_word_is_corrected_to_one_that_is_there() throws IOException {
    ready(
        Sample.numbered(1).pages("Demenz im Quartier"),
        Sample.numbered(2).pages("Demenz und Pflege"));
    assertThat(corrected(Access.PUBLIC, "Demnez Pflege")).hasValueSatisfying(this::isRight);
    assertThat(corrected(Access.PUBLIC, "Demenz Pflege")).isEmpty();
  }

  private void isRight(String text) {
    assertThat(text).isEqualToIgnoringCase("Demenz Pflege");
  }

  protected List<String> suggested(String typed) throws IOException {
    return suggested(Access.PUBLIC, typed);
  }

  protected List<String> suggested(Access access, String typed) throws IOException {
    return index.searcher(access).suggest(typed, MOST);
  }

  protected Optional<String> corrected(Access access, String typed) throws IOException {
    SearchRequest request = SearchRequest.of(QueryParser.parse(typed).query());
    long found = index.searcher(access).search(request).total();
    return index.searcher(access).correct(request, found).map(QueryPrinter::print);
  }
}
