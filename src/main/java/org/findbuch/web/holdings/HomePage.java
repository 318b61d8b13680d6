package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.web.page.PageFrame;

/** What the first page shows. */
public record HomePage(
    PageFrame frame,
    long documents,
    long pages,
    long searchablePages,
    List<CollectionView> conferences,
    List<DocumentView> newest,
    List<FacetValue> topics) {}
