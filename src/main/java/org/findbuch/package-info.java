/** Starts the program, reads its settings, and wires server and worker by hand. */
@NullMarked
package org.findbuch;

import org.jspecify.annotations.NullMarked;
