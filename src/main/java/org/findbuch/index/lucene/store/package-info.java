/** How documents lie in an index, and what is kept in memory of each of its segments. */
@NullMarked
package org.findbuch.index.lucene.store;

import org.jspecify.annotations.NullMarked;
