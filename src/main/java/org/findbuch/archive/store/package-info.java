/** The seams to whatever keeps objects, catalogue and texts, and the records that pass them. */
@NullMarked
package org.findbuch.archive.store;

import org.jspecify.annotations.NullMarked;
