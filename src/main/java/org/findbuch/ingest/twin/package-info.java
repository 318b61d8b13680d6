/** Tells how much two texts have in common. */
@NullMarked
package org.findbuch.ingest.twin;

import org.jspecify.annotations.NullMarked;
