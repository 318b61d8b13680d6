/** What is added to pages: forms that are filled in, notes, comments, stamps. */
@NullMarked
package org.findbuch.extract.pdf.annotation;

import org.jspecify.annotations.NullMarked;
