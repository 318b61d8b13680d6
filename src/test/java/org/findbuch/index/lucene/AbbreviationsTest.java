package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.Language;
import org.findbuch.index.Abbreviations.Learned;
import org.findbuch.index.Abbreviations.Use;
import org.findbuch.index.Manner;
import org.findbuch.index.OpenIndex;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult.Form;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.query.Match;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class AbbreviationsTest extends OpenIndex {
  private static final Sample LAW =
      Sample.numbered(1).pages("Nach dem Infektionsschutzgesetz (IfSG) wird gemeldet.");

  @TempDir Path folder;

  @Override
  protected SearchIndex empty() throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void each_of_two_ways_of_writing_finds_the_other_below_itself() throws IOException {
    ready(
        LAW,
        Sample.numbered(2).pages("Das Infektionsschutzgesetz ist lang."),
        Sample.numbered(3).pages("Das IfSG ist lang."),
        Sample.numbered(4).pages("Anderes"));
    assertThat(found("IfSG")).hasSize(3).endsWith(2);
    assertThat(found("ifsg")).hasSize(3).endsWith(2);
    assertThat(found("Infektionsschutzgesetzes")).hasSize(3).endsWith(3);
    assertThat(found("=IfSG")).containsExactlyInAnyOrder(1, 3);
    assertThat(found("\"IfSG\"")).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void a_name_of_several_words_is_found_where_it_is_abbreviated_and_the_other_way()
      throws IOException {
    ready(
        Sample.numbered(1).pages("Der Öffentliche Gesundheitsdienst (ÖGD) hilft."),
        Sample.numbered(2).pages("Aufgaben des ÖGD"),
        Sample.numbered(3).pages("Aufgaben des Öffentlichen Gesundheitsdienstes"),
        Sample.numbered(4).pages("Aufgaben des Gesundheitsdienstes, öffentliche"));
    assertThat(found("ÖGD")).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(found("Aufgaben Öffentlicher Gesundheitsdienst")).containsExactlyInAnyOrder(2, 3, 4);
    assertThat(found("Gesundheitsdienst")).containsExactlyInAnyOrder(1, 3, 4);
  }

  @Test
  void the_law_of_a_section_goes_by_either_name() throws IOException {
    ready(
        LAW,
        Sample.numbered(2).pages("§ 34 des Infektionsschutzgesetzes"),
        Sample.numbered(3)
            .pages(
                "34 Kinder. Das ist viel und steht sehr weit weg von dem, was das"
                    + " Infektionsschutzgesetz sagt"));
    assertThat(found("§ 34 IfSG")).containsExactly(2);
    assertThat(found("Läuse § 34 Abs. 1 IfSG")).isEmpty();
  }

  @Test
  void plural_forms_and_what_is_only_said_to_be_short_are_learned() throws IOException {
    ready(
        Sample.numbered(1).pages("Einschulungsuntersuchungen (ESUs) im Herbst"),
        Sample.numbered(2).pages("Die ESU beginnt"),
        Sample.numbered(3).pages("Eine Kindertagesstätte, kurz Kita, nimmt auf"),
        Sample.numbered(4).pages("Jede Kita"),
        Sample.numbered(5).pages("Die Einschulungsuntersuchung"));
    assertThat(found("ESU")).containsExactlyInAnyOrder(1, 2, 5);
    assertThat(found("Einschulungsuntersuchung")).containsExactlyInAnyOrder(1, 5);
    assertThat(found("Kindertagesstätten")).containsExactlyInAnyOrder(3, 4);
    assertThat(found("Kita")).containsExactlyInAnyOrder(3, 4);
  }

  @Test
  void one_that_stands_for_several_names_stands_for_the_one_most_documents_mean()
      throws IOException {
    ready(
        Sample.numbered(1).pages("Mitarbeiterin der Ambulanz (MA)"),
        Sample.numbered(2).pages("Modellarbeit (MA)"),
        Sample.numbered(3).pages("Modellarbeit"));
    assertThat(found("MA")).containsExactlyInAnyOrder(1, 2);
    assertThat(learned(Access.PUBLIC)).allMatch(one -> one.use() == Use.AMBIGUOUS).hasSize(2);
    index.put(Sample.numbered(4).pages("Die Modellarbeit (MA) endet").document());
    index.refresh();
    assertThat(found("MA")).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(learned(Access.PUBLIC))
        .containsExactly(
            new Learned("MA", "Modellarbeit", 2, Use.USED),
            new Learned("MA", "Mitarbeiterin der Ambulanz", 1, Use.AMBIGUOUS));
  }

  @Test
  void what_is_not_public_teaches_the_public_nothing_and_what_is_gone_nobody() throws IOException {
    ready(
        Sample.numbered(1).forStaff().pages("Geheimprojekt Nordlicht (GPN)"),
        Sample.numbered(2).pages("Das GPN"),
        Sample.numbered(3).pages("Geheimprojekt Nordlicht"));
    assertThat(found("GPN")).containsExactly(2);
    assertThat(learned(Access.PUBLIC)).isEmpty();
    assertThat(learned(Access.STAFF))
        .containsExactly(new Learned("GPN", "Geheimprojekt Nordlicht", 1, Use.USED));
    index.put(Sample.numbered(1).pages("Geheimprojekt Nordlicht (GPN)").document());
    index.refresh();
    assertThat(found("GPN")).containsExactlyInAnyOrder(1, 2, 3);
    index.remove(Sample.id(1));
    index.refresh();
    assertThat(found("GPN")).containsExactly(2);
    assertThat(learned(Access.STAFF)).isEmpty();
  }

  @Test
  void they_can_be_switched_off_one_by_one_all_at_once_and_for_one_question() throws IOException {
    ready(
        LAW,
        Sample.numbered(2).pages("Infektionsschutzgesetz"),
        Sample.numbered(3).pages("Öffentlicher Gesundheitsdienst (ÖGD)"),
        Sample.numbered(4).pages("ÖGD"));
    SearchRequest asked = SearchRequest.of(QueryParser.parse("IfSG").query());
    SearchRequest narrow =
        new SearchRequest(
            asked.query(),
            asked.chosen(),
            asked.excluded(),
            null,
            null,
            null,
            asked.sort(),
            Match.ALL,
            1,
            10,
            false,
            false);
    assertThat(index.searcher(Access.PUBLIC).search(narrow).total()).isEqualTo(1);
    index.close();
    index = LuceneIndex.open(folder, Set.of("ifsg"));
    assertThat(found("IfSG")).containsExactly(1);
    assertThat(found("Gesundheitsdienst öffentlicher")).containsExactly(3);
    assertThat(found("Öffentlicher Gesundheitsdienst")).containsExactlyInAnyOrder(3, 4);
    assertThat(learned(Access.PUBLIC)).extracting(Learned::use).containsExactly(Use.OFF, Use.USED);
    index.close();
    index = LuceneIndex.open(folder, Set.of("*"));
    assertThat(found("Öffentlicher Gesundheitsdienst")).containsExactly(3);
  }

  @Test
  void marks_and_reasons_say_what_was_found() throws IOException {
    ready(
        LAW,
        Sample.numbered(2).title("Zum Infektionsschutzgesetz").pages("Infektionsschutzgesetz"));
    SearchRequest request = SearchRequest.of(QueryParser.parse("IfSG").query()).explained(true);
    List<Hit> hits = index.searcher(Access.PUBLIC).search(request).hits();
    assertThat(hits.getLast().reasons().getFirst().forms())
        .containsExactly(new Form("Infektionsschutzgesetz", 1, "S. 1", Manner.ABBREVIATION));
    assertThat(hits.getLast().passages().getFirst().marks()).hasSize(1);
    String text = "Hier steht das Infektionsschutzgesetz.";
    assertThat(
            index
                .searcher(Access.PUBLIC)
                .marks(QueryParser.parse("IfSG").query(), Language.GERMAN, text))
        .extracting(mark -> text.substring(mark.start(), mark.end()))
        .containsExactly("Infektionsschutzgesetz");
  }

  private List<Learned> learned(Access access) throws IOException {
    return index.searcher(access).abbreviations();
  }

  private List<Integer> found(String typed) throws IOException {
    SearchRequest request = SearchRequest.of(QueryParser.parse(typed).query());
    return index.searcher(Access.PUBLIC).search(request).hits().stream()
        .map(hit -> Integer.parseInt(hit.id().value().substring(3)))
        .toList();
  }
}
