package org.findbuch.reading;

/**
 * A heading of a document.
 *
 * @param level 1 for the highest
 * @param page on which it stands
 * @param label what that page is called
 */
public record OutlineView(String title, int level, int page, String label, String url) {}
