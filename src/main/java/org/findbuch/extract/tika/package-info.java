/** Reads every format but PDF with Tika, and makes pages where a format has none. */
@NullMarked
package org.findbuch.extract.tika;

import org.jspecify.annotations.NullMarked;
