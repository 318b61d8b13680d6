/** One request and its answer: who asks, in which language and for what, and how HTTP says it. */
@NullMarked
package org.findbuch.web.exchange;

import org.jspecify.annotations.NullMarked;
