/** Text that stands on pictures only, recognised by tesseract. */
@NullMarked
package org.findbuch.extract.ocr;

import org.jspecify.annotations.NullMarked;
