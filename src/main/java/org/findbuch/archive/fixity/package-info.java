/**
 * Whether the stored bytes are still the ones that came in: before they are given out, and by and
 * by.
 */
@NullMarked
package org.findbuch.archive.fixity;

import org.jspecify.annotations.NullMarked;
