/**
 * Carries every change on until it can be found: a new file, an edit, a withdrawal. The catalogue
 * is the queue; each step may run twice with the same result.
 */
@NullMarked
package org.findbuch.ingest;

import org.jspecify.annotations.NullMarked;
