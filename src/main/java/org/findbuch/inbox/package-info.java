/** A watched folder whose files the service takes in. */
@NullMarked
package org.findbuch.inbox;

import org.jspecify.annotations.NullMarked;
