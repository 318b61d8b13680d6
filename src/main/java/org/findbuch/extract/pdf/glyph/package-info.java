/** The glyphs of a page where they stand, gathered into runs, before anything is read. */
@NullMarked
package org.findbuch.extract.pdf.glyph;

import org.jspecify.annotations.NullMarked;
