/** What meets every request, whatever it asks for: headers, what went wrong, the log, figures. */
@NullMarked
package org.findbuch.web.edge;

import org.jspecify.annotations.NullMarked;
