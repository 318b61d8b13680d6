/**
 * The real program and a real browser: what a reader meets, from the first page to the original.
 */
@NullMarked
package org.findbuch.e2e;

import org.jspecify.annotations.NullMarked;
