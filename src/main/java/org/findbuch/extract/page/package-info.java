/**
 * What is made of what a reader finds on a page: its number, its state, how well it can be read,
 * and what the file tells of itself. Used by the readers, within a worker.
 */
@NullMarked
package org.findbuch.extract.page;

import org.jspecify.annotations.NullMarked;
