package org.findbuch.archive.fixity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of everything that is stored has come.
 *
 * @param days that one round takes; 0 when there are none
 * @param begun when the present round began, null before the first
 * @param completed when the last whole round ended, null before that
 * @param checked documents read in the present round
 * @param damaged keys of items of which something is not what it should be
 */
public record FixityState(
    int days,
    @Nullable Instant begun,
    @Nullable Instant completed,
    long checked,
    Set<String> damaged) {
  public FixityState {
    damaged = Set.copyOf(damaged);
  }
}
