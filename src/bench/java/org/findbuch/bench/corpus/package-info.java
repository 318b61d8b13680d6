/** Makes German documents of any number whose words are distributed as real ones are. */
@NullMarked
package org.findbuch.bench.corpus;

import org.jspecify.annotations.NullMarked;
