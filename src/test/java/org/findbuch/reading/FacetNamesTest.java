package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.reading.SearchView.FacetValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacetNamesTest {
  @TempDir Path folder;
  private OpenLibrary library;
  private FacetLabels german;
  private FacetLabels english;

  @BeforeEach
  void open() throws IOException {
    library = new OpenLibrary(folder);
    library.collection("reihe", null, null);
    library.collection("konferenz", "reihe", "2004");
    library.collection("allein", null, null);
    german = new FacetLabels(library.as(Access.STAFF).shelves(), Wording.GERMAN);
    english = new FacetLabels(library.as(Access.STAFF).shelves(), Wording.ENGLISH);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void values_are_called_by_the_readers_words() throws IOException {
    assertThat(german.label(Facet.KIND, "report")).isEqualTo("Gesundheitsbericht");
    assertThat(english.label(Facet.KIND, "minutes")).isEqualTo("Minutes");
    assertThat(german.label(Facet.FORMAT, "docm")).isEqualTo("Word mit Makros");
    assertThat(german.label(Facet.LANGUAGE, "tr")).isEqualTo("Türkisch");
    assertThat(english.label(Facet.LANGUAGE, "de")).isEqualTo("German");
    assertThat(german.label(Facet.COLLECTION, "reihe")).isEqualTo("Titel von reihe");
    assertThat(german.label(Facet.TOPIC, "Pflege")).isEqualTo("Pflege");
  }

  @Test
  void what_nobody_knows_is_shown_as_it_is() throws IOException {
    assertThat(german.label(Facet.KIND, "roman")).isEqualTo("roman");
    assertThat(german.label(Facet.COLLECTION, "weg")).isEqualTo("weg");
    assertThat(german.label(Facet.COLLECTION, "Keine Kennung")).isEqualTo("Keine Kennung");
  }

  @Test
  void years_stand_in_their_order_without_gaps() throws IOException {
    assertThat(
            german.label(
                Facet.YEAR, List.of(new Count("2004", 3), new Count("2001", 1)), List.of("2001")))
        .containsExactly(
            new FacetValue("2001", "2001", 1, true, null),
            new FacetValue("2002", "2002", 0, false, null),
            new FacetValue("2003", "2003", 0, false, null),
            new FacetValue("2004", "2004", 3, false, null));
    assertThat(
            german.label(
                Facet.YEAR, List.of(new Count("1200", 1), new Count("2004", 1)), List.of()))
        .as("a span that no reader could take in")
        .hasSize(2);
  }

  @Test
  void a_collection_stands_below_what_holds_it() throws IOException {
    List<Count> counts =
        List.of(new Count("konferenz", 3), new Count("allein", 2), new Count("reihe", 4));
    assertThat(german.label(Facet.COLLECTION, counts, List.of("konferenz")))
        .containsExactly(
            new FacetValue("allein", "Titel von allein", 2, false, null),
            new FacetValue("reihe", "Titel von reihe", 4, false, null),
            new FacetValue("konferenz", "Titel von konferenz", 3, true, "reihe"));
    assertThat(german.label(Facet.COLLECTION, List.of(new Count("konferenz", 3)), List.of()))
        .as("what holds it is not in the list")
        .containsExactly(new FacetValue("konferenz", "Titel von konferenz", 3, false, null));
  }

  @Test
  void values_are_looked_for_by_a_part_of_their_name_together_with_what_holds_them() {
    FacetValue series = new FacetValue("r", "Reihe", 4, false, null);
    FacetValue conference = new FacetValue("k", "Pflegekonferenz", 3, false, "r");
    FacetValue other = new FacetValue("o", "Anderes", 1, false, null);
    List<FacetValue> all = List.of(series, conference, other);
    assertThat(FacetLabels.named("PFLEGE", all)).containsExactly(series, conference);
    assertThat(FacetLabels.named("", all)).isEqualTo(all);
    assertThat(FacetLabels.named("nichts", all)).isEmpty();
  }

  @Test
  void every_facet_is_answered_also_without_values() throws IOException {
    Map<Facet, List<FacetValue>> labelled = german.label(Map.of(), Map.of());
    assertThat(labelled).containsOnlyKeys(Facet.values());
    assertThat(labelled.values()).allSatisfy(values -> assertThat(values).isEmpty());
  }
}
