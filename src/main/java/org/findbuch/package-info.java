/** Starts the program: reads settings and wires the parts together by hand. */
@NullMarked
package org.findbuch;

import org.jspecify.annotations.NullMarked;
