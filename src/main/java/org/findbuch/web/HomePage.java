package org.findbuch.web;

import java.util.List;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.SearchView.FacetValue;

/** What the first page shows. */
public record HomePage(
    Frame frame,
    long documents,
    long pages,
    long searchablePages,
    List<CollectionView> conferences,
    List<DocumentView> newest,
    List<FacetValue> topics) {}
