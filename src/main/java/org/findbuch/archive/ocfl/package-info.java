/** Keeps objects in an OCFL 1.1 storage root, and records as JSON. */
@NullMarked
package org.findbuch.archive.ocfl;

import org.jspecify.annotations.NullMarked;
