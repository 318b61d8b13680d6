/** What scripts ask for and hand in, as JSON and files. */
@NullMarked
package org.findbuch.web.api;

import org.jspecify.annotations.NullMarked;
