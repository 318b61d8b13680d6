/** What all pages are made of: the frame, links, marked text, steps through a list, templates. */
@NullMarked
package org.findbuch.web.page;

import org.jspecify.annotations.NullMarked;
