/**
 * Looks at what nobody has checked yet, in the server itself: bounded in bytes and steps, and
 * running nothing that a file could lead astray.
 */
@NullMarked
package org.findbuch.extract.look;

import org.jspecify.annotations.NullMarked;
