package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.reading.CollectionView;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/** What the list of collections shows: each that holds others with them, then the rest. */
public record CollectionsPage(PageFrame frame, List<Section> sections) {

  /**
   * Collections that belong together.
   *
   * @param head what holds them; null for those that nothing holds
   */
  public record Section(@Nullable CollectionView head, List<CollectionView> entries) {}
}
