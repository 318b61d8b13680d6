/** Reads PDF with PDFBox: text in reading order, and where on its page each word stands. */
@NullMarked
package org.findbuch.extract.pdf;

import org.jspecify.annotations.NullMarked;
