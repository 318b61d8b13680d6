/** What helps somebody who types: suggestions, similar spellings, corrections. */
@NullMarked
package org.findbuch.index.lucene.typing;

import org.jspecify.annotations.NullMarked;
