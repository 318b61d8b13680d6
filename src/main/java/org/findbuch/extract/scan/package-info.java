/** Counts the pages of scans and decodes none of them. */
@NullMarked
package org.findbuch.extract.scan;

import org.jspecify.annotations.NullMarked;
