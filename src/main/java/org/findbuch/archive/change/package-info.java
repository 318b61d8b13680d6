/** How a change reaches object, row and disk together, and how the catalogue is rebuilt. */
@NullMarked
package org.findbuch.archive.change;

import org.jspecify.annotations.NullMarked;
