/** Chosen pages of several files in one PDF with a cover sheet: what is ordered, and from whom. */
@NullMarked
package org.findbuch.extract.binding;

import org.jspecify.annotations.NullMarked;
