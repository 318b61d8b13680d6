/** From runs to text: lines, columns, cells, margins, footnotes, in the order of reading. */
@NullMarked
package org.findbuch.extract.pdf.layout;

import org.jspecify.annotations.NullMarked;
