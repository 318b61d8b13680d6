/** What staff see: signing in, their desk, their own account. */
@NullMarked
package org.findbuch.web.staff;

import org.jspecify.annotations.NullMarked;
