/** Has an office program print documents as PDF. */
@NullMarked
package org.findbuch.extract.office;

import org.jspecify.annotations.NullMarked;
