/** What Lucene, Tika and PDFBox do by themselves; nothing here calls the product. */
@NullMarked
package org.findbuch.bench.floor;

import org.jspecify.annotations.NullMarked;
