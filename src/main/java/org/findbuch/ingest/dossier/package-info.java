/** Copies chosen pages, file by file, and has them bound. */
@NullMarked
package org.findbuch.ingest.dossier;

import org.jspecify.annotations.NullMarked;
