/** One process holds the folders, and carries out the commands of all others. */
@NullMarked
package org.findbuch.holder;

import org.jspecify.annotations.NullMarked;
