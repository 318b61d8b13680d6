/**
 * An OCFL 1.1 validator written from the specification alone: it uses no class of the program and
 * none of the library that the program writes with. Codes are those of the specification.
 */
@NullMarked
package org.findbuch.ocfl;

import org.jspecify.annotations.NullMarked;
