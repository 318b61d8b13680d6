/** Counts the pages of scans, and decodes them only to draw them. */
@NullMarked
package org.findbuch.extract.scan;

import org.jspecify.annotations.NullMarked;
