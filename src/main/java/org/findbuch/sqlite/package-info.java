/** What is the same for every SQLite file: how it is opened, brought forward and looked through. */
@NullMarked
package org.findbuch.sqlite;

import org.jspecify.annotations.NullMarked;
