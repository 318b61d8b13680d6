/** Keeps catalogue and page texts in SQLite files. */
@NullMarked
package org.findbuch.archive.sql;

import org.jspecify.annotations.NullMarked;
