/** Saves the archive of one moment while everybody goes on, and brings it back. */
@NullMarked
package org.findbuch.archive.backup;

import org.jspecify.annotations.NullMarked;
