/** Content streams: operators and operands, carried out as far as text depends on them. */
@NullMarked
package org.findbuch.extract.pdf.content;

import org.jspecify.annotations.NullMarked;
