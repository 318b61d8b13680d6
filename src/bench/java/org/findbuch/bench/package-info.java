/** Measures the whole program beside floors that never call it. */
@NullMarked
package org.findbuch.bench;

import org.jspecify.annotations.NullMarked;
