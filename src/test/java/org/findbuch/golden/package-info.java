/** What readers ask of the demo collection, and where the answers stand. */
@NullMarked
package org.findbuch.golden;

import org.jspecify.annotations.NullMarked;
