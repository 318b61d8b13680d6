package org.findbuch.extract.pdf.glyph;

/**
 * Words that belong to a place on the page and are not written there: a comment, or what an
 * abbreviation stands for. Its coordinates are those of its direction.
 */
public record Remark(
    String text, int direction, float left, float top, float right, float bottom) {}
