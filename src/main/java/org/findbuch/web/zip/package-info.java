/** Several originals in one ZIP, written while it is sent and gone on with where it broke off. */
@NullMarked
package org.findbuch.web.zip;

import org.jspecify.annotations.NullMarked;
