/** The program as a child process, killed wherever it hurts. */
@NullMarked
package org.findbuch.crash;

import org.jspecify.annotations.NullMarked;
