package org.findbuch.reading;

import java.util.List;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/**
 * One conference, series or project, as {@code /api/collections/{id}} gives it.
 *
 * @param documents how many documents it and the collections below it hold that the reader may see
 */
public record CollectionView(
    String id,
    String kind,
    String kindLabel,
    String title,
    String url,
    @Nullable CollectionRef parent,
    @Nullable String start,
    @Nullable String end,
    @Nullable String dateLabel,
    @Nullable String place,
    @Nullable String theme,
    @Nullable String form,
    List<String> criteria,
    @Nullable String contact,
    @Nullable String description,
    List<CollectionRef> children,
    long documents) {}
