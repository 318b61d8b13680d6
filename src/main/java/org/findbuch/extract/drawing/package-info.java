/** Pages as files of pictures, for whoever looks at them. */
@NullMarked
package org.findbuch.extract.drawing;

import org.jspecify.annotations.NullMarked;
