/** Files that come in pieces, until they are whole. */
@NullMarked
package org.findbuch.archive.partial;

import org.jspecify.annotations.NullMarked;
