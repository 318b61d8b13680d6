/** Makes a PDF of pages of others, and the cover sheet before them. */
@NullMarked
package org.findbuch.extract.pdf.binding;

import org.jspecify.annotations.NullMarked;
