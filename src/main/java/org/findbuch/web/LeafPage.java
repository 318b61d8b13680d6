package org.findbuch.web;

import java.util.List;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a document shows.
 *
 * @param paragraphs its text, the found words apart
 * @param total how many pages there are; 0 where counting them says nothing
 * @param nextFound the next page that also holds the words
 */
public record LeafPage(
    Frame frame,
    DocumentView document,
    PageView page,
    String query,
    List<List<Piece>> paragraphs,
    long total,
    @Nullable PageLink nextFound,
    String documentUrl,
    String originalUrl,
    Citation citation) {}
