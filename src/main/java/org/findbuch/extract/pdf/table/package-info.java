/** From rules and the places of words to tables. */
@NullMarked
package org.findbuch.extract.pdf.table;

import org.jspecify.annotations.NullMarked;
