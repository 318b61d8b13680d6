/** What a server and its workers say to each other, and how the one starts the other. */
@NullMarked
package org.findbuch.extract.protocol;

import org.jspecify.annotations.NullMarked;
