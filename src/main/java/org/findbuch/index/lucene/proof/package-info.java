/** Passages with their marks, and the reasons why a document was found. */
@NullMarked
package org.findbuch.index.lucene.proof;

import org.jspecify.annotations.NullMarked;
