/**
 * The words everything else is said with: what a document, a page, a collection and a facet are.
 */
@NullMarked
package org.findbuch.document;

import org.jspecify.annotations.NullMarked;
