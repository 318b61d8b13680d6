/**
 * One view for every reader, person or script: search results with their records, documents, pages,
 * collections. What is shown to whom is decided here; {@code web} and {@code cli} only render it.
 */
@NullMarked
package org.findbuch.reading;

import org.jspecify.annotations.NullMarked;
