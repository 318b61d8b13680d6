/**
 * A PDF as a file of objects: opening it, also when it was cut short, and the bytes of its streams.
 */
@NullMarked
package org.findbuch.extract.pdf.file;

import org.jspecify.annotations.NullMarked;
