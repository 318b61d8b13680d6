/**
 * The workers as the server sees them: started, caged, given one file after the other, ended and
 * replaced.
 */
@NullMarked
package org.findbuch.extract.pool;

import org.jspecify.annotations.NullMarked;
