/** How staff look after one document and publish several: the pages behind their desk. */
@NullMarked
package org.findbuch.web.publishing;

import org.jspecify.annotations.NullMarked;
