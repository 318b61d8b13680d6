/** Pages as pictures: who draws them, and what was drawn. */
@NullMarked
package org.findbuch.extract.picture;

import org.jspecify.annotations.NullMarked;
