/**
 * Keeps originals, what is said about them, their text and the catalogue; the only code that
 * touches {@code archive/} but for the desk.
 */
@NullMarked
package org.findbuch.archive;

import org.jspecify.annotations.NullMarked;
