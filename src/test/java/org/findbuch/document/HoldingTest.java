package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.findbuch.document.Proposal.Source;
import org.junit.jupiter.api.Test;

class HoldingTest {
  private static final Found FOUND =
      new Found("Vorlage", List.of(), null, null)
          .proposing(
              new Proposals(
                  List.of(
                      new Proposal(MetadataField.TITLE, "Erreger", Source.METADATA, 92),
                      new Proposal(MetadataField.TITLE, "Masern", Source.FIRST_PAGE, 82),
                      new Proposal(MetadataField.DATE, new DocumentDate("2004"), Source.TEXT, 30),
                      new Proposal(MetadataField.KIND, Kind.FLYER, Source.FILE_NAME, 80),
                      new Proposal(MetadataField.LICENCE, "CC BY 4.0", Source.IMPRINT, 88))));

  @Test
  void the_surest_proposal_stands_in_where_nobody_has_said_anything() {
    Holding holding = holding(Metadata.NONE, FOUND);
    assertThat(holding.title()).isEqualTo("Erreger");
    assertThat(holding.kind()).isEqualTo(Kind.FLYER);
    assertThat(holding.proposal(MetadataField.TITLE)).isPresent();
  }

  @Test
  void what_a_person_says_wins_and_leaves_no_proposal() {
    Holding holding = holding(new Metadata.Builder().title("Röteln").build(), FOUND);
    assertThat(holding.title()).isEqualTo("Röteln");
    assertThat(holding.proposal(MetadataField.TITLE)).isEmpty();
  }

  @Test
  void after_a_refusal_the_next_one_stands_in_or_none() {
    assertThat(refusing("title=Erreger").title()).isEqualTo("Masern");
    assertThat(refusing("title=Erreger", "title=Masern").title()).isEqualTo("datei");
    assertThat(refusing("title=*").title()).isEqualTo("datei");
    assertThat(refusing("kind=flyer").kind()).isEqualTo(Kind.OTHER);
    assertThat(refusing("kind=report").kind()).isEqualTo(Kind.FLYER);
  }

  @Test
  void what_is_not_sure_enough_is_shown_nowhere() {
    assertThat(holding(Metadata.NONE, FOUND).date()).isNull();
  }

  @Test
  void a_licence_is_for_people_to_give() {
    assertThat(holding(Metadata.NONE, FOUND).shown(MetadataField.LICENCE)).isNull();
  }

  @Test
  void a_title_that_many_files_share_is_proposed_no_more() {
    Found shared = new Found(null, List.of(), null, null, DocumentOutline.NONE, FOUND.proposals());
    assertThat(holding(Metadata.NONE, shared).title()).isEqualTo("Masern");
  }

  private static Holding refusing(String... refused) {
    Metadata.Builder said = new Metadata.Builder();
    MetadataField.REFUSED.set(said, List.of(refused));
    return holding(said.build(), FOUND);
  }

  private static Holding holding(Metadata said, Found found) {
    Original original =
        new Original(1, "datei.pdf", Format.PDF, 1, new Sha256("ab".repeat(32)), Instant.EPOCH);
    Document document =
        new Document(
            new DocumentId("0pwgcl06s9t4"),
            1,
            Publication.PUBLISHED,
            said,
            List.of(original),
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            null);
    return new Holding(document, new Progress.Searchable(), found, Coverage.NONE, 1);
  }
}
