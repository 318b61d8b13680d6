/** One question from the request to the answer: admitted, compiled, ranked, counted. */
@NullMarked
package org.findbuch.index.lucene.question;

import org.jspecify.annotations.NullMarked;
