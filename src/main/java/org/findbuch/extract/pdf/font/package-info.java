/** Fonts: the characters and the width of every code, from dictionaries and encodings. */
@NullMarked
package org.findbuch.extract.pdf.font;

import org.jspecify.annotations.NullMarked;
