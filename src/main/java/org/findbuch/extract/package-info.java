/**
 * Turns bytes into pages with positions and into what a file tells of itself; never in the server's
 * own process.
 */
@NullMarked
package org.findbuch.extract;

import org.jspecify.annotations.NullMarked;
