/** Queries, weights and iterators: which documents match and which are the best. */
@NullMarked
package org.findbuch.index.lucene.match;

import org.jspecify.annotations.NullMarked;
