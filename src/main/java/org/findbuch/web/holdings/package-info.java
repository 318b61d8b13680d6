/** Pages of what is kept: documents, their pages and files, collections, how the archive is. */
@NullMarked
package org.findbuch.web.holdings;

import org.jspecify.annotations.NullMarked;
