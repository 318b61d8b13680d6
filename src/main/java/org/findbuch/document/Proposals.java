package org.findbuch.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that is proposed for one document; of each field the surest first.
 *
 * @param all at most one of each value of a field
 */
public record Proposals(List<Proposal> all) {
  public static final Proposals NONE = new Proposals(List.of());

  public Proposals {
    all =
        all.stream()
            .sorted(
                Comparator.comparing(Proposal::field)
                    .thenComparing(Proposal::confidence, Comparator.reverseOrder()))
            .toList();
  }

  /** What is proposed for a field, the surest first. */
  public List<Proposal> of(MetadataField field) {
    return all.stream().filter(proposal -> proposal.field() == field).toList();
  }

  /** The surest for a field. */
  public Optional<Proposal> best(MetadataField field) {
    return of(field).stream().findFirst();
  }

  public Proposals without(Predicate<Proposal> unwanted) {
    return new Proposals(all.stream().filter(unwanted.negate()).toList());
  }
}
