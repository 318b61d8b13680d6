/** The pages of staff that keep conferences, series and projects. */
@NullMarked
package org.findbuch.web.arranging;

import org.jspecify.annotations.NullMarked;
