/** What readers take along: a selection that stands in the address, and its files. */
@NullMarked
package org.findbuch.web.selection;

import org.jspecify.annotations.NullMarked;
