/** The whole program with files that nobody would send in good faith, and with odd ones. */
@NullMarked
package org.findbuch.hostile;

import org.jspecify.annotations.NullMarked;
