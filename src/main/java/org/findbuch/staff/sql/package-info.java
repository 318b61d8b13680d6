/** Keeps the desk in a SQLite file. */
@NullMarked
package org.findbuch.staff.sql;

import org.jspecify.annotations.NullMarked;
