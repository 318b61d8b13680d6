/** The one door for every change by a person: checked, made, audited and woken in one place. */
@NullMarked
package org.findbuch.editing;

import org.jspecify.annotations.NullMarked;
