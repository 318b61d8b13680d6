/** Commands that look: search and show what is there. */
@NullMarked
package org.findbuch.cli.find;

import org.jspecify.annotations.NullMarked;
