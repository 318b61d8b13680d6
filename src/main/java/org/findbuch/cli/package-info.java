/** Commands for a terminal, and the one process that carries them out for all others. */
@NullMarked
package org.findbuch.cli;

import org.jspecify.annotations.NullMarked;
