/** The process that reads: little memory, a time limit, and no way back but pages. */
@NullMarked
package org.findbuch.extract.worker;

import org.jspecify.annotations.NullMarked;
