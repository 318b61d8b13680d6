/** Judged questions: who finds what is right, how high up, and whether that is more than chance. */
@NullMarked
package org.findbuch.bench.relevance;

import org.jspecify.annotations.NullMarked;
