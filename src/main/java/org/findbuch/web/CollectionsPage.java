package org.findbuch.web;

import java.util.List;
import org.findbuch.reading.CollectionView;
import org.jspecify.annotations.Nullable;

/** What the list of collections shows: each that holds others with them, then the rest. */
public record CollectionsPage(Frame frame, List<Section> sections) {

  /**
   * Collections that belong together.
   *
   * @param head what holds them; null for those that nothing holds
   */
  public record Section(@Nullable CollectionView head, List<CollectionView> entries) {}
}
