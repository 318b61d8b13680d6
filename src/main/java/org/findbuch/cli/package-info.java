/**
 * Reads a command line, has it carried out and says what came of it; its rooms are the commands.
 */
@NullMarked
package org.findbuch.cli;

import org.jspecify.annotations.NullMarked;
