/** Commands that look after what is kept: publication, index, copies and keys. */
@NullMarked
package org.findbuch.cli.keep;

import org.jspecify.annotations.NullMarked;
