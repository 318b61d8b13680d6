/** What a document goes back to and what came of it, over the years. */
@NullMarked
package org.findbuch.reading.course;

import org.jspecify.annotations.NullMarked;
