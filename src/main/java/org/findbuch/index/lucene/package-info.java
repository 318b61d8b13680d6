/** The index on Lucene, in two folders of this machine; the only code that knows Lucene. */
@NullMarked
package org.findbuch.index.lucene;

import org.jspecify.annotations.NullMarked;
