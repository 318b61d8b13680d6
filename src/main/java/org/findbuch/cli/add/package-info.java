/**
 * Commands that bring documents in: add, reread, and the service with its inbox and demo
 * collection.
 */
@NullMarked
package org.findbuch.cli.add;

import org.jspecify.annotations.NullMarked;
