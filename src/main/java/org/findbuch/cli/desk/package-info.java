/** Commands for what staff do at their desk: who may sign in, what is said about documents. */
@NullMarked
package org.findbuch.cli.desk;

import org.jspecify.annotations.NullMarked;
