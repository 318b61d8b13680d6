/**
 * Reads office files, books, pages of the web and text with Tika; makes pages where there are none.
 */
@NullMarked
package org.findbuch.extract.tika;

import org.jspecify.annotations.NullMarked;
