/** Who may do what, and who did: accounts, keys for scripts and the audit. */
@NullMarked
package org.findbuch.staff;

import org.jspecify.annotations.NullMarked;
