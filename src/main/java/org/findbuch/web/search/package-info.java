/** Pages of a search: hits, facets, years, why and why not. */
@NullMarked
package org.findbuch.web.search;

import org.jspecify.annotations.NullMarked;
