/** HTTP in, HTML or JSON out; the only code that speaks HTTP. */
@NullMarked
package org.findbuch.web;

import org.jspecify.annotations.NullMarked;
