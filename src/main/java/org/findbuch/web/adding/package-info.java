/** Where staff add files: pages with and without script, and what a script of theirs asks. */
@NullMarked
package org.findbuch.web.adding;

import org.jspecify.annotations.NullMarked;
