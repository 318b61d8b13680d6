/** Who may do what: keys for scripts. */
@NullMarked
package org.findbuch.staff;

import org.jspecify.annotations.NullMarked;
