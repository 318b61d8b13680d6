/**
 * What is known of words: how a text is cut into them, their forms, compounds, slips; Strings in
 * and out.
 */
@NullMarked
package org.findbuch.language;

import org.jspecify.annotations.NullMarked;
