/**
 * Finds documents by words and narrows by facets; owns {@code index/} but for the previews.
 *
 * <p>Order of use: {@link org.findbuch.index.SearchIndex#put} documents, {@link
 * org.findbuch.index.SearchIndex#refresh} so that they are seen, then ask a {@link
 * org.findbuch.index.Searcher}.
 */
@NullMarked
package org.findbuch.index;

import org.jspecify.annotations.NullMarked;
