/** What a city adds to the pages: texts, logo, icon and colours, from a folder and settings. */
@NullMarked
package org.findbuch.web.site;

import org.jspecify.annotations.NullMarked;
