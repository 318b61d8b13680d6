/** From the text of pages and the places of its words to what it is made of. */
@NullMarked
package org.findbuch.extract.structure;

import org.jspecify.annotations.NullMarked;
