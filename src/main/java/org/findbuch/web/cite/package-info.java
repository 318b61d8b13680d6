/**
 * What reference managers take: a document, one of its files or one of its pages as they cite it.
 */
@NullMarked
package org.findbuch.web.cite;

import org.jspecify.annotations.NullMarked;
