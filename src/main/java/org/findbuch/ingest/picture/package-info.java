/** Pictures of pages and prints of documents: kept on the disk, and made where they are not. */
@NullMarked
package org.findbuch.ingest.picture;

import org.jspecify.annotations.NullMarked;
