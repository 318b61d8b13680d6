package org.findbuch.language;

/**
 * A word of a text.
 *
 * @param text in small letters, whole where it is broken at the end of a line
 * @param start in UTF-16 code units of the text as it stands
 * @param end after its last letter there
 */
public record Word(String text, int start, int end) {}
