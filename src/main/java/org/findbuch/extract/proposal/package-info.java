/** What the first pages of a file, its name and its properties make likely of its record. */
@NullMarked
package org.findbuch.extract.proposal;

import org.jspecify.annotations.NullMarked;
