/** What a reader can ask: text to tree, and the request around it. */
@NullMarked
package org.findbuch.query;

import org.jspecify.annotations.NullMarked;
